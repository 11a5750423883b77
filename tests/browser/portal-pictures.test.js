// Everything that is no good picture of a device's code, in the form, with and without scripts.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, challenge, expectKept, fillRequest, submit, words } from "./harness/people.js";
import { darkroom, foreign } from "./harness/pictures.js";

const LIMIT = { timeout: 240_000 };
let demo, other, browser, room, shown, folder;
before(async () => {
  [demo, other, browser] = await Promise.all([startDemo(), startDemo(), launch()]);
  await Promise.all([activate(demo), activate(other)]);
  room = await darkroom(browser);
  shown = await challenge(demo);
  folder = mkdtempSync(join(tmpdir(), "regain-pictures-"));
});
after(async () => {
  await browser?.close();
  await Promise.all([demo?.stop(), other?.stop()]);
  if (folder) rmSync(folder, { recursive: true });
});

const file = (name, buffer, mimeType = "image/png") => ({ name, mimeType, buffer });

/** What is sent, and what the page has to say about it. */
const cases = {
  "p4_w21_a_pdf_is_named": [() => file("scan.pdf", Buffer.from("%PDF-1.7\n1 0 obj"), "application/pdf"), /a PDF document/],
  "p4_w21_a_gif_is_named": [() => file("moving.gif", Buffer.from("GIF89a\x01\0\x01\0\0\0\0;", "latin1"), "image/gif"), /a GIF picture/],
  "p4_w21_a_text_is_named": [() => file("serial.txt", Buffer.from("My serial is on the label."), "text/plain"), /a text file/],
  "p4_w21_a_pdf_that_calls_itself_png_is_named": [() => file("page.png", Buffer.from("%PDF-1.7\n1 0 obj")), /a PDF document/],
  "p4_w21_fifty_megabytes_are_too_many": [
    () => {
      // The driver hands over larger files by their path only.
      const path = join(folder, "huge.png");
      writeFileSync(path, Buffer.concat([shown.picture, Buffer.alloc(50 * 1024 * 1024)]));
      return path;
    },
    /too large.*10 MB at most/s,
  ],
  "p4_two_codes_in_one_picture_are_counted": [
    async () => file("two.png", await room.sideBySide(shown.picture, (await challenge(other)).picture)),
    /more than one code.*2 different QR codes/s,
  ],
  "p4_a_wireless_networks_code_is_named": [() => file("wifi.png", foreign.wifi), /looks like a Wi-Fi sign-in(?!.*harbour)/s],
  "p4_a_web_links_code_is_named": [() => file("menu.png", foreign.link), /looks like a web link to example\.com/],
  "p4_a_blurred_picture_is_told_as_such": [async () => file("blurred.png", await room.blurred(shown.picture, 12)), /too blurred/],
  "p4_a_code_that_is_cut_off_is_told_as_such": [async () => file("cut.png", await room.cutOff(shown.picture, 0.5)), /cut off/],
  "p4_a_challenge_of_another_authority_is_told_as_such": [
    async () => file("other.png", (await challenge(other)).picture),
    /another (recovery )?service/,
  ],
};

for (const javaScriptEnabled of [true, false]) {
  const manner = javaScriptEnabled ? "at_once" : "without_scripts";
  for (const [name, [make, sentence]] of Object.entries(cases)) {
    test(`${name}_${manner}`, LIMIT, async () => {
      const { page, done } = await person(browser, { ...desktop, javaScriptEnabled });
      await page.goto(`${demo.portal}/request`);
      const typed = await fillRequest(page, demo);
      await page.setInputFiles('input[type="file"]', await make());
      if (!javaScriptEnabled) await submit(page, /Check the picture/);
      await page.locator("[data-reading] .notice.bad").waitFor();
      assert.match(await page.locator("[data-reading] .notice.bad").innerText(), sentence);
      await expectKept(page, typed);
      // A challenge of somebody else's is evidence all the same; what holds none is not kept.
      const kept = await page.locator('input[name="kept_picture"]').inputValue();
      assert.equal(kept !== "", name.includes("another_authority"), "what is no evidence is not kept");
      if (javaScriptEnabled) await checkSizes(page, name);
      await submit(page, /Send the request/);
      await page.locator(".error-summary").waitFor();
      assert.doesNotMatch(page.url(), /received/);
      await expectKept(page, typed);
      if (!javaScriptEnabled && name.includes("pdf_is")) await checkSizes(page, `${name}_sent`);
      await done();
    });
  }

  test(`p4_a_photo_at_a_slant_is_read_${manner}`, LIMIT, async () => {
    const { page, done } = await person(browser, { ...desktop, javaScriptEnabled });
    await page.goto(`${demo.portal}/request`);
    const photo = file("photo.jpg", await room.photographed(shown.picture), "image/jpeg");
    await page.setInputFiles('input[type="file"]', photo);
    if (!javaScriptEnabled) await submit(page, /Check the picture/);
    await page.locator("[data-reading] .notice.good").waitFor();
    assert.ok((await words(page)).includes(shown.number));
    assert.equal(await page.locator('input[name="serial"]').inputValue(), demo.serial);
    await checkSizes(page, `p4_photo_${manner}`);
    await done();
  });
}
