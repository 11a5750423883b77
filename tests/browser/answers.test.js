// Every kind of answer from the device through portal, desk and mail back to the device, and several devices in one form.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, desktop, launch, person, phone } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, answer, challenge, fillRequest, keyIn, mail, signIn, submit, words } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
let demo, browser, staff;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  await activate(demo);
  // One sign-in for all: a code counts once.
  staff = await person(browser, desktop);
  await signIn(staff.page, demo);
  await staff.page.getByRole("heading", { name: "Queue" }).waitFor();
});
after(async () => {
  await staff?.done();
  await browser?.close();
  await demo?.stop();
});

/** A call of the demo's recorder by a program. */
async function device(path, body, token) {
  const answer = await fetch(`${demo.device}/api/v1${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : undefined };
}

/** The case number on the page after a request. */
async function received(page) {
  await page.waitForURL(/received/);
  return (await words(page)).match(/RG-\d{3}-\d{3}-\d{3}/)[0];
}

/** Staff look at the case and approve it; what they see first is given to `look`. */
async function approve(number, look = async () => {}) {
  await staff.page.goto(`${demo.desk}/cases/${number}`);
  await look(staff.page);
  await staff.page.locator('input[name="confirm"]').check();
  await submit(staff.page, /Approve/);
  await staff.page.waitForURL(/done=approved/);
}

/** Opens the form with this answer chosen. */
async function ask(page, kind) {
  await page.goto(`${demo.portal}/request`);
  await page.locator(`input[name="answer"][value="${kind}"]`).check();
}

test("h3_p1_p11_a_security_code_for_the_devices_own_date_comes_by_mail", LIMIT, async () => {
  const facts = (await device("/forgot/code")).body;
  const holder = await person(browser, phone);
  await ask(holder.page, "security-code");
  assert.ok(!(await holder.page.locator('input[name="picture"]').isVisible()), "no picture is asked for");
  await fillRequest(holder.page, demo, { device_date: facts.date, started: facts.started });
  await check(holder.page, "portal-request-code");
  await submit(holder.page, /Send the request/);
  const number = await received(holder.page);
  await approve(number, async (page) => {
    assert.match(await words(page), /Nothing shows that whoever asks is at the device/);
    await check(page, "desk-case-code");
  });
  const text = await mail(staff.page, demo, /is answered/, number);
  const lines = text.split("\n").map((line) => line.trim());
  const code = lines[lines.indexOf(facts.date) + 2];
  const set = await device("/forgot/code", { code, new_password: "third barge turns at dusk" });
  assert.ok(set.status < 300, JSON.stringify(set.body));
  await holder.done();
});

test("h2_p1_a_temporary_password_for_the_devices_own_date_comes_by_mail", LIMIT, async () => {
  const { date } = (await device("/forgot/code")).body;
  const holder = await person(browser, desktop);
  await ask(holder.page, "temporary-password");
  assert.ok(!(await holder.page.locator('input[name="started"]').isVisible()), "no start time is asked for");
  await fillRequest(holder.page, demo, { device_date: date });
  await submit(holder.page, /Send the request/);
  const number = await received(holder.page);
  await approve(number);
  const text = await mail(staff.page, demo, /is answered/, number);
  const lines = text.split("\n").map((line) => line.trim());
  const password = lines[lines.indexOf(date) + 2];
  const signedIn = await device("/sign-in", { password });
  assert.ok(signedIn.body.set_password_only, JSON.stringify(signedIn));
  const set = await device("/set-password", { new_password: "fourth lantern swings at noon" }, signedIn.body.token);
  assert.ok(set.status < 300, JSON.stringify(set));
  await holder.done();
});

test("h4_p1_a_file_for_an_exported_xml_comes_attached_and_once_more_when_it_is_lost", LIMIT, async () => {
  const shown = (await device("/forgot/file", {})).body;
  const holder = await person(browser, desktop);
  await holder.page.goto(`${demo.portal}/request`);
  await holder.page.setInputFiles('input[type="file"]', { name: "challenge.xml", mimeType: "application/xml", buffer: Buffer.from(shown.xml) });
  await holder.page.locator("[data-reading] .notice.good").waitFor();
  assert.ok(await holder.page.locator('input[name="answer"][value="file"]').isChecked(), "the file says what it asks for");
  await fillRequest(holder.page, demo, { device_date: shown.clock.slice(0, 10) });
  await submit(holder.page, /Send the request/);
  const number = await received(holder.page);
  await approve(number);
  await mail(staff.page, demo, /is answered/, number);
  await staff.page.goto(`${demo.desk}/cases/${number}`);
  await check(staff.page, "desk-case-file-answered");
  await submit(staff.page, /Send the reset file again/);
  await staff.page.waitForURL(/done=again/);
  const text = await mail(staff.page, demo, /is answered/, number);
  assert.match(text, /24 hours/);
  const saved = staff.page.waitForEvent("download");
  await staff.page.getByRole("link", { name: /Save reset-/ }).click();
  const chunks = await (await (await saved).createReadStream()).toArray();
  const file = Buffer.concat(chunks).toString("base64");
  const set = await device("/forgot/file/answer", { file, new_password: "fifth signal clears at nine" });
  assert.ok(set.status < 300, JSON.stringify(set.body));
  await holder.done();
});

for (const javaScriptEnabled of [true, false]) {
  const manner = javaScriptEnabled ? "with_scripts" : "without_scripts";
  test(`p2_two_devices_in_one_request_go_their_own_ways_${manner}`, LIMIT, async () => {
    const shown = await challenge(demo);
    const holder = await person(browser, { ...desktop, javaScriptEnabled });
    const { page } = holder;
    await page.goto(`${demo.portal}/request`);
    await page.setInputFiles('input[name="picture"]', { name: "page.png", mimeType: "image/png", buffer: shown.picture });
    if (javaScriptEnabled) await page.locator("[data-reading] .notice.good").waitFor();
    await submit(page, /Another device/);
    await page.locator("#device-2").waitFor();
    assert.equal(await page.locator('input[name="serial"]').inputValue(), demo.serial, "the picture is kept and read");
    await fillRequest(page, demo, { device_date: shown.clock.slice(0, 10) });
    const second = page.locator("#device-2");
    await second.locator('input[value="temporary-password"]').check();
    await second.locator('input[value="camera"]').check();
    await second.locator('[name="serial-2"]').fill(`P2${javaScriptEnabled ? "A" : "B"}00000000000000001`);
    await second.locator('[name="model-2"]').fill("RG1602-16S");
    await check(page, `portal-request-two-${manner}`);
    await submit(page, /Send the request/);
    await page.locator(".error-summary").waitFor();
    assert.equal(await second.locator(".error").count(), 1, "the date is missing, and only there");
    assert.equal(await page.locator("#device-1 .error").count(), 0);
    await check(page, `portal-request-two-wrong-${manner}`);
    await second.locator('[name="device_date-2"]').fill(shown.clock.slice(0, 10));
    await submit(page, /Send the request/);
    const number = await received(page);
    assert.match(await words(page), /Devices\s+2/);

    await staff.page.goto(`${demo.desk}/cases/${number}`);
    await check(staff.page, `desk-case-two-${manner}`);
    await staff.page.locator('input[name="line"][value="1"]').check();
    await staff.page.locator('input[name="confirm"]').check();
    await submit(staff.page, /Approve/);
    await staff.page.waitForURL(/done=approved/);
    assert.match(await words(staff.page), /2 devices, 1 open/);
    await staff.page.goto(`${demo.desk}/cases/${number}/lines/2`);
    assert.match(await words(staff.page), /does not know this serial number/);
    await check(staff.page, `desk-case-line-${manner}`);
    const key = keyIn(await mail(staff.page, demo, /is answered/, shown.number));
    const set = await answer(demo, key, `sixth platform ${manner} is empty`);
    assert.ok(set.status < 300, JSON.stringify(set.body));
    await holder.done();
  });
}
