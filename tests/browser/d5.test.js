// D5 from end to end, as a person walks it: locked out, the reserved mailbox, a phone, signed in again; what happens
// while the mail server is down and the service is killed; and what the owner does about a code that is not his.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check, checkSizes, desktop, launch, person, phone } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { film, filming } from "./harness/film.js";
import { NEW, OLD, activate, keyIn, mail, submit, until, words } from "./harness/people.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** A challenge of the email way, as the device's page makes one; its picture with it. */
async function challenge(demo) {
  const call = (path, body) =>
    fetch(`${demo.device}${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  return (await call("/api/v1/forgot/email", { agreed: true })).json();
}

/** Waits until the mail page has a link of this name, and gives its address. */
async function linkIn(page, pattern) {
  const text = await page.locator(".letter").innerText();
  const link = text.match(pattern)?.[0];
  assert.ok(link, text);
  return link;
}

test("d5_locked_out_to_signed_in_by_the_phones_own_camera", { timeout: 240_000 }, async (t) => {
  const demo = await startDemo();
  await activate(demo);
  const device = await person(browser, desktop);
  const mailbox = await person(browser, desktop);
  const { page } = device;
  let clicks = 0;
  const click = (place) => {
    clicks += 1;
    return place.click();
  };
  const type = async (fields) => {
    for (const [name, text] of Object.entries(fields)) await page.locator(`input[name="${name}"]`).fill(text);
  };

  const began = Date.now();
  await page.goto(`${demo.device}/sign-in`);
  await click(page.getByRole("link", { name: "Forgot password?" }));
  await click(page.locator('a[href="/forgot/email"]'));
  await page.getByRole("heading", { name: "Recover by reserved email" }).waitFor();
  assert.match(await words(page), /ow\*\*\*\*\.net/);
  await click(page.getByLabel(/I agree/));
  await click(page.getByRole("button", { name: "Show the QR code" }));
  await page.locator(".qr img").waitFor();
  const number = (await words(page)).match(/Challenge\s+(\w{4}-\w{2})/)[1];

  // A phone films the monitor with the page that it has among its apps.
  const code = await page.locator(".qr img").screenshot();
  const shown = Date.now();
  const drawing = await browser.newPage();
  const reel = await film(drawing, code, [{ frames: 30 }]);
  await drawing.close();
  const camera = await launch(filming(reel));
  const filmed = Date.now();
  const holder = await person(camera, { ...phone, permissions: ["camera"] });
  const bytes = { count: 0 };
  await weigh(holder.page, bytes);
  await holder.page.goto(`${demo.portal}/scan`);
  await click(holder.page.getByRole("button", { name: "Open the camera" }));
  await holder.page.waitForURL(/\/c\/\d+$/);
  const scanned = await words(holder.page);
  assert.ok(scanned.includes(number) && scanned.includes("ow****.net"), scanned);
  await check(holder.page, "d5-phone-scanned");
  await click(holder.page.getByRole("button", { name: "Mail the code" }));
  await holder.page.getByRole("heading", { name: "Look in the reserved mailbox" }).waitFor();
  await check(holder.page, "d5-phone-ordered");

  const ordered = Date.now();
  const letter = await mail(mailbox.page, demo, new RegExp(`Your code for .*${number}`));
  const mailed = Date.now();
  await type({ code: keyIn(letter), new_password: NEW, new_password_again: NEW });
  await click(page.getByRole("button", { name: "Set the new password" }));
  await page.waitForURL(/sign-in/);
  await type({ password: NEW });
  await click(page.getByRole("button", { name: "Sign in" }));
  await page.waitForURL(/home/);
  const took = Date.now() - began - (filmed - shown);
  assert.match(await words(page), /by reserved email/, "the next sign-in tells of it");
  t.diagnostic(`${clicks} clicks and taps; ${took} ms in all, of them ${mailed - ordered} ms from the tap to the mail`);
  t.diagnostic(`${bytes.count} bytes over the wire for the three pages of the phone`);
  assert.ok(clicks <= 8, `${clicks} clicks`);
  assert.ok(bytes.count < 60 * 1024, `${bytes.count} bytes`);
  for (const one of [device, holder, mailbox]) await one.done();
  await camera.close();
  await demo.stop();
});

/** Counts the bytes that the page's calls take over the wire, heads and bodies, without the frames that it films. */
async function weigh(page, bytes) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const frames = new Set();
  session.on("Network.requestWillBeSent", ({ requestId, request }) => request.url.endsWith("/app.js") || (request.url.includes("/api/v1/frames") && frames.add(requestId)));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (!frames.has(requestId)) bytes.count += encodedDataLength;
  });
}

test("d5_the_mail_server_is_down_and_the_service_is_killed_and_one_mail_comes_later", { timeout: 240_000 }, async () => {
  const data = mkdtempSync(join(tmpdir(), "d5-"));
  let demo = await startDemo("--data", data);
  await activate(demo);
  const first = await until("the first mail", () => firstMail(data));
  const { challenge: number, link } = await challenge(demo);
  // A folder in the place of each file that a mail is written to: none can leave.
  const inTheWay = Array.from({ length: 40 }, (_, n) => first.replace(/email\.(\d+)(.*)\.eml$/, (_, id, rest) => `.email.${Number(id) + n + 1}${rest}.part`));
  inTheWay.forEach((folder) => mkdirSync(folder));
  const tap = async () => {
    const holder = await person(browser, phone);
    await holder.page.goto(link);
    await submit(holder.page, /Mail the code/);
    await holder.page.getByRole("heading", { name: "Look in the reserved mailbox" }).waitFor();
    return holder;
  };
  const holder = await tap();
  assert.doesNotMatch(await words(holder.page), /Mails leave late/);
  await demo.kill();
  await holder.done();

  // It comes up again while the mail server is still down: the page says so to whoever asks.
  demo = await startDemo("--data", data);
  const other = await challenge(demo);
  const later = await person(browser, phone);
  await later.page.goto(other.link);
  await until("the page to say that mails are late", async () => {
    await submit(later.page, /Mail the (code|same code again)/);
    await later.page.getByRole("heading", { name: "Look in the reserved mailbox" }).waitFor();
    return /Mails leave late at the moment/.test(await words(later.page));
  });
  await check(later.page, "d5-phone-late");
  await later.done();

  inTheWay.forEach((folder) => rmSync(folder, { recursive: true }));
  const mailbox = await person(browser, desktop);
  await mail(mailbox.page, demo, new RegExp(`Your code for .*${number}`));
  await mailbox.page.goto(demo.mailbox);
  assert.equal(await mailbox.page.getByRole("link", { name: number }).count(), 1, "one mail");
  await mailbox.done();
  await demo.stop();
});

/** The file of the first mail that a demo's service has written, once there is one. */
function firstMail(data) {
  const all = readdirSync(data, { recursive: true, withFileTypes: true });
  const mail = all.find((entry) => entry.isFile() && /^email\..*\.eml$/.test(entry.name));
  return mail && join(mail.parentPath, mail.name);
}

test("d5_this_was_not_me_ends_what_the_service_does_with_a_code", { timeout: 240_000 }, async () => {
  const demo = await startDemo();
  await activate(demo);
  const { challenge: number, link } = await challenge(demo);
  const stranger = await person(browser, phone);
  await stranger.page.goto(link);
  await submit(stranger.page, /Mail the code/);
  const before = await words(stranger.page);
  const owner = await person(browser, phone);
  await mail(owner.page, demo, new RegExp(`Your code for .*${number}`));
  await check(owner.page, "d5-mail");
  const notMe = await linkIn(owner.page, /http\S+\/not-me\/\S+/);
  await owner.page.goto(notMe);
  await owner.page.getByRole("heading", { name: "Was it not you" }).waitFor();
  assert.ok((await words(owner.page)).includes(number));
  await checkSizes(owner.page, "d5-not-me");
  await submit(owner.page, /This was not me/);
  await owner.page.getByRole("heading", { name: "Thank you" }).waitFor();
  assert.match(await words(owner.page), /Restart the device, or change its password/);
  await checkSizes(owner.page, "d5-not-me-done");
  // Whoever orders again reads what he read before, and no mail comes.
  await submit(stranger.page, /Mail the same code again/);
  await stranger.page.getByRole("heading", { name: "Look in the reserved mailbox" }).waitFor();
  assert.equal(await words(stranger.page), before);
  await owner.page.goto(demo.mailbox);
  assert.equal(await owner.page.getByRole("link", { name: number }).count(), 1);
  await stranger.done();
  await owner.done();
  await demo.stop();
});
