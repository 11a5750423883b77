// The desk's navigation: one line for an admin, the rarer pages under one entry, no scripts needed.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { signIn } from "./harness/people.js";
import { nextTotp } from "./harness/totp.js";

const LIMIT = { timeout: 120_000 };
let demo, browser;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** How many lines the entries of a navigation take. */
const lines = (nav) => nav.locator("a, button").evaluateAll((all) => new Set(all.map((one) => Math.round(one.getBoundingClientRect().top))).size);

async function admin(options) {
  const one = await person(browser, options);
  await signIn(one.page, demo, { code: await nextTotp(demo.staff.totp_secret) });
  await one.page.getByRole("heading", { name: "Queue" }).waitFor();
  return one;
}

test("h1_an_admins_navigation_is_one_line_and_marks_where_one_is", LIMIT, async () => {
  const { page, done } = await admin(desktop);
  const main = page.getByRole("navigation", { name: "Main" });
  const second = page.getByRole("navigation", { name: "Manage" });
  assert.equal(await lines(main), 1);
  assert.equal(await main.getByRole("link", { name: "Queue" }).getAttribute("aria-current"), "page");
  assert.equal(await second.count(), 0);

  // By keyboard alone.
  await main.getByRole("link", { name: "Manage" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Manage" }).waitFor();
  assert.equal(await main.getByRole("link", { name: "Manage" }).getAttribute("aria-current"), "page");
  await check(page, "h1_manage");
  for (const name of ["Data protection", "Staff", "Tokens", "Webhooks", "Audit trail"]) {
    const from = (await second.count()) ? second : page.getByRole("main");
    await from.getByRole("link", { name, exact: true }).click();
    await second.waitFor();
    assert.equal(await second.getByRole("link", { name, exact: true }).getAttribute("aria-current"), "page");
    assert.equal(await main.getByRole("link", { name: "Manage" }).getAttribute("aria-current"), "true");
    assert.deepEqual([await lines(main), await lines(second)], [1, 1], name);
  }
  await check(page, "h1_manage_second_line");
  await page.setViewportSize({ width: 320, height: 700 });
  await check(page, "h1_manage_second_line_narrow");
  await page.goto(`${demo.desk}/manage`);
  await check(page, "h1_manage_narrow");
  await done();
});

test("h1_the_navigation_works_without_scripts", LIMIT, async () => {
  const { page, done } = await admin({ ...desktop, javaScriptEnabled: false });
  await page.getByRole("link", { name: "Manage" }).click();
  await page.getByRole("main").getByRole("link", { name: "Tokens" }).click();
  await page.getByRole("heading", { name: "API tokens" }).waitFor();
  await done();
});
