// What the holder knows and can do after and around his request: his declaration, when he will hear, how it stands,
// his own page, the mails, and what a wrong device date means.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, challenge, fillRequest, keyIn, mail, request, send, signIn, submit, until, words } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
const PLAIN = { ...desktop, javaScriptEnabled: false };
const today = () => new Date().toISOString().slice(0, 10);
let demo, browser, staff, shown;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  await activate(demo);
  shown = await challenge(demo);
  staff = await person(browser, desktop);
  await signIn(staff.page, demo);
  await staff.page.getByRole("heading", { name: "Queue" }).waitFor();
});
after(async () => {
  await staff?.done();
  await browser?.close();
  await demo?.stop();
});

/** At the sizes of a desk and a phone, and at 320 px (WCAG 1.4.10). */
async function checkAll(page, name) {
  await checkSizes(page, name);
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  await check(page, name);
  await page.setViewportSize(before);
}

/** Who is answered for this device more than once: somebody else would lack the points then. */
const READER = "reader@example.org";
/** A request for a temporary password, which takes no picture. */
const DATED = { answer: "temporary-password", challenge: undefined };

async function approve(number) {
  await staff.page.goto(`${demo.desk}/cases/${number}`);
  await staff.page.locator('input[name="confirm"]').check();
  await submit(staff.page, /Approve/);
  await staff.page.waitForURL(/done=approved/);
}

async function status(page, email, serial = demo.serial) {
  await page.goto(`${demo.portal}/status`);
  await page.locator('input[name="serial"]').fill(serial);
  await page.locator('input[name="email"]').fill(email);
  await submit(page, /Check status/);
}

/** The step that a device's request is at. */
const step = (page) => page.locator('[aria-current="step"]').innerText();

