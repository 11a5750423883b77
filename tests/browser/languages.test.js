// The portal in the reader's language: chosen without scripts, right to left in Arabic, on small screens and by keyboard.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, desktop, launch, person, phone } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";

const CODES = ["en", "de", "es", "fr", "pt", "zh", "ar"];
const PAGES = ["/", "/request", "/bulk", "/status", "/help/picture", "/nowhere"];
const LIMIT = { timeout: 240_000 };

let demo, browser;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const heading = (page) => page.getByRole("heading", { level: 1 }).innerText();
const html = (page) => page.locator("html").evaluate(({ lang, dir }) => ({ lang, dir }));

test("p1_p8_a_language_is_chosen_by_the_browser_and_by_a_link_without_scripts", LIMIT, async () => {
  const plain = { ...desktop, javaScriptEnabled: false };
  const { page, done } = await person(browser, { ...plain, locale: "fr-CA" });
  await page.goto(`${demo.portal}/status`);
  assert.deepEqual(await html(page), { lang: "fr", dir: "ltr" });
  const french = await heading(page);
  assert.notEqual(french, "Check status");
  // Each language stands there by its own name, which those who speak it can read.
  await page.getByRole("link", { name: "العربية" }).click();
  assert.deepEqual(await html(page), { lang: "ar", dir: "rtl" });
  assert.equal(new URL(page.url()).pathname, "/status", "the page stays the same");
  const arabic = await heading(page);
  assert.notEqual(arabic, french);
  // It is kept for every other page, and for what a form answers.
  await page.goto(`${demo.portal}/status`);
  await page.locator("main button").click();
  assert.deepEqual(await html(page), { lang: "ar", dir: "rtl" });
  assert.equal(await page.locator(".error-summary li").count(), 2);
  await page.getByRole("link", { name: "English" }).click();
  assert.equal(await heading(page), "Check status");
  await done();
});

for (const code of ["de", "ar"]) {
  for (const [size, options] of [["desk", desktop], ["phone", phone]]) {
    test(`p1_p3_p8_the_portal_in_${code}_is_whole_for_everyone_on_a_${size}`, LIMIT, async () => {
      const { page, done } = await person(browser, { ...options, locale: code });
      for (const path of PAGES) {
        await page.goto(demo.portal + path);
        assert.equal((await html(page)).lang, code);
        await check(page, `language-${code}${path.replaceAll("/", "-")}`);
      }
      await page.goto(`${demo.portal}/request`);
      await page.locator("main .actions button").last().click();
      await page.locator(".error-summary").waitFor();
      await check(page, `language-${code}-faults`);
      await done();
    });
  }
}

test("p1_p3_p8_no_language_makes_a_small_screen_scroll_sideways", LIMIT, async () => {
  for (const code of CODES) {
    const { page, done } = await person(browser, { viewport: { width: 320, height: 700 }, locale: code });
    for (const path of PAGES) {
      await page.goto(demo.portal + path);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(sideways <= 0, `${path} in ${code} scrolls sideways by ${sideways} px`);
    }
    await done();
  }
});

/** Where the keyboard leads, from the top of the page until it leaves it. */
async function stops(page) {
  const found = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return undefined;
      const seen = getComputedStyle(at).outlineStyle !== "none";
      return { what: at.getAttribute("name") ?? at.getAttribute("href") ?? at.tagName, seen };
    });
    if (!stop || found.length > 60) return found;
    assert.ok(stop.seen, `${stop.what} shows that it has the focus`);
    found.push(stop.what);
  }
}

for (const code of ["de", "ar"]) {
  test(`p8_the_keyboard_goes_through_a_page_in_${code}_in_reading_order`, LIMIT, async () => {
    const { page, done } = await person(browser, { ...desktop, locale: code });
    await page.goto(`${demo.portal}/status`);
    assert.deepEqual(await stops(page), [
      "#content", "/", "/request", "/scan", "/status", "/help/picture", "serial", "email", "BUTTON",
      ...CODES.map((other) => `?lang=${other}`),
    ]);
    await done();
  });
}
