// Forgot password by reserved email (D5), at a desk, on a phone and at the monitor.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, desktop, launch, person, phone } from "./harness/browser.js";
import { call, monitor, startLab, startScreen } from "./harness/lab.js";
import { NEW, OLD, submit, words } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
});

async function type(page, fields) {
  for (const [name, text] of Object.entries(fields)) await page.locator(`input[name="${name}"]`).fill(text);
}

for (const [size, options] of Object.entries({ desktop, phone, monitor })) {
  test(`d5_the_code_from_the_reserved_mailbox_sets_a_new_password_on_a_${size}`, LIMIT, async (t) => {
    const lab = await startLab("sheet", "email", "key");
    t.after(() => lab.stop());
    await call(lab, "/activate", { password: OLD, reserved_email: "service.desk@mail.example" });
    const { page, done } = await person(browser, options);
    if (size === "monitor") await startScreen(page, lab);
    const site = size === "monitor" ? lab.screen : lab.device;

    await page.goto(`${site}/forgot`);
    await check(page, `forgot-all-${size}`);
    assert.match(await words(page), /You need a phone with internet, and the mailbox ser\*\*\*\*\.example\./);
    await page.getByRole("link", { name: "Have a code sent" }).click();
    await check(page, `email-agree-${size}`);
    await submit(page, /Show the QR code/);
    await page.getByRole("alert").first().waitFor();
    await check(page, `email-not-agreed-${size}`);
    await page.getByLabel(/I agree/).check();
    await submit(page, /Show the QR code/);
    await page.locator(".qr img").waitFor();
    await check(page, `email-${size}`);
    const shown = await words(page);
    assert.ok(!shown.includes("service.desk"), "the address is shown whole");
    assert.match(shown, /ser\*\*\*\*\.example[^]*47 more hours[^]*restarted/);

    const xml = await page.evaluate(async () => (await fetch("/forgot/email/challenge.xml")).text());
    const { code } = await lab.ask({ xml });
    const wrong = (code.startsWith("A") ? "B" : "A") + code.slice(1);
    await type(page, { code: wrong, new_password: NEW, new_password_again: NEW });
    await submit(page, /Set the new password/);
    await page.getByRole("alert").first().waitFor();
    assert.match(await words(page), /4 tries are left/);
    await check(page, `email-wrong-${size}`);
    await type(page, { code: code.toLowerCase(), new_password: NEW, new_password_again: NEW });
    await submit(page, /Set the new password/);
    await page.waitForURL(/sign-in/);
    await type(page, { password: NEW });
    await submit(page, /Sign in/);
    await page.waitForURL(/home/);
    assert.match(await words(page), /by reserved email/);
    await done();
  });
}

test("d5_after_a_restart_the_code_is_void_and_the_page_says_so", LIMIT, async (t) => {
  const lab = await startLab("email", "key");
  t.after(() => lab.stop());
  await call(lab, "/activate", { password: OLD, reserved_email: "service.desk@mail.example" });
  const { page, done } = await person(browser, desktop);
  await page.goto(`${lab.device}/forgot/email`);
  await page.getByLabel(/I agree/).check();
  await submit(page, /Show the QR code/);
  await page.locator(".qr img").waitFor();
  const xml = await page.evaluate(async () => (await fetch("/forgot/email/challenge.xml")).text());
  const { code } = await lab.ask({ xml });
  await lab.restart();
  await type(page, { code, new_password: NEW, new_password_again: NEW });
  await submit(page, /Set the new password/);
  await page.getByRole("alert").first().waitFor();
  await check(page, "email-after-restart");
  assert.equal((await call(lab, "/sign-in", { password: OLD })).status, 200);
  await done();
});

test("d13_only_what_is_offered_is_shown_and_what_cannot_work_now_says_why", LIMIT, async (t) => {
  const lab = await startLab("sheet", "email");
  t.after(() => lab.stop());
  await call(lab, "/activate", { password: OLD, without_email: true });
  const at = await person(browser, monitor);
  await startScreen(at.page, lab);
  for (const [one, site] of [[await person(browser, desktop), lab.device], [await person(browser, phone), lab.device], [at, lab.screen]]) {
    await one.page.goto(`${site}/forgot`);
    const width = one.page.viewportSize().width;
    await check(one.page, `forgot-none-open-${width}`);
    const text = await words(one.page);
    assert.match(text, /No recovery sheet was made for this device/);
    assert.match(text, /This device has no reserved email/);
    assert.doesNotMatch(text, /key from support|QR code/i);
    await one.page.goto(`${site}/forgot/email`);
    assert.equal(new URL(one.page.url()).pathname, "/forgot");
    await one.done();
  }
});
