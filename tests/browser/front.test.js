// The demo's front panel (D11): power switch and reset button, worked by mouse, finger and keyboard, and without scripts.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, checkSizes, checkStill, desktop, launch, person, phone } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { monitor } from "./harness/lab.js";
import { activate, until, words } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
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
/** What the recorder has said last, once it says this. It hears nothing before it has said its first word. */
const says = (page, text) => page.locator("#said li").first().filter({ hasText: text }).waitFor({ timeout: 60_000 });
const shows = (page, text) => page.locator("#words").filter({ hasText: text }).waitFor({ timeout: 60_000 });
/** Until the button has been held for so long since power-on. */
const heldFor = (demo, millis) =>
  until(`a hold of ${millis} ms`, async () => (await (await fetch(`${demo.overview}/front/state`)).json()).held_ms >= millis);
/** Without scripts: until the page, opened anew, has these words. */
const lookFor = (page, text) =>
  until(`the words ${text}`, async () => {
    await page.getByRole("link", { name: "Look again" }).click();
    return text.test(await words(page));
  });

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
  // Between ten seconds and fifteen there is no time to look closely: that comes afterwards.
  await says(page, "held since power-on");
  await shows(page, "keep holding");
  const held = await page.content();
  await shows(page, "let go now");
  const ripe = await page.content();
  await button(page, "Reset").click();
  await says(page, "all settings are erased");
  await checkSizes(page, "front-erased");
  await checkStill(page, held, "front-held");
  await checkStill(page, ripe, "front-let-go");
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
  await says(page, "held since power-on");
  await shows(page, "keep holding");
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
  await says(page, "held since power-on");
  await shows(page, "keep holding");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await says(page, /held for \d\.\d seconds only/);
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
  await heldFor(demo, 10_200);
  await page.getByRole("link", { name: "Look again" }).click();
  assert.match(await words(page), /let go now/);
  await button(page, "Reset").click();
  await lookFor(page, /seconds: all settings are erased\. Create/);
  assert.equal(await isActivated(demo), false);

  // By the clock, too long.
  await activate(demo);
  await page.getByLabel("Hold the button for").selectOption("20");
  await page.getByRole("button", { name: "Hold it" }).click();
  await lookFor(page, /keep holding/);
  await lookFor(page, /held for more than 15 seconds/);
  assert.equal(await isActivated(demo), true);
  await done();
  await demo.stop();
});

test("the_demos_overview_holds_at_every_size", LIMIT, async () => {
  const demo = await startDemo();
  const { page, done } = await person(browser, monitor);
  await page.goto(demo.overview);
  await check(page, "overview");
  await checkSizes(page, "overview");
  await done();
  await demo.stop();
});
