// The whole story for whoever's browser runs no scripts: device, portal, desk and mailbox.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { EMAIL, NEW, OLD, fillRequest, keyIn, mail, signIn, submit, words } from "./harness/people.js";

let demo, browser;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) await page.locator(`input[name="${name}"]`).fill(value);
}

test("d1_d8_p1_h2_the_story_needs_no_scripts", { timeout: 240_000 }, async () => {
  const plain = { ...desktop, javaScriptEnabled: false };
  const [device, portal, desk] = [await person(browser, plain), await person(browser, plain), await person(browser, plain)];

  await device.page.goto(demo.device);
  await fill(device.page, { new_password: OLD, new_password_again: OLD, reserved_email: "owner@example.net" });
  await check(device.page, "plain-device-activate");
  await submit(device.page, /Activate/);
  await device.page.waitForURL(/sign-in|home/);
  await device.page.goto(`${demo.device}/forgot`);
  await submit(device.page, /QR code/);
  await device.page.waitForURL(/forgot\/key/);
  await check(device.page, "plain-device-key");
  const number = (await words(device.page)).match(/[0-9A-Z]{4}-[0-9A-Z]{2}\b/)[0];
  const screenshot = await device.page.screenshot();

  await portal.page.goto(`${demo.portal}/request`);
  await portal.page.setInputFiles('input[type="file"]', { name: "page.png", mimeType: "image/png", buffer: screenshot });
  await submit(portal.page, /Check the picture/);
  await portal.page.locator("[data-reading] .notice.good").waitFor();
  assert.ok((await words(portal.page)).includes(number));
  assert.equal(await portal.page.locator('input[name="serial"]').inputValue(), demo.serial);
  await fillRequest(portal.page, demo);
  await check(portal.page, "plain-portal-request");
  await submit(portal.page, /Send the request/);
  await portal.page.waitForURL(/received/);
  await check(portal.page, "plain-portal-received");
  const received = (await words(portal.page)).match(/RG-\d{3}-\d{3}-\d{3}/)[0];

  await signIn(desk.page, demo);
  await desk.page.getByRole("link", { name: received }).click();
  await desk.page.locator('input[name="confirm"]').check();
  await check(desk.page, "plain-desk-case");
  await submit(desk.page, /Approve/);
  await desk.page.waitForURL(/done=approved/);
  await check(desk.page, "plain-desk-approved");

  const key = keyIn(await mail(desk.page, demo, /is answered/, number));
  await portal.page.goto(`${demo.portal}/status`);
  await fill(portal.page, { serial: demo.serial, email: EMAIL });
  await submit(portal.page, /Check status/);
  assert.match(await words(portal.page), /key was sent/);
  await check(portal.page, "plain-portal-status");

  await device.page.goto(`${demo.device}/forgot/key`);
  await fill(device.page, { key, new_password: NEW, new_password_again: NEW });
  await submit(device.page, /Set the new password/);
  await device.page.waitForURL(/sign-in/);
  await fill(device.page, { password: NEW });
  await submit(device.page, /Sign in/);
  await device.page.waitForURL(/home/);
  assert.match(await words(device.page), new RegExp(`reset.*${number}`, "is"));
  await check(device.page, "plain-device-home");
  await submit(device.page, /Sign out/);
  await device.page.waitForURL(/sign-in/);
  for (const one of [device, portal, desk]) await one.done();
});
