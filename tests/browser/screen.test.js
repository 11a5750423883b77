// The device's own monitor (D4): the pages with a mouse and nothing else, as the kiosk starts them.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, launch, person } from "./harness/browser.js";
import { call, monitor, startLab, startScreen } from "./harness/lab.js";
import { EMAIL, NEW, OLD, submit, words } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
let lab, browser;
before(async () => {
  [lab, browser] = await Promise.all([startLab("sheet", "email", "key"), launch()]);
});
after(async () => {
  await browser?.close();
  await lab?.stop();
});

/** Nobody at a monitor has a keyboard: every letter is a press on the screen. */
async function press(page, text) {
  const keys = page.getByRole("region", { name: "On-screen keyboard" });
  const key = (name) => keys.getByRole("button", { name, exact: true });
  for (const letter of text) {
    if (/[A-Z]/.test(letter)) {
      await key("Shift").click();
      await key(letter).click();
    } else if (letter === " ") await key("Space").click();
    else if (letter === "-") await key("Dash").click();
    else if (/[a-z0-9]/.test(letter)) await key(letter).click();
    else {
      await key("Symbols").click();
      await key({ "@": "At", ".": "Dot", "!": "Exclamation mark", _: "Underscore" }[letter]).click();
      await key("Letters").click();
    }
  }
}

const onKeyboard = (page, name) => page.getByRole("region", { name: "On-screen keyboard" }).getByRole("button", { name, exact: true });

/** No key of a real keyboard is ever used. */
function withoutKeyboard(page) {
  const refuse = () => assert.fail("a real keyboard was used");
  Object.assign(page.keyboard, { press: refuse, type: refuse, down: refuse, insertText: refuse });
}

test("d4_a_whole_recovery_by_mouse_alone", LIMIT, async () => {
  const { page, done } = await person(browser, monitor);
  withoutKeyboard(page);
  await startScreen(page, lab);
  assert.equal(new URL(page.url()).pathname, "/activate");
  await check(page, "screen-activate");

  // D1 with the keyboard on the screen.
  await page.locator('input[name="new_password"]').click();
  await check(page, "screen-activate-keys");
  await press(page, OLD);
  await onKeyboard(page, "Next").click();
  await press(page, OLD);
  await onKeyboard(page, "Next").click();
  await press(page, EMAIL);
  assert.equal(await page.locator('input[name="reserved_email"]').inputValue(), EMAIL);
  await onKeyboard(page, "Done").click();
  await page.waitForURL(/sign-in/);
  await check(page, "screen-sign-in");

  // The corner that installers know: two clicks, where nothing is to be seen.
  await page.mouse.dblclick(20, 748);
  await page.waitForURL(/forgot/);
  assert.match(await words(page), new RegExp(`${lab.serial}[^]*Start time`));
  await check(page, "screen-forgot");
  await page.getByRole("button", { name: "Show the QR code" }).click();
  await page.waitForURL(/forgot\/key/);
  await check(page, "screen-key");
  const picture = await page.locator(".qr img").boundingBox();
  assert.ok(picture.y + picture.height <= 768, `the code does not fit: ends at ${picture.y + picture.height}`);
  assert.equal(await page.locator('main a[href^="http"]').count(), 0, "no link leads off the device");

  const xml = await page.evaluate(async () => (await fetch("/forgot/key/challenge.xml")).text());
  const { code } = await lab.ask({ xml });
  await page.locator('input[name="key"]').click();
  await press(page, code.toLowerCase());
  await check(page, "screen-key-typed");
  await onKeyboard(page, "Next").click();
  await press(page, NEW);
  await onKeyboard(page, "Next").click();
  await press(page, NEW);
  await onKeyboard(page, "Done").click();
  await page.waitForURL(/sign-in/);
  await page.locator('input[name="password"]').click();
  await press(page, NEW);
  await check(page, "screen-sign-in-keys");
  await onKeyboard(page, "Done").click();
  await page.waitForURL(/home/);
  assert.match(await words(page), /at the screen/);
  await check(page, "screen-home");
  await page.getByRole("link", { name: "Account security" }).click();
  await check(page, "screen-account");
  await page.getByRole("button", { name: "Back" }).click();
  await page.waitForURL(/home/);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/sign-in/);
  await done();
});

