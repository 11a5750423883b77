// The demo's front panel (D11): power switch and reset button, worked by mouse, finger and keyboard, and without scripts.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, checkSizes, desktop, launch, person, phone } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, words } from "./harness/people.js";

const LIMIT = { timeout: 90_000 };
let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
});

/** A demo of its own, whose recorder has a password. */
async function activated() {
  const demo = await startDemo();
  await activate(demo);
  return demo;
}

const isActivated = async (demo) => (await (await fetch(`${demo.device}/api/v1/device`)).json()).activated;
const button = (page, name) => page.locator(".controls").getByRole("button", { name });
/** The recorder has started: what is let go before that, it cannot see. */
async function isUp(page, demo) {
  const answers = () => fetch(`${demo.device}/api/v1/device`).then(() => true, () => false);
  for (let tries = 0; tries < 30 && !(await answers()); tries += 1) await page.waitForTimeout(100);
  await page.waitForTimeout(500);
}

const says = (page, text) => page.locator("#said li").first().filter({ hasText: text }).waitFor({ timeout: 30_000 });
const shows = (page, text) => page.locator("#words").filter({ hasText: text }).waitFor({ timeout: 30_000 });

test("d11_by_mouse_a_hold_of_ten_seconds_erases_all_settings", LIMIT, async () => {
  const demo = await activated();
  const { page, done } = await person(browser, desktop);
  await page.goto(`${demo.overview}/front`);
  await checkSizes(page, "front-on");
  await button(page, "Power").click();
  await shows(page, "The recorder is off");
  await checkSizes(page, "front-off");
  await button(page, "Reset").click();
  await shows(page, "Now switch the recorder on");
  await button(page, "Power").click();
  await says(page, "held since power-on");
  await shows(page, "keep holding");
  await checkSizes(page, "front-held");
  await shows(page, "let go now");
  await checkSizes(page, "front-let-go");
  await button(page, "Reset").click();
  await says(page, "all settings are erased");
  await checkSizes(page, "front-erased");
  assert.equal(await isActivated(demo), false);
  await page.goto(demo.device);
  await page.waitForURL(/activate/);
  assert.match(await words(page), /erased and the recordings kept, with the reset button/);
  await checkSizes(page, "device-after-the-button");
  await done();
  await demo.stop();
});

test("d11_by_finger_and_by_keyboard_a_short_hold_does_nothing", LIMIT, async () => {
  const demo = await activated();
  const { page, done } = await person(browser, phone);
  await page.goto(`${demo.overview}/front`);
  await button(page, "Power").tap();
  await shows(page, "The recorder is off");
  await button(page, "Reset").tap();
  await shows(page, "Now switch the recorder on");
  await button(page, "Power").tap();
  await shows(page, "Held for 2 s");
  await isUp(page, demo);
  await button(page, "Reset").tap();
  await says(page, "seconds only. Nothing happens");
  // The same by keys alone.
  await button(page, "Power").focus();
  await page.keyboard.press("Enter");
  await shows(page, "The recorder is off");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await shows(page, "Now switch the recorder on");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Space");
  await shows(page, "Held for 3 s");
  await isUp(page, demo);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await says(page, /held for [3-9]\.\d seconds only/);
  // A key that is held down lets go when it is let go; pressed while the recorder runs, that does nothing.
  await page.keyboard.down("Space");
  await shows(page, "Pressed while the recorder runs");
  await page.waitForTimeout(800);
  await page.keyboard.up("Space");
  await shows(page, "Switch it off to begin");
  assert.equal(await isActivated(demo), true);
  await done();
  await demo.stop();
});

test("d11_without_scripts_the_forms_do_the_same", LIMIT, async () => {
  const demo = await activated();
  const { page, done } = await person(browser, { ...phone, javaScriptEnabled: false });
  await page.goto(`${demo.overview}/front`);
  await check(page, "front-no-scripts");
  await button(page, "Power").click();
  await button(page, "Reset").click();
  assert.match(await words(page), /Now switch the recorder on/);
  await button(page, "Power").click();
  assert.match(await words(page), /keep holding/);
  await page.waitForTimeout(10_800);
  await page.getByRole("link", { name: "Look again" }).click();
  assert.match(await words(page), /let go now/);
  await button(page, "Reset").click();
  await page.waitForTimeout(1_500);
  await page.getByRole("link", { name: "Look again" }).click();
  assert.match(await words(page), /all settings are erased/);
  assert.equal(await isActivated(demo), false);

  // By the clock, too long.
  await activate(demo);
  await page.getByLabel("Hold the button for").selectOption("20");
  await page.getByRole("button", { name: "Hold it" }).click();
  await page.waitForTimeout(1_000);
  await page.getByRole("link", { name: "Look again" }).click();
  assert.match(await words(page), /keep holding/);
  await page.waitForTimeout(16_000);
  await page.getByRole("link", { name: "Look again" }).click();
  assert.match(await words(page), /held for more than 15 seconds/);
  assert.equal(await isActivated(demo), true);
  await done();
  await demo.stop();
});
