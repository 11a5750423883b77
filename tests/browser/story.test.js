// The story in a real browser: one locked-out recorder, from activation to a new password.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, desktop, launch, person, phone } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { until } from "./harness/people.js";
import { totp } from "./harness/totp.js";

const OLD = "first wagon leaves at dawn";
const NEW = "second harbour sings at noon";
const EMAIL = "holder@example.org";

let demo, browser;
const story = { failed: false };
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const heading = (page) => page.getByRole("heading", { level: 1 });
const submit = (page, name) => page.getByRole("button", { name }).click();

/** A step of the story. What comes after a step that failed would only fail for that. */
async function step(t, name, run) {
  await t.test(name, async (inner) => {
    if (story.failed) return inner.skip("an earlier step failed");
    try {
      await run();
    } catch (error) {
      story.failed = true;
      throw error;
    }
  });
}

async function typePassword(page, name, password) {
  await page.locator(`input[name="${name}"]`).fill(password);
}

/** The mail with this subject, as the mailbox page shows it. */
function mail(page, subject) {
  return until(`a mail with the subject ${subject}`, async () => {
    await page.goto(demo.mailbox);
    const found = page.getByRole("link", { name: subject });
    if (!(await found.count())) return undefined;
    await found.first().click();
    return page.locator(".letter").innerText();
  });
}

