// The queue and the work on a case: found, taken on, decided, by the keyboard alone; and the figures.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, challenge, request, signIn, submit, words } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
const NARROW = { width: 320, height: 800 };
let demo, browser, session;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  await activate(demo);
  const { page, done } = await person(browser, desktop);
  await signIn(page, demo);
  await page.getByRole("heading", { name: "Queue" }).waitFor();
  session = await page.context().storageState();
  await done();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const staff = (options = desktop) => person(browser, { ...options, storageState: session });

async function open(email) {
  const shown = await challenge(demo);
  return { shown, number: await request(demo, shown, { email }) };
}

/** At the sizes of a desk and a phone, and at 320 px (WCAG 1.4.10). */
async function checkAll(page, name) {
  await checkSizes(page, name);
  const before = page.viewportSize();
  await page.setViewportSize(NARROW);
  await check(page, name);
  await page.setViewportSize(before);
}

const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("href") ?? document.activeElement.name);

test("h1_the_queue_is_searched_and_filtered_and_says_why_it_is_empty", LIMIT, async () => {
  const { shown, number } = await open("search@example.org");
  const { page, done } = await staff();
  for (const text of [number, demo.serial, "search@", "demo security", shown.number]) {
    await page.goto(demo.desk);
    await page.locator('input[name="q"]').fill(text);
    await submit(page, /^Show/);
    await page.locator(`a[href="/cases/${number}"]`).waitFor();
  }
  await checkAll(page, "desk-queue-found");
  await page.locator('input[name="q"]').fill("nothing like it");
  await submit(page, /^Show/);
  assert.match(await words(page), /Nothing found/);
  await checkAll(page, "desk-queue-nothing-found");
  await page.getByRole("link", { name: "All that are open" }).click();
  await page.locator("summary", { hasText: "Filter" }).click();
  await page.locator('select[name="country"]').selectOption("FR");
  await submit(page, /^Show/);
  assert.match(await words(page), /No case fits/);
  await checkAll(page, "desk-queue-no-case-fits");
  await page.locator('select[name="country"]').selectOption("DE");
  await submit(page, /^Show/);
  await page.locator(`a[href="/cases/${number}"]`).waitFor();
  await done();
});

test("h1_a_whole_review_by_keys_and_none_acts_while_one_types", LIMIT, async () => {
  const first = await open("keys-one@example.org");
  await open("keys-two@example.org");
  const { page, done } = await staff();
  await page.goto(`${demo.desk}/?q=keys-`);
  await page.keyboard.press("j");
  const one = await focused(page);
  await page.keyboard.press("j");
  assert.notEqual(await focused(page), one);
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(page), one);
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await checkAll(page, "desk-keys");
  await page.keyboard.press("j");
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("dialog").count(), 0);

  await page.goto(`${demo.desk}/cases/${first.number}`);
  await page.keyboard.press("c");
  await page.waitForURL(/done=claimed/);
  assert.match(await words(page), /You have this case/);
  await checkAll(page, "desk-case-claimed");
  await page.keyboard.press("a");
  assert.equal(await focused(page), "confirm");
  await page.keyboard.press("q");
  assert.equal(await focused(page), "canned_question");
  // In a field, letters are letters.
  await page.locator('textarea[name="question"]').focus();
  await page.keyboard.type("crack an ajar /?");
  assert.equal(await page.locator('textarea[name="question"]').inputValue(), "crack an ajar /?");
  await page.locator("h1").click();
  await page.keyboard.press("r");
  assert.equal(await focused(page), "canned");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("This is a test.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/done=rejected/);
  assert.match(await focused(page), /^\/next\?after=/, "the next case is one key away");
  await checkAll(page, "desk-case-decided");
  await page.keyboard.press("n");
  await page.waitForURL((url) => !url.search.includes("rejected"));
  assert.notEqual(page.url(), `${demo.desk}/cases/${first.number}`);

  // Switched off, no single key does anything (WCAG 2.1.4); what does it is reached by Tab.
  await page.locator("#keys-open").click();
  await page.getByLabel("Single keys are on").uncheck();
  await page.getByRole("button", { name: "Close" }).click();
  await page.goto(demo.desk);
  const before = await focused(page);
  for (const key of ["j", "/", "u", "?"]) await page.keyboard.press(key);
  assert.equal(await focused(page), before);
  assert.equal(await page.getByRole("dialog").count(), 0);
  await done();
});

test("h1_notes_labels_and_answers_for_reuse_need_no_scripts", LIMIT, async () => {
  const { number } = await open("reuse@example.org");
  const { page, done } = await staff({ ...desktop, javaScriptEnabled: false });
  await page.goto(`${demo.desk}/cases/${number}`);
  await page.getByLabel("New note").fill("Called the shop.\n<b>It knows him.</b>");
  await page.getByRole("button", { name: "Leave the note" }).click();
  await page.getByLabel("New label").fill("Repair Centre");
  await page.getByRole("button", { name: "Add" }).click();
  assert.match(await page.locator("#work").innerText(), /repair centre[\s\S]*<b>It knows him/);
  await page.locator('select[name="canned_question"]').selectOption({ label: "Who sold the device" });
  await page.locator('#ask button[value="insert"]').click();
  const text = await page.locator('textarea[name="question"]').inputValue();
  assert.ok(text.includes(`sold the device ${demo.serial}`), text);
  await page.getByRole("button", { name: "Send the question" }).click();
  assert.match(await page.locator("main").innerText(), /The question is on its way/);
  await page.goto(`${demo.desk}/replies`);
  await check(page, "desk-replies-no-scripts");
  await done();
});

test("h5_the_figures_of_a_period_with_charts_tables_and_csv", LIMIT, async () => {
  const { page, done } = await staff();
  await page.goto(`${demo.desk}/figures`);
  assert.match(await words(page), /Requests received/);
  assert.ok(await page.locator("svg[role=img]").count() > 0, "a chart");
  assert.match(await words(page), /Germany/);
  await checkAll(page, "desk-figures");
  const csv = await page.request.get(new URL(await page.getByRole("link", { name: "Save as CSV" }).getAttribute("href"), demo.desk).href);
  assert.match(csv.headers()["content-type"], /text\/csv/);
  assert.match(await csv.text(), /country,Germany,/);
  await page.locator('input[name="from"]').fill("2026-02-02");
  await page.locator('input[name="to"]').fill("2026-02-01");
  await submit(page, /^Show/);
  await page.locator(".error-summary").waitFor();
  await checkAll(page, "desk-figures-wrong");
  await page.goto(`${demo.desk}/replies`);
  await checkAll(page, "desk-replies");
  await done();
});
