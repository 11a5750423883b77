// Data protection at the desk: what is kept of a person is found, copied, held and erased.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { check, checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, challenge, EMAIL, request, signIn, submit, until, words } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
const narrow = { width: 320, height: 700 };
let demo, browser, staff, page, number;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  await activate(demo);
  number = await request(demo, await challenge(demo));
  staff = await person(browser, { ...desktop, acceptDownloads: true });
  page = staff.page;
  await signIn(page, demo);
  await page.getByRole("heading", { name: "Queue" }).waitFor();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

async function checkAll(name) {
  await checkSizes(page, name);
  await page.setViewportSize(narrow);
  await check(page, name);
  await page.setViewportSize(desktop.viewport);
}

async function find(who, why) {
  await page.goto(`${demo.desk}/privacy`);
  await page.getByLabel(/^Email address or serial number/).fill(who);
  await page.getByLabel(/^Why you ask/).fill(why);
  await submit(page, /^Find$/);
}

async function hold(button, { until: day = "", reason = "" } = {}) {
  await page.getByLabel(/^Number of the request/).fill(number);
  await page.getByLabel(/^Until/).fill(day);
  await page.getByLabel(/^Reason/).fill(reason);
  await submit(page, button);
}

test("p10_what_is_kept_of_a_person_is_found_with_a_reason_and_copied", LIMIT, async () => {
  await page.goto(`${demo.desk}/privacy`);
  await checkAll("p10_data_protection");
  await submit(page, /^Find$/);
  await page.locator(".error-summary").waitFor();
  await checkSizes(page, "p10_data_protection_wrong");
  await find(EMAIL, "letter of 2 May");
  await page.getByRole("heading", { name: `Kept of ${EMAIL}` }).waitFor();
  assert.match(await words(page), /still open/);
  assert.equal(await page.getByRole("heading", { name: "Erase all of this" }).count(), 0, "an open request is not erased");
  await checkAll("p10_data_protection_open");
  const [download] = await Promise.all([page.waitForEvent("download"), submit(page, /Download a copy/)]);
  const zip = readFileSync(await download.path());
  assert.equal(zip.subarray(0, 2).toString(), "PK");
  await find("stranger@example.org", "letter of 2 May");
  await page.getByText("No request is kept.").waitFor();
});

test("p10_a_held_request_is_not_erased_until_it_is_let_go", LIMIT, async () => {
  await page.goto(`${demo.desk}/cases/${number}`);
  await page.locator('[name="reason"]').fill("This device is not ours to help with.");
  await submit(page, /^Reject/);
  await page.waitForURL(/done=rejected/);
  await page.goto(`${demo.desk}/privacy`);
  await hold(/^Hold$/, { reason: "a dispute" });
  await page.locator(".error-summary").waitFor();
  await checkSizes(page, "p10_hold_wrong");
  const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await hold(/^Hold$/, { until: day, reason: "a dispute" });
  await page.getByText("The request is held.").waitFor();
  await checkSizes(page, "p10_held");
  await find(EMAIL, "letter of 2 May");
  await page.getByText(/Held until .* a dispute/).waitFor();
  await checkSizes(page, "p10_data_protection_held");
  await page.goto(`${demo.desk}/privacy`);
  await hold(/^End the hold$/);
  await page.getByText("Nothing holds the request any more.").waitFor();
});

test("p10_a_person_is_erased_after_the_address_was_typed_once_more", LIMIT, async () => {
  // A mail on its way stands against it.
  await until("the mails to have left", async () => {
    await find(EMAIL, "letter of 2 May");
    return (await page.getByRole("heading", { name: "Erase all of this" }).count()) > 0;
  });
  await checkAll("p10_erase");
  await page.getByLabel(/once more to erase/).fill("someone@example.org");
  await submit(page, /Erase all of this/);
  await page.locator(".error-summary").waitFor();
  await checkSizes(page, "p10_erase_wrong");
  await page.getByLabel(/once more to erase/).fill(EMAIL);
  await submit(page, /Erase all of this/);
  await page.getByText(/^Erased\./).waitFor();
  await checkSizes(page, "p10_erased");
  await page.goto(`${demo.desk}/cases/${number}`);
  assert.doesNotMatch(await page.content(), new RegExp(EMAIL));
  await find(EMAIL, "letter of 2 May");
  await page.getByText("No request is kept.").waitFor();
  await staff.done();
});