test("d1_d8_p1_h1_a_locked_out_recorder_is_recovered_in_the_browser", async (t) => {
  const atDevice = await person(browser, desktop);
  const holder = await person(browser, phone);
  const staff = await person(browser, desktop);
  const mailbox = await person(browser, desktop);
  let number, screenshot, key;

  await step(t, "d1_a_new_recorder_asks_for_a_password_and_a_reserved_email", async () => {
    const { page } = atDevice;
    await page.goto(demo.device);
    await check(page, "device-activate");
    await typePassword(page, "new_password", "short");
    await typePassword(page, "new_password_again", "short");
    await submit(page, /Activate/);
    await check(page, "device-activate-refused");
    assert.match(await page.getByRole("alert").first().innerText(), /15/);
    await typePassword(page, "new_password", OLD);
    await typePassword(page, "new_password_again", OLD);
    await page.getByLabel(/Reserved email/).fill("owner@example.net");
    await submit(page, /Activate/);
    await page.waitForURL(/sign-in|home/);
    await check(page, "device-activated");
  });

  await step(t, "d8_forgot_password_shows_the_code_and_what_belongs_to_it", async () => {
    const { page } = atDevice;
    await page.goto(`${demo.device}/forgot`);
    await check(page, "device-forgot");
    await submit(page, /QR code/);
    await page.waitForURL(/forgot\/key/);
    await check(page, "device-key");
    const body = await page.locator("main").innerText();
    for (const shown of [demo.serial, demo.model, "Start time", "Device date"]) assert.ok(body.includes(shown), shown);
    number = body.match(/[0-9A-Z]{4}-[0-9A-Z]{2}\b/)[0];
    screenshot = await page.screenshot();
  });

  await step(t, "p1_p4_the_portal_reads_the_screenshot_and_takes_the_request", async () => {
    const { page } = holder;
    await page.goto(demo.portal);
    await check(page, "portal-home");
    await page.goto(`${demo.portal}/request`);
    await check(page, "portal-request");
    await page.setInputFiles('input[type="file"]', { name: "page.png", mimeType: "image/png", buffer: screenshot });
    await page.getByText(number).first().waitFor();
    await check(page, "portal-request-read");
    assert.equal(await page.getByLabel(/^Serial number/).inputValue(), demo.serial);
    assert.equal(await page.getByLabel(/^Model/).inputValue(), demo.model);
    await page.getByLabel(/^Email/).fill("not an address");
    await page.getByLabel(/^Country/).selectOption("DE");
    await page.getByLabel(/^Place of purchase/).fill("Demo Security, Hamburg");
    await page.getByLabel(/business/i).selectOption("installer");
    await chooseCategory(page);
    await submit(page, /Send the request/);
    await page.getByRole("alert").first().waitFor();
    await check(page, "portal-request-refused");
    assert.equal(await page.getByLabel(/^Place of purchase/).inputValue(), "Demo Security, Hamburg");
    await page.getByLabel(/^Email/).fill(EMAIL);
    await page.locator('input[name="declaration"]').check();
    await submit(page, /Send the request/);
    await page.waitForURL(/received/);
    await check(page, "portal-received");
    const body = await page.locator("main").innerText();
    assert.match(body, /RG-\d{3}-\d{3}-\d{3}/);
    assert.ok(body.includes(number));
  });

  await step(t, "p9_the_receipt_comes_by_mail", async () => {
    const text = await mail(mailbox.page, /We have your request/);
    assert.ok(text.includes(number));
    await check(mailbox.page, "mailbox-receipt");
    await mailbox.page.goto(demo.mailbox);
    await check(mailbox.page, "mailbox");
  });

  await step(t, "h1_h2_the_desk_sees_the_evidence_and_approves", async () => {
    const { page } = staff;
    await page.goto(demo.desk);
    await check(page, "desk-sign-in");
    await page.getByLabel(/^User/).fill(demo.staff.user);
    await page.locator('input[name="password"]').fill(demo.staff.password);
    await page.getByLabel(/code/).fill(totp(demo.staff.totp_secret));
    await submit(page, /^Sign in$/);
    await heading(page).filter({ hasText: "Queue" }).waitFor();
    await check(page, "desk-queue");
    await page.getByRole("link", { name: /RG-/ }).first().click();
    await heading(page).filter({ hasText: /RG-/ }).waitFor();
    await check(page, "desk-case");
    const body = await page.locator("main").innerText();
    for (const shown of [number, demo.serial, demo.model, EMAIL, "Demo Security"]) assert.ok(body.includes(shown), shown);
    assert.match(body, /genuine/i);
    const picture = page.locator('img[src*="/picture/"]');
    assert.ok(await picture.evaluate((image) => image.complete && image.naturalWidth > 0), "the picture is shown");
    await page.locator('input[name="confirm"]').check();
    await submit(page, /Approve/);
    await page.waitForURL(/done=approved/);
    await check(page, "desk-approved");
  });

  await step(t, "p8_p9_the_key_comes_by_mail_and_the_status_never_shows_it", async () => {
    const text = await mail(mailbox.page, /is answered/);
    assert.ok(text.includes(number));
    key = text.split("\n").map((line) => line.trim()).find((line) => /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(line));
    assert.ok(key, text);
    await check(mailbox.page, "mailbox-key");
    const { page } = holder;
    await page.goto(`${demo.portal}/status`);
    await check(page, "portal-status");
    await page.getByLabel(/^Serial number/).fill(demo.serial);
    await page.getByLabel(/^Email/).fill(EMAIL);
    await submit(page, /Check status/);
    await page.getByText(/RG-/).first().waitFor();
    await check(page, "portal-status-answered");
    const shown = await page.locator("main").innerText();
    assert.match(shown, /answer|sent/i);
    assert.ok(!shown.includes(key));
  });

  await step(t, "d8_the_key_sets_a_new_password_and_the_old_one_is_dead", async () => {
    const { page } = atDevice;
    await page.goto(`${demo.device}/forgot/key`);
    await page.getByLabel(/^Key/).fill(key.toLowerCase().replace("-", " "));
    await typePassword(page, "new_password", NEW);
    await typePassword(page, "new_password_again", NEW);
    await submit(page, /Set the new password/);
    await page.waitForURL(/sign-in/);
    await check(page, "device-reset-done");
    await page.locator('input[name="password"]').fill(OLD);
    await submit(page, /^Sign in$/);
    await page.getByRole("alert").first().waitFor();
    await check(page, "device-sign-in-refused");
    await page.locator('input[name="password"]').fill(NEW);
    await submit(page, /^Sign in$/);
    await page.waitForURL(/home/);
    await check(page, "device-home");
    const journal = await page.locator("main").innerText();
    assert.match(journal, new RegExp(`reset.*${number}`, "is"));
    await page.goto(`${demo.device}/password`);
    await check(page, "device-password");
  });

  for (const one of [atDevice, holder, staff, mailbox]) await one.done();
});

async function chooseCategory(page) {
  const list = page.locator('select[name="category"]');
  if (await list.count()) await list.selectOption("recorder");
  else await page.locator('input[name="category"][value="recorder"]').check();
}
