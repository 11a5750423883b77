// Label photos and proofs of purchase with the request itself, and later by the link in the holder's mailbox.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { EMAIL, activate, expectKept, fillRequest, mail, signIn, submit, words } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
let demo, browser, photo;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  await activate(demo);
  const { page, done } = await person(browser, desktop);
  await page.goto(demo.portal);
  photo = { name: "label.png", mimeType: "image/png", buffer: await page.screenshot() };
  await done();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

async function narrow(page, name) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  await check(page, name);
  await page.setViewportSize(before);
}

async function caseNumber(page) {
  return (await words(page)).match(/RG-\d{3}-\d{3}-\d{3}/)[0];
}

for (const scripts of [false, true]) {
  const how = scripts ? "with" : "without";
  const email = scripts ? EMAIL : `plain-${EMAIL}`;
  test(`p10_a_label_photo_comes_with_the_request_${how}_scripts_and_is_kept_over_a_fault`, LIMIT, async () => {
    const { page, done } = await person(browser, { ...desktop, javaScriptEnabled: scripts });
    await page.goto(`${demo.portal}/request`);
    const typed = await fillRequest(page, demo, { email: "nobody" });
    await page.locator('input[name="answer"][value="temporary-password"]').check();
    await page.getByText("A photo of the label and the like").click();
    await checkSizes(page, `portal-request-shown-${how}`);
    await narrow(page, `portal-request-shown-${how}-320`);
    const label = page.getByLabel("A photo of the label");
    await label.setInputFiles({ name: "a.gif", mimeType: "image/gif", buffer: Buffer.from("GIF89a") });
    await submit(page, /^Send/);
    await page.getByText(/GIF picture/).first().waitFor();
    await expectKept(page, typed);
    await label.setInputFiles(photo);
    await submit(page, /^Send/);
    await page.getByText("label.png").waitFor();
    await checkSizes(page, `portal-request-shown-kept-${how}`);
    await page.locator('input[name="email"]').fill(email);
    await submit(page, /^Send/);
    await page.getByText(/RG-\d{3}/).waitFor();
    const number = await caseNumber(page);
    await done();

    const desk = await person(browser, desktop);
    await signIn(desk.page, demo);
    assert.match(await words(desk.page), /new evidence/);
    await desk.page.goto(`${demo.desk}/cases/${number}`);
    assert.match(await words(desk.page), /Label photo 1[\s\S]*nobody has judged it yet/);
    await desk.done();
  });
}

test("p10_the_status_page_leads_to_sending_a_photo_by_a_link_in_the_mailbox", LIMIT, async () => {
  const holder = await person(browser, { ...desktop, javaScriptEnabled: false });
  const { page } = holder;
  await page.goto(`${demo.portal}/status`);
  await page.getByLabel(/Serial/).fill(demo.serial);
  await page.getByLabel(/email/i).fill(EMAIL);
  await submit(page, "Check status");
  assert.match(await words(page), /Send a photo of the label, or the proof of purchase/);
  await checkSizes(page, "portal-status-show");
  await submit(page, "Mail me the link");
  const text = await mail(page, demo, /link to your request/i, "/mine/");
  await page.goto(text.match(/http\S+\/mine\/\S+/)[0]);
  await checkSizes(page, "portal-mine-show");
  await narrow(page, "portal-mine-show-320");
  await submit(page, "Send the pictures");
  assert.match(await words(page), /Please choose a picture or a PDF/);
  await page.getByLabel("The proof of purchase").setInputFiles(photo);
  await submit(page, "Send the pictures");
  assert.match(await words(page), /Our desk has what you sent[\s\S]*Proof of purchase, .*not looked at yet/);
  await checkSizes(page, "portal-mine-shown");
  await holder.done();
});

test("p10_labels_of_a_list_find_their_rows_by_the_names_of_their_files_and_one_proof_counts_for_all", LIMIT, async () => {
  const { page, done } = await person(browser, { ...desktop, javaScriptEnabled: false });
  await page.goto(`${demo.portal}/bulk`);
  assert.match(await words(page), /A photo of the label: welcome/);
  await check(page, "bulk-asked");
  const list = `Serial number;Model number;Product category;Device date;Answer wanted\n${demo.serial};${demo.model};Recorder;2026-11-21;Temporary password\n`;
  await page.setInputFiles('input[name="sheet"]', { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
  await submit(page, /Check the list/);
  assert.match(await words(page), /Photos of labels and the like/);
  await checkSizes(page, "bulk-shown");
  await narrow(page, "bulk-shown-320");
  await page.getByLabel("A photo of the label").setInputFiles([
    { ...photo, name: `label ${demo.serial.toLowerCase()}.png` },
    { name: "cat.gif", mimeType: "image/gif", buffer: Buffer.from("GIF89a") },
  ]);
  await page.getByLabel("The proof of purchase").setInputFiles({ ...photo, name: "invoice.png" });
  await submit(page, /Add these files/);
  const told = await words(page);
  assert.match(told, /Files that have found their row: 2/);
  assert.match(told, /cat\.gif: .*GIF picture/);
  assert.match(told, /There for the whole list/);
  await checkSizes(page, "bulk-shown-there");
  await narrow(page, "bulk-shown-there-320");
  await page.locator('input[name="email"]').fill(EMAIL);
  await page.locator('select[name="country"]').selectOption("DE");
  await page.locator('input[name="place"]').fill("Demo Security, Hamburg");
  await page.locator('select[name="business"]').selectOption("installer");
  await page.locator('input[name="declaration"]').check();
  await submit(page, /Send the request/);
  await page.waitForURL(/received/);
  const number = await caseNumber(page);
  await done();

  const desk = await person(browser, desktop);
  await signIn(desk.page, demo);
  await desk.page.goto(`${demo.desk}/cases/${number}`);
  assert.match(await words(desk.page), /Label photo 1[\s\S]*Proof of purchase 2/);
  await desk.done();
});