/** The mails to this address as they went out, oldest first, once there are so many. */
function sources(email, many) {
  return until(`${many} mails to ${email}`, async () => {
    const list = await (await fetch(demo.mailbox)).text();
    const names = [...new Set([...list.matchAll(/href="(\/mail\/[^"/]+)"/g)].map((found) => found[1]))];
    const all = await Promise.all(names.map(async (name) => (await fetch(`${demo.mailbox.replace(/\/$/, "")}${name}/source`)).text()));
    const own = all.filter((source) => source.includes(email)).reverse();
    return own.length >= many && own;
  });
}

/** The link to his own page that was mailed to this address. */
async function link(email) {
  const letter = await until("the link", async () => (await sources(email, 1)).find((source) => source.includes("/mine/")));
  return demo.portal + letter.replace(/=\r?\n/g, "").match(/\/mine\/[A-Za-z0-9_-]+/)[0];
}

const header = (source, name) => source.match(new RegExp(`^${name}: (.*(?:\r?\n[ \t].*)*)`, "mi"))?.[1].replace(/\s+/g, " ").trim();

test("p5_nothing_is_sent_without_the_declaration_and_its_text_and_time_stay_with_the_case", LIMIT, async () => {
  const { page, done } = await person(browser, PLAIN);
  await page.goto(`${demo.portal}/request`);
  await page.locator('input[name="answer"][value="temporary-password"]').check();
  const typed = await fillRequest(page, demo, { email: "declares@example.org" });
  assert.match(await words(page), /I own this device or act for its owner, and I am beside it or on its network/);
  await page.locator('input[name="declaration"]').uncheck();
  await submit(page, /Send the request/);
  await page.locator(".error-summary").waitFor();
  assert.equal(await page.locator(".error").count(), 1, "only the declaration is missing");
  assert.equal(await page.locator('input[name="declaration"]').getAttribute("aria-invalid"), "true");
  assert.equal(await page.locator('input[name="email"]').inputValue(), typed.email);
  await page.locator('input[name="declaration"]').check();
  await submit(page, /Send the request/);
  await page.waitForURL(/received/);
  const number = (await words(page)).match(/RG-\d{3}-\d{3}-\d{3}/)[0];
  await staff.page.goto(`${demo.desk}/cases/${number}`);
  assert.match(await words(staff.page), /Declared\s+\d{4}-\d\d-\d\d \d\d:\d\d UTC, text \d{4}-\d\d/);
  // A program has to say it as well.
  const refused = await send(demo, shown, { email: "silent@example.org", declaration: false });
  assert.equal(refused.status, 422);
  assert.match(JSON.stringify(refused.body), /declaration/);
  await done();
});

test("p7_when_he_will_hear_stands_on_page_status_and_mail_in_his_zone_and_at_the_desk_in_both", LIMIT, async () => {
  const email = "waits@example.org";
  const { page, done } = await person(browser, { ...PLAIN, timezoneId: "Asia/Tokyo" });
  await page.goto(`${demo.portal}/request`);
  await page.locator('input[name="answer"][value="temporary-password"]').check();
  await fillRequest(page, demo, { email });
  await submit(page, /Send the request/);
  await page.waitForURL(/received/);
  const [, weekday, there] = (await words(page)).match(/hear from us by\s+(\w+), (\d{4}-\d\d-\d\d \d\d:\d\d) \(Europe\/Berlin\)/);
  const number = (await words(page)).match(/RG-\d{3}-\d{3}-\d{3}/)[0];
  assert.ok(!(await words(page)).includes("another challenge"), "a dated answer has no challenge to keep");
  await checkAll(page, "portal-received-due");

  await staff.page.goto(`${demo.desk}/cases/${number}`);
  const [, here, again] = (await words(staff.page)).match(/Due\s+(\S+ \S+) UTC; (\S+ \S+) \(Europe\/Berlin\) for the holder/);
  assert.equal(again, there);
  const at = new Date(`${here.replace(" ", "T")}Z`);
  assert.ok(at > new Date(), "it is ahead");
  const berlin = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin", dateStyle: "short", timeStyle: "short" });
  assert.equal(berlin.format(at), there, "both are the same moment");
  assert.equal(new Intl.DateTimeFormat("en", { timeZone: "Europe/Berlin", weekday: "long" }).format(at), weekday);
  assert.ok(!["Saturday", "Sunday"].includes(weekday), "the desk does not work at weekends");

  const receipt = await mail(staff.page, demo, /We have your request/, number);
  assert.ok(receipt.replace(/\s+/g, " ").includes(`${there} (Europe/Berlin)`), receipt);
  await status(page, email);
  assert.ok((await words(page)).includes(`${weekday}, ${there} (Europe/Berlin)`), await words(page));
  await done();

  // A browser elsewhere adds its own time where its scripts run.
  const traveller = await person(browser, { ...desktop, timezoneId: "Asia/Tokyo" });
  await status(traveller.page, email);
  assert.match(await words(traveller.page), /\d{4}-\d\d-\d\d \d\d:\d\d \(Asia\/Tokyo\)/);
  await traveller.done();
});

test("p9_all_mails_come_from_one_sender_in_two_forms_by_the_holders_language_without_secrets_in_subjects", LIMIT, async () => {
  const email = READER;
  const { page, done } = await person(browser, { ...PLAIN, locale: "de" });
  await page.goto(`${demo.portal}/request`);
  await page.locator('input[name="answer"][value="temporary-password"]').check();
  await fillRequest(page, demo, { email });
  await page.locator("main .actions button").last().click();
  await page.waitForURL(/received/);
  const received = await words(page);
  const number = received.match(/RG-\d{3}-\d{3}-\d{3}/)[0];
  await approve(number);
  const mails = await sources(email, 2);
  for (const source of mails) {
    const sender = header(source, "From").match(/[\w.+-]+@[\w.-]+/)[0];
    assert.ok(received.includes(sender), `the page names ${sender}`);
    assert.match(header(source, "Auto-Submitted"), /^auto-/);
    assert.match(header(source, "Content-Language") ?? "de", /^de/);
    assert.match(source, /Content-Type: text\/plain/i);
    assert.match(source, /Content-Type: text\/html/i);
    assert.ok(!/[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/.test(header(source, "Subject")), "no secret stands in a subject");
  }
  await staff.page.goto(demo.mailbox);
  const subjects = await staff.page.getByRole("link", { name: new RegExp(number) }).allInnerTexts();
  assert.ok(subjects.some((subject) => /Antrag/.test(subject)), subjects.join(", "));
  await done();
});

test("p11_where_the_date_is_read_is_told_and_an_answer_for_a_wrong_one_opens_nothing", LIMIT, async () => {
  const { page, done } = await person(browser, desktop);
  await page.goto(`${demo.portal}/request`);
  const help = await page.locator('[name="device_date"]').evaluate((field) => document.getElementById(field.getAttribute("aria-describedby").split(" ")[0]).innerText);
  assert.match(help, /may differ from today’s; a wrong one makes a dated answer useless/);
  await page.locator("summary", { hasText: "Where can I read" }).focus();
  await page.keyboard.press("Enter");
  for (const place of [/recorder shows it on its screen/, /camera shows it on its “Forgot password” page/, /ONVIF/]) {
    assert.match(await words(page), place);
  }
  await check(page, "portal-request-where-date");
  await done();

  const wrong = new Date(Date.now() - 20 * 24 * 3600_000).toISOString().slice(0, 10);
  assert.notEqual(wrong, today());
  const number = await request(demo, shown, { email: READER, device_date: wrong, ...DATED });
  await approve(number);
  const letter = await mail(staff.page, demo, /is answered/, number);
  const passwords = letter.match(/\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/g);
  assert.ok(passwords?.length > 0, letter);
  const answer = await fetch(`${demo.device}/api/v1/sign-in`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ password: passwords[0] }),
  });
  assert.ok(answer.status >= 400, "a password for another date opens nothing");
});

