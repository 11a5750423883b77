// The device's own pages: a known password is changed, and keys that are wrong run out.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { NEW, OLD, activate, challenge, keyIn, mail, request, signIn, submit, words } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
let demo, browser;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  await activate(demo);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) await page.locator(`input[name="${name}"]`).fill(value);
}

async function signInAtDevice(page, password) {
  await page.goto(`${demo.device}/sign-in`);
  await fill(page, { password });
  await submit(page, /Sign in/);
}

const newPassword = (password) => ({ new_password: password, new_password_again: password });

test("d3_a_wrong_old_password_changes_nothing", LIMIT, async () => {
  const { page, done } = await person(browser, desktop);
  await signInAtDevice(page, OLD);
  await page.waitForURL(/home/);
  await checkSizes(page, "device-home-signed-in");
  await page.goto(`${demo.device}/password`);
  await fill(page, { old_password: "not the old one at all", ...newPassword(NEW) });
  await submit(page, /Change password/);
  await page.getByRole("alert").first().waitFor();
  assert.match(await words(page), /password is wrong/);
  await checkSizes(page, "device-password-wrong");
  await page.goto(`${demo.device}/sign-in`);
  await done();
});

test("d3_new_passwords_that_differ_or_are_easy_are_told_beside_their_field", LIMIT, async () => {
  const { page, done } = await person(browser, desktop);
  await signInAtDevice(page, OLD);
  await page.waitForURL(/home/);
  for (const [first, second, sentence] of [
    [NEW, `${NEW}!`, /differ|not the same|match/i],
    ["aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaa", /./],
    [OLD, OLD, /same as the old/],
  ]) {
    await page.goto(`${demo.device}/password`);
    await fill(page, { old_password: OLD, new_password: first, new_password_again: second });
    await submit(page, /Change password/);
    await page.locator(".field .error").first().waitFor();
    assert.match(await page.locator(".field .error").first().innerText(), sentence);
  }
  await checkSizes(page, "device-password-same");
  await done();
});

test("d3_a_changed_password_works_and_ends_other_sessions_and_the_old_one", LIMIT, async () => {
  const [one, other] = [await person(browser, desktop), await person(browser, desktop)];
  for (const { page } of [one, other]) {
    await signInAtDevice(page, OLD);
    await page.waitForURL(/home/);
  }
  const middle = "third lantern over the quay";
  await one.page.goto(`${demo.device}/password`);
  await fill(one.page, { old_password: OLD, ...newPassword(middle) });
  await submit(one.page, /Change password/);
  await one.page.waitForURL(/done=changed|sign-in/);
  await checkSizes(one.page, "device-password-changed");
  await other.page.goto(`${demo.device}/home`);
  assert.match(other.page.url(), /sign-in/, "the other session has ended");
  await signInAtDevice(other.page, OLD);
  await other.page.getByRole("alert").first().waitFor();
  assert.match(await words(other.page), /password is wrong/);
  await signInAtDevice(other.page, middle);
  await other.page.waitForURL(/home/);
  assert.match(await words(other.page), /password was changed|changed/i);
  // Back to the first one, for the tests that follow.
  await other.page.goto(`${demo.device}/password`);
  await fill(other.page, { old_password: middle, ...newPassword(OLD) });
  await submit(other.page, /Change password/);
  await other.page.waitForURL(/done=changed|sign-in/);
  await one.done();
  await other.done();
});

test("d8_five_wrong_keys_end_the_challenge_and_the_sixth_right_one_is_refused", LIMIT, async () => {
  const shown = await challenge(demo);
  const number = await request(demo, shown);
  const staff = await person(browser, desktop);
  await signIn(staff.page, demo);
  await staff.page.goto(`${demo.desk}/cases/${number}`);
  await staff.page.locator('input[name="confirm"]').check();
  await submit(staff.page, /Approve/);
  await staff.page.waitForURL(/done=approved/);
  const key = keyIn(await mail(staff.page, demo, /is answered/, shown.number));

  const [stranger, owner] = [await person(browser, desktop), await person(browser, desktop)];
  await owner.page.goto(`${demo.device}/forgot/key`);
  const { page } = stranger;
  await page.goto(`${demo.device}/forgot/key`);
  for (const sentence of [/4 tries are left/, /3 tries are left/, /2 tries are left/, /One try is left/, /has ended/]) {
    const wrong = (key.startsWith("A") ? "B" : "A") + key.slice(1);
    await fill(page, { key: wrong, ...newPassword(NEW) });
    await submit(page, /Set the new password/);
    await page.locator(".notice.bad, .error-summary").first().waitFor();
    assert.match(await words(page), sentence);
  }
  assert.match(await words(page), new RegExp(`${shown.number} has ended`));
  await checkSizes(page, "device-key-last-try");
  // The owner's page was open all the while, and the right key comes too late.
  await fill(owner.page, { key, ...newPassword(NEW) });
  await submit(owner.page, /Set the new password/);
  await owner.page.locator(".notice.bad").first().waitFor();
  assert.match(await words(owner.page), new RegExp(`Challenge ${shown.number} has ended: .*Ask for a new one`));
  await checkSizes(owner.page, "device-key-ended");
  await signInAtDevice(owner.page, NEW);
  assert.match(await words(owner.page), /password is wrong/);
  await signInAtDevice(owner.page, OLD);
  await owner.page.waitForURL(/home/);
  assert.match(await words(owner.page), new RegExp(`wrong key.*${shown.number}|${shown.number}.*wrong key`, "is"));
  await checkSizes(owner.page, "device-home-warned");
  for (const one of [staff, stranger, owner]) await one.done();
});
