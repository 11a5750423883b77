// The desk: who gets in, and what staff do with requests.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { EMAIL, NEW, activate, answer, challenge, keyIn, mail, request, send, signIn, submit, words } from "./harness/people.js";
import { totp } from "./harness/totp.js";

const LIMIT = { timeout: 240_000 };
let demo, browser, session;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  await activate(demo);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** A member of staff who signed in before: each one-time code signs in once. */
const staff = (options = desktop) => person(browser, { ...options, storageState: session });

/** A request with the device's present challenge, from this address. */
async function open(email = EMAIL) {
  const shown = await challenge(demo);
  return { shown, number: await request(demo, shown, { email }) };
}

test("h1_w10_a_wrong_password_or_code_is_refused_in_the_same_words", LIMIT, async () => {
  const { page, done } = await person(browser, desktop);
  const said = [];
  for (const wrong of [{ password: "not the password", code: "000000" }, { code: "000000" }, { code: "" }]) {
    await signIn(page, demo, wrong);
    await page.getByRole("alert").first().waitFor();
    said.push(await page.getByRole("alert").first().innerText());
    assert.equal(await page.getByLabel(/^User/).inputValue(), demo.staff.user, "the name is kept");
    assert.equal(await page.locator('input[name="password"]').inputValue(), "", "the password is not");
  }
  assert.match(said[0], /Name, password or code is wrong/);
  assert.deepEqual(said, [said[0], said[0], said[0]]);
  await checkSizes(page, "desk-sign-in-wrong");
  await page.goto(`${demo.desk}/cases/RG-000-000-000`);
  assert.match(page.url(), /sign-in/, "and nothing is open");
  await done();
});

test("h1_the_keyboard_is_enough_to_sign_in_and_a_code_signs_in_once", LIMIT, async () => {
  const { page, done } = await person(browser, desktop);
  const code = totp(demo.staff.totp_secret);
  await page.goto(`${demo.desk}/sign-in`);
  await tabTo(page, 'input[name="user"]');
  await page.keyboard.type(demo.staff.user);
  await tabTo(page, 'input[name="password"]');
  await page.keyboard.type(demo.staff.password);
  await tabTo(page, 'input[name="code"]');
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Queue" }).waitFor();
  await checkSizes(page, "desk-queue-empty");

  const before = await page.context().cookies();
  await submit(page, /Sign out/);
  await page.waitForURL(/why=out/);
  assert.match(await words(page), /signed out/);
  await checkSizes(page, "desk-signed-out");
  await page.context().addCookies(before);
  await page.goto(demo.desk);
  assert.match(page.url(), /why=ended/, "the old cookie opens nothing");

  await signIn(page, demo, { code });
  await page.getByRole("alert").first().waitFor();
  assert.match(await words(page), /Name, password or code is wrong/);
  await signIn(page, demo);
  await page.getByRole("heading", { name: "Queue" }).waitFor();
  session = await page.context().storageState();
  await done();
});

