// Fields that cannot be right: each gets a sentence beside it, and nothing that was typed is lost.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, challenge, expectKept, fillRequest, send, submit } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
let demo, browser, shown;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  await activate(demo);
  shown = await challenge(demo);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** What is typed wrong, and the sentence beside its field. */
const cases = {
  "p1_a_serial_of_nineteen_characters_is_counted": [{ serial: "1234567890123456789" }, /has 20 characters; this has 19/],
  "p1_an_email_that_cannot_be_is_told": [{ email: "holder at example" }, /cannot be an email address/],
  "p1_an_email_without_a_domain_is_told": [{ email: "holder@" }, /cannot be an email address/],
  "p1_a_date_that_does_not_exist_is_told": [{ device_date: "2026-02-30" }, /There is no date “2026-02-30”/],
  "p1_a_date_in_words_is_told": [{ device_date: "last Friday" }, /There is no date “last Friday”/],
  "p6_a_country_without_service_is_told": [{ country: "KP" }, /no service .*North Korea/],
  "p1_an_empty_place_of_purchase_is_told": [{ place: " " }, /where the device was bought/],
};

for (const javaScriptEnabled of [true, false]) {
  const manner = javaScriptEnabled ? "with_scripts" : "without_scripts";
  for (const [name, [changes, sentence]] of Object.entries(cases)) {
    test(`${name}_${manner}`, LIMIT, async () => {
      const { page, done } = await person(browser, { ...desktop, javaScriptEnabled });
      await page.goto(`${demo.portal}/request`);
      const picture = { name: "page.png", mimeType: "image/png", buffer: shown.picture };
      await page.setInputFiles('input[type="file"]', picture);
      if (javaScriptEnabled) await page.locator("[data-reading] .notice.good").waitFor();
      const typed = await fillRequest(page, demo, changes);
      await submit(page, /Send the request/);
      await page.locator(".error-summary").waitFor();
      const [field] = Object.keys(changes);
      assert.match(await page.locator(`.field:has([name="${field}"]) .error`).innerText(), sentence);
      assert.match(await page.locator(".error-summary").innerText(), sentence);
      assert.equal(await page.locator(".field .error").count(), 1, "only what is wrong is told");
      assert.equal(await page.locator(`[name="${field}"]`).getAttribute("aria-invalid"), "true");
      await expectKept(page, typed);
      const kept = await page.locator('input[name="kept_picture"]').inputValue();
      assert.equal(kept === "", field === "country", "the picture is kept, but not where there is no service");
      // The pages differ in the field alone; its look is the same in all.
      if (javaScriptEnabled && field !== "email") await check(page, name);
      await done();
    });
  }
}

for (const [name, [changes, sentence]] of Object.entries(cases)) {
  test(`${name}_to_programs`, LIMIT, async () => {
    const { status, body } = await send(demo, shown, changes);
    assert.equal(status, 422);
    const [field] = Object.keys(changes);
    assert.deepEqual(body.errors.map((error) => error.field), [field], JSON.stringify(body));
    assert.match(body.errors[0].message, sentence);
  });
}

test("p1_all_that_is_missing_is_told_at_once_and_leads_to_its_field", LIMIT, async () => {
  const { page, done } = await person(browser, desktop);
  await page.goto(`${demo.portal}/request`);
  await submit(page, /Send the request/);
  const links = page.locator(".error-summary a");
  await links.first().waitFor();
  assert.ok((await links.count()) >= 9, `${await links.count()} faults are told`);
  for (const link of await links.all()) {
    const target = await link.getAttribute("href");
    assert.equal(await page.locator(target).count(), 1, `${target} leads nowhere`);
  }
  await checkSizes(page, "p1_all_missing");
  await done();
});