test("d4_the_keyboard_has_capitals_symbols_and_layouts_and_serves_a_real_one_too", LIMIT, async () => {
  const { page, done } = await person(browser, monitor);
  await startScreen(page, lab);
  const field = page.locator('input[name="password"]');
  await page.getByRole("button", { name: /Show/ }).click();
  await field.click();
  await press(page, "aB1 _@");
  assert.equal(await field.inputValue(), "aB1 _@");
  await onKeyboard(page, "Delete").click();
  await onKeyboard(page, "Left").click();
  await onKeyboard(page, "Left").click();
  await press(page, "x");
  assert.equal(await field.inputValue(), "aB1x _".replace("1x _", "1x _"));
  // Two presses lock the capitals, a third one ends them.
  await field.fill("");
  await onKeyboard(page, "Shift").click();
  await onKeyboard(page, "Shift").click();
  await onKeyboard(page, "Q").click();
  await onKeyboard(page, "W").click();
  await onKeyboard(page, "Capitals locked").click();
  await onKeyboard(page, "e").click();
  assert.equal(await field.inputValue(), "QWe");
  await onKeyboard(page, "Layout: English").click();
  await onKeyboard(page, "ß").click();
  await onKeyboard(page, "Layout: Deutsch").click();
  await onKeyboard(page, "ñ").click();
  assert.equal(await field.inputValue(), "QWeßñ");
  await check(page, "screen-keys-spanish");
  await onKeyboard(page, "Symbols").click();
  await check(page, "screen-keys-symbols");
  await onKeyboard(page, "Backslash").click();
  assert.equal(await field.inputValue(), "QWeßñ\\");
  // A real keyboard types into the field, and reaches and presses the keys.
  await page.keyboard.type("z");
  await onKeyboard(page, "Letters").focus();
  await page.keyboard.press("Enter");
  await onKeyboard(page, "q").focus();
  await page.keyboard.press("Enter");
  assert.equal(await field.inputValue(), "QWeßñ\\zq");
  await onKeyboard(page, "Close the keyboard").click();
  assert.equal(await page.getByRole("region", { name: "On-screen keyboard" }).isVisible(), false);
  await field.click();
  assert.ok(await page.getByRole("region", { name: "On-screen keyboard" }).isVisible());
  await done();
});

test("d4_no_other_browser_reaches_the_screen_and_only_the_screen_has_a_keyboard", LIMIT, async () => {
  const stranger = await person(browser, monitor);
  const answer = await stranger.page.goto(`${lab.screen}/sign-in`);
  assert.equal(answer.status(), 403);
  assert.match(await stranger.page.locator("body").innerText(), /for the monitor of this device alone/);
  await stranger.page.goto(`${lab.device}/sign-in`);
  await stranger.page.locator('input[name="password"]').click();
  assert.equal(await stranger.page.locator(".keys").count(), 0);
  await stranger.done();
});

test("d4_without_scripts_a_visible_link_leads_to_forgot_password", LIMIT, async () => {
  const { page, done } = await person(browser, { ...monitor, javaScriptEnabled: false });
  await startScreen(page, lab);
  await check(page, "screen-no-scripts");
  await page.getByRole("link", { name: "Forgot password?" }).click();
  await page.waitForURL(/forgot/);
  assert.match(await words(page), /Start time/);
  assert.equal((await call(lab, "/device")).status, 200);
  await done();
});

test("d1_d2_d3_the_sheet_the_email_and_a_change_at_the_monitor", LIMIT, async (t) => {
  const own = await startLab("sheet", "email", "key");
  t.after(() => own.stop());
  const { page, done } = await person(browser, monitor);
  const type = async (fields) => {
    for (const [name, text] of Object.entries(fields)) await page.locator(`input[name="${name}"]`).fill(text);
  };
  await startScreen(page, own);
  await type({ new_password: OLD, new_password_again: OLD, reserved_email: EMAIL });
  await page.getByLabel(/recovery sheet to print/).check();
  await submit(page, /Activate/);
  await page.getByRole("heading", { name: "Recovery sheet 1" }).waitFor();
  await check(page, "screen-sheet");
  const codes = await page.locator(".codes code").allInnerTexts();
  assert.equal(codes.length, 8);
  await page.getByRole("link", { name: /on paper/ }).click();

  await page.goto(`${own.screen}/forgot/sheet`);
  await check(page, "screen-use-sheet");
  await type({ code: codes[0], new_password: NEW, new_password_again: NEW });
  await submit(page, /Set the new password/);
  await page.waitForURL(/sign-in/);
  await type({ password: NEW });
  await submit(page, /Sign in/);
  await page.waitForURL(/home/);
  await page.goto(`${own.screen}/password`);
  await check(page, "screen-password");
  await type({ old_password: NEW, new_password: OLD, new_password_again: OLD });
  await submit(page, /Change password/);
  await page.waitForURL(/done=changed/);
  await page.goto(`${own.screen}/account`);
  await type({ reserved_email: "new.owner@example.org", email_password: OLD });
  await submit(page, /Change the reserved email/);
  await page.waitForURL(/done=email/);
  assert.match(await words(page), /new\*\*\*\*\.org/);
  await check(page, "screen-account-changed");
  await done();
});