/** Presses Tab until this is in focus, as somebody without a mouse does. */
async function tabTo(page, selector) {
  const wanted = page.locator(selector);
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the keyboard does not reach ${selector}`);
}

test("h2_more_is_asked_for_and_answered_by_a_button_not_by_the_link", LIMIT, async () => {
  const { number, shown } = await open();
  const { page, done } = await staff();
  await page.goto(`${demo.desk}/cases/${number}`);
  await submit(page, /Send the question/);
  await page.locator(".error-summary").waitFor();
  await checkSizes(page, "desk-ask-empty");
  await page.locator('textarea[name="question"]').fill("Which shop sold the recorder?");
  await submit(page, /Send the question/);
  await page.waitForURL(/done=asked/);
  await checkSizes(page, "desk-asked");

  const holder = await person(browser, desktop);
  const letter = await mail(holder.page, demo, /question|one more thing|need/i, shown.number);
  assert.match(letter, /Which shop sold the recorder\?/);
  const link = letter.match(/http:\S+\/more\/\S+/)[0];
  assert.ok(link.startsWith(demo.portal), "the link is built from the settings");
  // Mail scanners open links, and ask twice.
  for (const method of ["GET", "HEAD", "GET"]) await fetch(link, { method });
  await holder.page.goto(link);
  await checkSizes(holder.page, "portal-more");
  await submit(holder.page, /Send the answer/);
  await holder.page.locator(".error-summary").waitFor();
  await checkSizes(holder.page, "portal-more-empty");
  await holder.page.locator('textarea[name="text"]').fill("Nord Alarm in Kiel <b>did</b>");
  await submit(holder.page, /Send the answer/);
  await holder.page.getByRole("heading", { name: "Thank you" }).waitFor();
  await checkSizes(holder.page, "portal-more-thanks");
  const again = await fetch(link);
  assert.equal(again.status, 410, "answered once");
  await holder.page.goto(link);
  await checkSizes(holder.page, "portal-more-over");

  await page.goto(`${demo.desk}/cases/${number}`);
  assert.match(await words(page), /Nord Alarm in Kiel <b>did<\/b>/);
  await holder.done();
  await done();
});

test("h2_a_rejection_takes_a_reason_and_mails_it", LIMIT, async () => {
  const { number, shown } = await open("rejected@example.org");
  const { page, done } = await staff();
  await page.goto(`${demo.desk}/cases/${number}`);
  await submit(page, /Reject the request/);
  await page.locator(".error-summary").waitFor();
  assert.match(await words(page), /choose a reason or write one/);
  await checkSizes(page, "desk-reject-empty");
  await page.locator('select[name="canned"]').selectOption({ index: 1 });
  await page.locator('textarea[name="reason"]').fill("Ask the owner, please.");
  await submit(page, /Reject the request/);
  await page.waitForURL(/done=rejected/);
  await checkSizes(page, "desk-rejected");
  assert.equal(await page.getByRole("button", { name: /Approve/ }).count(), 0);
  const letter = await mail(page, demo, /cannot help|not approved/i, shown.number);
  assert.match(letter, /Ask the owner, please\./);
  await done();
});

test("h2_the_keyboard_is_enough_to_approve_and_the_second_approval_is_refused", LIMIT, async () => {
  const { number, shown } = await open("keyboard@example.org");
  const [one, late] = [await staff(), await staff()];
  for (const { page } of [one, late]) await page.goto(`${demo.desk}/cases/${number}`);
  const { page } = one;
  await submit(page, /Approve/);
  await page.locator(".error-summary").waitFor();
  await checkSizes(page, "desk-approve-unconfirmed");
  await page.goto(demo.desk);
  await tabTo(page, `a[href="/cases/${number}"]`);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: number }).waitFor();
  await tabTo(page, 'input[name="confirm"]');
  await page.keyboard.press("Space");
  await tabTo(page, 'form[action$="/approve"] button');
  await page.keyboard.press("Enter");
  await page.waitForURL(/done=approved/);
  await checkSizes(page, "desk-approved-by-keyboard");

  // A colleague had the case open all the while.
  await late.page.locator('input[name="confirm"]').check();
  await submit(late.page, /Approve/);
  await late.page.locator(".notice.bad").first().waitFor();
  assert.match(await words(late.page), /answered already/);
  await checkSizes(late.page, "desk-approved-twice");
  const letters = await fetch(demo.mailbox).then((list) => list.text());
  const ids = new Set(letters.match(/\/mail\/answer\.RG-[\d-]+/g));
  assert.deepEqual([...ids], [`/mail/answer.${number}`], "one mail with a key");
  const key = keyIn(await mail(page, demo, /is answered/, shown.number));
  for (const path of [`/cases/${number}`, "/", "/turned-away"]) {
    await page.goto(demo.desk + path);
    assert.ok(!(await page.content()).includes(key), "inv7: the desk never sees the key");
  }
  assert.equal((await answer(demo, key, NEW)).status, 200);
  await one.done();
  await late.done();
});

test("h2_a_case_whose_challenge_was_answered_for_another_cannot_be_approved", LIMIT, async () => {
  const shown = await challenge(demo);
  const [first, second] = [
    await request(demo, shown, { email: "first@example.org" }),
    await request(demo, shown, { email: "second@example.org" }),
  ];
  assert.notEqual(first, second);
  const [one, other] = [await staff(), await staff()];
  await one.page.goto(`${demo.desk}/cases/${first}`);
  await other.page.goto(`${demo.desk}/cases/${second}`);
  for (const { page } of [one, other]) {
    await page.locator('input[name="confirm"]').check();
    await submit(page, /Approve/);
    await page.waitForLoadState();
  }
  assert.match(one.page.url(), /done=approved/);
  assert.match(await words(other.page), /answered (already|on)/i);
  await checkSizes(other.page, "desk-answered-elsewhere");
  await other.page.goto(`${demo.desk}/cases/${second}`);
  assert.match(await words(other.page), new RegExp(`Answered on .* in case ${first}`));
  assert.equal(await other.page.getByRole("button", { name: /Approve/ }).count(), 0);
  await checkSizes(other.page, "desk-unanswerable");
  const { status } = await send(demo, shown, { email: "third@example.org" });
  assert.equal(status, 422);
  await one.done();
  await other.done();
});

test("axe_has_nothing_to_say_in_the_dark_either", LIMIT, async () => {
  const { page, done } = await staff({ ...desktop, colorScheme: "dark" });
  const number = new URL(await caseLink(page)).pathname;
  const pages = {
    desk: ["/", "/sign-in", "/enrolments", "/turned-away", number],
    portal: ["/", "/request", "/status", "/help/picture", "/c/123"],
    device: ["/sign-in", "/forgot", "/forgot/key", "/nowhere"],
    mailbox: ["/"],
  };
  for (const [site, paths] of Object.entries(pages)) {
    for (const path of paths) {
      await page.goto(demo[site] + path);
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const light = ground.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
      assert.ok(light < 200, `${site}${path} is not dark: ${ground}`);
      await checkSizes(page, `dark-${site}${path.replaceAll("/", "-")}`);
    }
  }
  await done();
});

/** A case that still stands in the queue. */
async function caseLink(page) {
  await page.goto(demo.desk);
  return page.getByRole("link", { name: /RG-/ }).first().evaluate((link) => link.href);
}
