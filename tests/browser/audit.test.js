// The audit trail at the desk: looked through, checked, and taken along so that the command line verifies the copy.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { check, checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, challenge, request, signIn, submit, words } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
const narrow = { width: 320, height: 700 };
let demo, browser;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  await activate(demo);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

test("h1_the_audit_trail_is_looked_through_checked_and_taken_along", LIMIT, async () => {
  const number = await request(demo, await challenge(demo));
  const { page, done } = await person(browser, { ...desktop, acceptDownloads: true });
  await signIn(page, demo);
  await page.getByRole("heading", { name: "Queue" }).waitFor();
  for (let n = 0; n < 52; n++) await page.request.get(`${demo.desk}/cases/${number}`);
  await page.getByRole("link", { name: "Manage" }).click();
  await page.getByRole("main").getByRole("link", { name: "Audit trail" }).click();
  await page.getByRole("heading", { name: "Audit trail" }).waitFor();
  const rows = page.locator("main tbody tr");
  assert.equal(await rows.count(), 50, "a page has fifty");
  await checkSizes(page, "h1_audit");
  await page.setViewportSize(narrow);
  await check(page, "h1_audit_narrow");
  await page.setViewportSize(desktop.viewport);
  const first = await rows.first().locator("td").first().innerText();
  await page.getByRole("link", { name: "Older entries" }).click();
  assert.equal(Number(await rows.first().locator("td").first().innerText()), Number(first) - 50);

  await page.goto(`${demo.desk}/audit`);
  await page.getByLabel("What", { exact: true }).selectOption("request-received");
  await page.getByLabel(/About what/).fill(number);
  await submit(page, /^Show$/);
  assert.equal(await rows.count(), 1);
  assert.match(await rows.first().innerText(), new RegExp(number));
  await checkSizes(page, "h1_audit_filtered");
  await page.getByLabel("Who").fill("nobody of that name");
  await submit(page, /^Show$/);
  await page.getByText("Nothing fits").waitFor();
  await checkSizes(page, "h1_audit_nothing_fits");

  await submit(page, /Check the whole trail/);
  await page.getByText(/entries are whole/).waitFor();
  const [, entries, hash] = (await words(page)).match(/All (\d+) entries are whole\. The hash of the last is (\w{64})/);
  await checkSizes(page, "h1_audit_checked");

  const [lines] = await Promise.all([page.waitForEvent("download"), submit(page, /JSON Lines/)]);
  assert.equal(lines.suggestedFilename(), "audit-trail.jsonl");
  const copy = readFileSync(await lines.path(), "utf8").trim().split("\n").map((line) => JSON.parse(line));
  assert.equal(copy[Number(entries) - 1].hash, hash);
  assert.equal(copy.at(-1).act, "trail-taken", "that it was taken stands in it");
  if (process.env.REGAIN_BIN) {
    const said = execFileSync(process.env.REGAIN_BIN, ["audit", "verify", await lines.path()], { encoding: "utf8" });
    assert.match(said, /are whole/);
  }
  const [csv] = await Promise.all([page.waitForEvent("download"), submit(page, /CSV/)]);
  const [head, ...rest] = readFileSync(await csv.path(), "utf8").trim().split(/\r?\n/);
  assert.equal(head, "number,time,actor,act,subject,detail,hash");
  assert.ok(rest.length > Number(entries));
  await done();
});