test("p8_the_holder_follows_his_request_has_the_answer_sent_again_and_tells_whether_it_worked", LIMIT, async () => {
  const email = "follows@example.org";
  const number = await request(demo, shown, { email });
  const { page, done } = await person(browser, PLAIN);
  await status(page, email);
  assert.equal(await step(page), "In review");
  assert.match(await words(page), /can be answered until \d{4}-\d\d-\d\d/);
  await checkAll(page, "portal-status-review");
  await submit(page, /Mail me the link/);
  assert.match(await words(page), /If there is a request with this serial number/);
  const own = await link(email);
  await page.goto(own);
  assert.equal(await page.getByRole("button", { name: /answer again/ }).count(), 0, "there is no answer yet");
  await checkAll(page, "portal-mine-open");

  await approve(number);
  const key = keyIn(await mail(staff.page, demo, /is answered/, number));
  await status(page, email);
  assert.equal(await step(page), "Answered");
  assert.ok(!(await words(page)).includes(key), "the status page never shows a key");
  await checkAll(page, "portal-status-answered");

  await page.goto(own);
  assert.match(await words(page), /works once, as long as the device has not been on for more than/);
  await submit(page, /Send the answer again/);
  assert.match(await words(page), /on its way/);
  const answers = () => until("the second mail", async () => (await sources(email, 1)).filter((source) => /^Subject: .*answered/m.test(source)).length > 1);
  await answers();
  await submit(page, /No, it did not work/);
  assert.equal(await step(page), "Did not work");
  assert.ok(!(await words(page)).includes("We received what you sent"), "a pressed button is no reply");
  await checkAll(page, "portal-mine-did-not-work");
  await staff.page.goto(`${demo.desk}/cases/${number}`);
  assert.match(await words(staff.page), /did not work/, "the desk reads it");
  await submit(page, /Yes, it worked/);
  assert.equal(await step(page), "Used");
  await status(page, email);
  assert.equal(await step(page), "Used");
  await done();
});

test("p8_a_request_is_withdrawn_after_a_question_and_the_desk_cannot_answer_it_any_more", LIMIT, async () => {
  const email = "withdraws@example.org";
  const number = await request(demo, shown, { email, ...DATED });
  const { page, done } = await person(browser, PLAIN);
  await status(page, email);
  await submit(page, /Mail me the link/);
  await page.goto(await link(email));
  await submit(page, /Withdraw the request/);
  assert.match(await words(page), /Please tick the box/);
  assert.equal(await step(page), "In review", "nothing has happened");
  await checkAll(page, "portal-mine-withdraw-unsure");
  await page.locator('main .choice input[type="checkbox"]').last().check();
  await submit(page, /Withdraw the request/);
  assert.equal(await step(page), "Withdrawn");
  await checkAll(page, "portal-mine-withdrawn");
  await status(page, email);
  assert.match(await words(page), /You have withdrawn this request/);
  await staff.page.goto(`${demo.desk}/cases/${number}`);
  assert.match(await words(staff.page), /withdrawn/i);
  assert.equal(await staff.page.getByRole("button", { name: /Approve/ }).count(), 0);
  await done();
});
