// The reserved email from end to end: confirmed by a code that is mailed to it, told when it is
// replaced (D1, D2), and the way back in by a phone that scans the device's code (D5).
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, desktop, launch, person, phone } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { NEW, OLD, keyIn, mail, submit, words } from "./harness/people.js";

const OWNER = "owner@example.net";
const LATER = "later@example.net";
let demo, browser;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

async function type(page, fields) {
  for (const [name, text] of Object.entries(fields)) await page.locator(`input[name="${name}"]`).fill(text);
}

async function signIn(page, password) {
  await page.goto(`${demo.device}/sign-in`);
  await type(page, { password });
  await submit(page, /Sign in/);
  await page.waitForURL(/home/);
}

test("d1_d2_d5_the_reserved_email_from_the_first_address_to_the_way_back_in", { timeout: 240_000 }, async () => {
  const device = await person(browser, desktop);
  const holder = await person(browser, phone);
  const mailbox = await person(browser, desktop);
  const { page } = device;

  // D1: the address is given, and a code mailed to it confirms it.
  await page.goto(`${demo.device}/activate`);
  await type(page, { new_password: OLD, new_password_again: OLD, reserved_email: OWNER });
  await submit(page, /Activate/);
  await page.waitForURL(/sign-in/);
  await signIn(page, OLD);
  const confirm = keyIn(await mail(mailbox.page, demo, /Confirm this address/));
  await check(mailbox.page, "mail-confirm-email");
  await page.goto(`${demo.device}/account`);
  await check(page, "account-confirm-email");
  await type(page, { code: confirm });
  await submit(page, /Confirm the address/);
  await page.waitForURL(/email-confirmed/);
  assert.match(await words(page), /Confirmed/);
  await check(page, "account-email-confirmed");

  // D2: another address; the old one is told.
  await type(page, { reserved_email: LATER, email_password: OLD });
  await submit(page, /Change the reserved email/);
  await page.waitForURL(/done=email/);
  assert.match(await words(page), /Unconfirmed/);
  assert.match(await mail(mailbox.page, demo, /Another reserved email/), /Until now this address was kept/);
  await page.context().clearCookies();

  // D5: locked out; the phone scans the code and has it mailed by one tap.
  await page.goto(`${demo.device}/forgot/email`);
  await page.getByLabel(/I agree/).check();
  await submit(page, /Show the QR code/);
  await page.locator(".qr img").waitFor();
  const link = await page.locator('a[href*="/c/"]').first().getAttribute("href");
  const number = (await words(page)).match(/Challenge\s+(\w{4}-\w{2})/)[1];
  await holder.page.goto(link);
  await check(holder.page, "phone-scanned");
  assert.ok((await words(holder.page)).includes(number), "the phone shows the device's challenge");
  await submit(holder.page, /Mail the code/);
  await holder.page.getByRole("heading", { name: /Look in the reserved mailbox/ }).waitFor();
  await check(holder.page, "phone-ordered");
  const letter = await mail(mailbox.page, demo, new RegExp(`Your code for .*${number}`));
  await check(mailbox.page, "mail-email-code");
  await type(page, { code: keyIn(letter), new_password: NEW, new_password_again: NEW });
  await submit(page, /Set the new password/);
  await page.waitForURL(/sign-in/);
  await signIn(page, NEW);
  assert.match(await words(page), /by reserved email/);
  for (const one of [device, holder, mailbox]) await one.done();
});
