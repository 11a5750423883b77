// The phone (M1 to M3): a camera that films the device's code, a saved picture, and every refusal in a sentence.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, launch, person, phone } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { film, filming } from "./harness/film.js";
import { OLD, submit, until, words } from "./harness/people.js";

let demo, browser, code;

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  const call = (path, body) =>
    fetch(`${demo.device}${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  await call("/api/v1/activate", { password: OLD, reserved_email: "owner@example.net" });
  code = await (await call("/api/v1/forgot/email", { agreed: true })).json();
  const picture = await fetch(`${demo.device}${code.qr_png}`);
  code.picture = Buffer.from(await picture.arrayBuffer());
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** A phone whose camera films these takes, on the page that scans. */
async function filmed(takes, options = {}) {
  const drawing = await browser.newPage();
  const file = await film(drawing, code.picture, takes);
  await drawing.close();
  const camera = await launch(filming(file));
  const holder = await person(camera, { ...phone, permissions: ["camera"], ...options });
  const done = async () => {
    await holder.done();
    await camera.close();
  };
  // What the page notes when it has read a code, before it goes on to the next.
  let took;
  await holder.context.exposeBinding("readAfter", (_, millis) => (took = Number(millis)));
  await holder.context.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      const box = document.querySelector("[data-camera]");
      if (box) new MutationObserver(() => box.dataset.took && globalThis.readAfter(box.dataset.took)).observe(box, { attributes: true });
    });
  });
  await holder.page.goto(`${demo.portal}/scan`);
  return { ...holder, done, took: () => took };
}

const TAKES = {
  straight: [{ frames: 30 }],
  turned_by_thirty_degrees: [{ frames: 30, turned: 30 }],
  blurred: [{ frames: 30, blurred: 1.6 }],
  dim: [{ frames: 30, light: 0.3 }],
  small: [{ frames: 30, share: 0.45 }],
  in_view_only_after_two_seconds: [{ frames: 30, away: true }, { frames: 45 }],
};

for (const [name, takes] of Object.entries(TAKES)) {
  test(`m1_m2_the_camera_reads_a_code_that_is_${name}`, async (t) => {
    const { page, done, took } = await filmed(takes);
    await page.getByRole("button", { name: "Open the camera" }).click();
    const began = Date.now();
    await page.waitForURL(/\/c\/\d+$/);
    t.diagnostic(`read ${took()} ms after the first frame; on the next page ${Date.now() - began} ms after the camera was asked for`);
    assert.ok((await words(page)).includes(code.challenge), "the phone shows the device's challenge");
    await done();
  });
}

test("m1_m3_the_page_that_scans_and_the_one_after_it", async () => {
  const { page, done } = await filmed([{ frames: 30, away: true }]);
  await check(page, "scan");
  await page.getByRole("button", { name: "Open the camera" }).click();
  await page.getByText("Hold the phone so that the whole code is in the picture").waitFor();
  await check(page, "scan-looking");
  await page.getByRole("button", { name: "Close the camera" }).click();
  assert.equal(await page.locator("video").isVisible(), false);
  // A saved picture does the same.
  await page.getByLabel("Photo or screenshot").setInputFiles({ name: "code.png", mimeType: "image/png", buffer: code.picture });
  await submit(page, /Read the picture/);
  await page.waitForURL(/\/c\/\d+$/);
  assert.match(await words(page), /ow\*\*\*\*\.net/, "the phone shows where the code goes, masked");
  await submit(page, /Mail the code/);
  await page.getByRole("heading", { name: /Look in the reserved mailbox/ }).waitFor();
  assert.match(await words(page), /ow\*\*\*\*\.net/);
  await check(page, "scan-ordered");
  await done();
});

test("m1_no_permission_no_camera_and_no_code_are_each_told_in_a_sentence", async () => {
  const holder = await person(browser, phone);
  const { page } = holder;
  await page.goto(`${demo.portal}/scan`);
  await page.getByRole("button", { name: "Open the camera" }).click();
  await page.getByText(/may not use the camera|No camera was found/).waitFor();
  await check(page, "scan-refused");
  await page.getByLabel("Photo or screenshot").setInputFiles({ name: "note.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await submit(page, /Read the picture/);
  await page.getByRole("alert").waitFor();
  assert.match(await words(page), /cannot be read here/);
  await check(page, "scan-no-picture");
  await holder.done();
});

test("m1_a_saved_picture_is_scanned_without_scripts", async () => {
  const holder = await person(browser, { ...phone, javaScriptEnabled: false });
  const { page } = holder;
  await page.goto(`${demo.portal}/scan`);
  assert.equal(await page.getByRole("button", { name: "Open the camera" }).isVisible(), false);
  await page.getByLabel("Photo or screenshot").setInputFiles({ name: "code.png", mimeType: "image/png", buffer: code.picture });
  await submit(page, /Read the picture/);
  await page.waitForURL(/\/c\/\d+$/);
  await holder.done();
});

test("m1_an_altered_code_is_told_from_a_good_one", async () => {
  const holder = await person(browser, phone);
  const digits = code.link.match(/\d+$/)[0];
  const changed = digits.slice(0, -3) + ((Number(digits.slice(-3)) + 1) % 1000).toString().padStart(3, "0");
  await holder.page.goto(`${demo.portal}/c/${changed}`);
  assert.match(await words(holder.page), /could not be confirmed|cannot be used|damaged/);
  assert.equal(await holder.page.getByRole("button", { name: "Mail the code" }).count(), 0);
  await check(holder.page, "scan-altered");
  await holder.done();
});

test("m2_the_page_opens_from_the_home_screen_also_without_a_network", async () => {
  const holder = await person(browser, phone);
  const { page, context } = holder;
  await page.goto(`${demo.portal}/scan`);
  const manifest = await (await fetch(`${demo.portal}/app.webmanifest?lang=de`)).json();
  assert.equal(manifest.name.includes("Regain"), true);
  assert.equal(manifest.lang, "de");
  for (const { src } of manifest.icons) assert.equal((await fetch(demo.portal + src)).headers.get("content-type"), "image/png");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await until("the worker to have what it keeps", () => page.evaluate(async () => (await caches.keys()).length === 1));
  await context.setOffline(true);
  await page.goto(`${demo.portal}/scan`);
  await page.getByRole("heading", { name: "Reset device password" }).waitFor();
  await context.setOffline(false);
  const kept = await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]);
    return (await cache.keys()).map(({ url }) => new URL(url).pathname).filter((path) => !path.startsWith("/assets/"));
  });
  assert.deepEqual(kept, ["/scan"], "nothing else is kept");
  await holder.done();
});
