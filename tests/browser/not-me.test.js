// The address reserved in a device: it is told that somebody asks, and stops what is not its own.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, challenge, request, signIn, submit, until, words } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
const OWNER = "owner@example.net";
const narrow = { width: 320, height: 700 };
let demo, browser, staff, number, link;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  await activate(demo);
  number = await request(demo, await challenge(demo));
  link = await until("the mail to the reserved address", notMe);
  staff = await person(browser, desktop);
  await signIn(staff.page, demo);
  await staff.page.getByRole("heading", { name: "Queue" }).waitFor();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** The link of the mail that the reserved address got. */
async function notMe() {
  const list = await (await fetch(demo.mailbox)).text();
  const names = [...new Set([...list.matchAll(/href="(\/mail\/[^"/]+)"/g)].map((found) => found[1]))];
  for (const name of names) {
    const source = await (await fetch(`${demo.mailbox.replace(/\/$/, "")}${name}/source`)).text();
    const found = source.includes(OWNER) && source.replace(/=\r?\n/g, "").match(/\/not-me\/[\w-]+/);
    if (found) return demo.portal + found[0];
  }
  return undefined;
}

async function checkAll(page, name) {
  await checkSizes(page, name);
  const before = page.viewportSize();
  await page.setViewportSize(narrow);
  await check(page, name);
  await page.setViewportSize(before);
}

test("h1_the_page_behind_the_link_stops_nothing_by_being_opened_and_works_without_scripts", LIMIT, async () => {
  const { page, done } = await person(browser, { ...desktop, javaScriptEnabled: false });
  await page.goto(link);
  await page.getByRole("heading", { name: "Was this request not yours?" }).waitFor();
  const said = await words(page);
  assert.doesNotMatch(said, new RegExp(`holder@example.org|${demo.serial}|${number}`), "nothing of the holder, no whole serial number");
  await checkAll(page, "h1_not_me");
  await staff.page.goto(`${demo.desk}/cases/${number}`);
  await staff.page.getByRole("button", { name: /Approve/ }).first().waitFor();
  assert.doesNotMatch(await words(staff.page), /not its own/);
  await done();
});

test("h1_the_page_speaks_the_readers_language_and_keeps_the_dark", LIMIT, async () => {
  for (const [locale, colorScheme] of [["de", "dark"], ["ar", "light"]]) {
    const { page, done } = await person(browser, { ...desktop, locale, colorScheme });
    await page.goto(link);
    assert.equal(await page.locator("html").getAttribute("lang"), locale);
    await checkAll(page, `h1_not_me_${locale}_${colorScheme}`);
    await done();
  }
});

test("h1_not_me_stops_the_request_until_a_senior_sets_it_aside", LIMIT, async () => {
  const { page, done } = await person(browser, desktop);
  await page.goto(link);
  await page.getByRole("button", { name: "This was not me" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Thank you" }).waitFor();
  assert.match(await words(page), new RegExp(`${number} is stopped`));
  await checkAll(page, "h1_not_me_done");
  await page.goto(link);
  await page.getByRole("heading", { name: "Thank you" }).waitFor();
  await done();

  const desk = staff.page;
  await desk.goto(`${demo.desk}/?label=objection`);
  await desk.getByRole("link", { name: number }).click();
  assert.match(await words(desk), /says that this request is not its own/);
  await checkAll(desk, "h1_not_me_at_the_desk");
  await submit(desk, /Set the objection aside/);
  await desk.locator(".error-summary").waitFor();
  await checkSizes(desk, "h1_not_me_aside_without_reason");
  await desk.locator('[name="aside"]').fill("We spoke to the owner by telephone.");
  await submit(desk, /Set the objection aside/);
  await desk.waitForURL(/done=set-aside/);
  await checkSizes(desk, "h1_not_me_set_aside");
  await staff.done();
});
