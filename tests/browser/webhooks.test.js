// Webhooks: a help desk is told what happens, and checks it by the library that it would use.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check, checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, challenge, EMAIL, request, signIn, submit, until, words } from "./harness/people.js";
import { startReceiver } from "./harness/receiver.js";

const LIMIT = { timeout: 240_000 };
const narrow = { width: 320, height: 700 };
const folder = mkdtempSync(join(tmpdir(), "regain-webhooks-"));
let demo, browser, receiver, admin;
before(async () => {
  receiver = await startReceiver();
  const settings = join(folder, "settings.toml");
  writeFileSync(settings, "[desk.webhooks]\nallow_private = true\n");
  [demo, browser] = await Promise.all([startDemo("--settings", settings), launch()]);
  await activate(demo);
  admin = await person(browser, desktop);
  await signIn(admin.page, demo);
  await admin.page.getByRole("heading", { name: "Queue" }).waitFor();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
  await receiver?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What came, once there are so many calls. */
const calls = (count) => until(`${count} calls`, () => receiver.calls.length >= count && receiver.calls);
const secretOn = async (page) => (await words(page)).match(/whsec_[\w+/=]{44}/)[0];

/** Loads the page until it says so. */
async function says(page, text) {
  await until(`the words ${text}`, async () => {
    await page.reload();
    return (await words(page)).match(text);
  });
}

test("h5_a_webhook_is_added_and_what_it_is_told_passes_the_reference_library", LIMIT, async () => {
  const { page } = admin;
  await page.goto(`${demo.desk}/webhooks`);
  await page.getByText("There is none yet").waitFor();
  await checkSizes(page, "h5_webhooks_none");

  // What was ticked stays so when something is wrong.
  await page.getByLabel("A request came in").uncheck();
  await page.getByLabel("Address").fill("hooks.example");
  await submit(page, /Add and show the secret/);
  await page.locator(".error-summary").waitFor();
  assert.equal(await page.getByLabel("A request came in").isChecked(), false);
  assert.equal(await page.getByLabel("The holder replied").isChecked(), true);
  await checkSizes(page, "h5_webhooks_wrong");

  await page.getByLabel("A request came in").check();
  await page.getByLabel("Address").fill(receiver.url);
  await page.getByLabel("What it is for").fill("Help desk");
  await submit(page, /Add and show the secret/);
  await page.getByRole("heading", { name: "Its secret" }).waitFor();
  await checkSizes(page, "h5_webhook_added");
  receiver.secret = await secretOn(page);

  const number = await request(demo, await challenge(demo));
  const [call] = await calls(1);
  const message = receiver.open(call, receiver.secret);
  assert.equal(call.method, "POST");
  assert.equal(message.type, "request.received");
  assert.equal(message.data.case, number);
  assert.equal(message.data.stage, "in-review");
  assert.doesNotMatch(call.body, new RegExp(`${EMAIL}|${demo.serial}`));
  const forged = { ...call, body: call.body.replace(number, "RG-000-000-000") };
  assert.throws(() => receiver.open(forged, receiver.secret), /signature/i);
  await page.goto(`${demo.desk}/webhooks`);
  await page.getByRole("link", { name: receiver.url }).click();
  await says(page, /taken/);
  assert.doesNotMatch(await page.content(), /whsec_/);
});

test("h5_a_failed_delivery_is_tried_again_and_sent_again_by_hand", LIMIT, async () => {
  const { page } = admin;
  receiver.calls.length = 0;
  receiver.answers = 503;
  await submit(page, /Send a test/);
  await page.getByText("A test message is on its way.").waitFor();
  await calls(1);
  await says(page, /is tried again/);
  assert.match(await words(page), /answered 503 .*again at/s);
  await checkSizes(page, "h5_webhook_failing");
  receiver.answers = 200;
  const [first, second] = await calls(2);
  assert.equal(first.headers["webhook-id"], second.headers["webhook-id"]);
  assert.equal(receiver.open(second, receiver.secret).type, "test");
  await says(page, /test\s+taken/);

  const known = receiver.calls.length;
  await page.getByRole("button", { name: /^Send again/ }).first().click();
  await page.getByText("The message is sent once more.").waitFor();
  const again = (await calls(known + 1))[known];
  assert.equal(again.headers["webhook-id"], first.headers["webhook-id"]);
});

test("h5_a_new_secret_signs_beside_the_old_one", LIMIT, async () => {
  const { page } = admin;
  await submit(page, /Make another secret/);
  await page.getByRole("heading", { name: "Its secret" }).waitFor();
  const newer = await secretOn(page);
  assert.notEqual(newer, receiver.secret);
  receiver.calls.length = 0;
  await submit(page, /Send a test/);
  const [call] = await calls(1);
  assert.equal(receiver.open(call, newer).type, "test");
  assert.equal(receiver.open(call, receiver.secret).type, "test");
});

test("h5_a_webhook_that_is_gone_is_switched_off_and_goes_on_by_hand", LIMIT, async () => {
  const { page } = admin;
  receiver.answers = 410;
  await submit(page, /Send a test/);
  await says(page, /Switched off/);
  await checkSizes(page, "h5_webhook_off");
  await page.goto(`${demo.desk}/webhooks`);
  await page.getByText("Switched off").waitFor();
  await checkSizes(page, "h5_webhooks");
  await page.setViewportSize(narrow);
  await check(page, "h5_webhooks_narrow");
  await page.getByRole("link", { name: receiver.url }).click();
  await page.getByRole("button", { name: "Go on" }).waitFor();
  await check(page, "h5_webhook_narrow");
  await page.setViewportSize(desktop.viewport);

  receiver.answers = 204;
  receiver.calls.length = 0;
  await submit(page, /^Go on/);
  await page.getByText("The webhook goes on.").waitFor();
  await page.getByLabel("A mail did not arrive").check();
  await submit(page, /Tell it these/);
  await page.getByText("From now on it is told of these events.").waitFor();
  assert.equal(await page.getByLabel("A mail did not arrive").isChecked(), true);
  await submit(page, /^Pause/);
  await page.getByText("The webhook is paused.").waitFor();
  await submit(page, /Send a test/);
  await page.getByText("A test message is on its way.").waitFor();
  await submit(page, /^Go on/);
  await calls(1);

  await submit(page, /Remove the webhook/);
  await page.getByText("The webhook is removed.").waitFor();
  await page.getByText("There is none yet").waitFor();
  await admin.done();
});
