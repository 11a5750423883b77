// Challenges that cannot be answered: foreign, altered, unknown or used, by link, file and program.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, answer, challenge, keyIn, mail, request, send, signIn, submit, words } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
let demo, other, browser, shown;
before(async () => {
  [demo, other, browser] = await Promise.all([startDemo(), startDemo(), launch()]);
  await Promise.all([activate(demo), activate(other)]);
  shown = await challenge(demo);
});
after(async () => {
  await browser?.close();
  await Promise.all([demo?.stop(), other?.stop()]);
});

const digitsOf = (link) => link.split("/c/")[1];

/** The bytes of a challenge behind its digits: groups of 17 for seven bytes, and a shorter tail. */
function unpack(digits) {
  const tails = [0, 3, 5, 8, 10, 13, 15];
  const groups = digits.match(/\d{1,17}/g);
  return Buffer.concat(groups.map((group) => {
    const size = group.length === 17 ? 7 : tails.indexOf(group.length);
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(group));
    return bytes.subarray(8 - size);
  }));
}

function pack(bytes) {
  const tails = [0, 3, 5, 8, 10, 13, 15, 17];
  let digits = "";
  for (let at = 0; at < bytes.length; at += 7) {
    const part = bytes.subarray(at, at + 7);
    digits += BigInt(`0x${part.toString("hex")}`).toString().padStart(tails[part.length], "0");
  }
  return digits;
}

/** The same digits with one bit of the last byte, which seals the rest, turned over. */
function altered(digits) {
  const bytes = unpack(digits);
  bytes[bytes.length - 1] ^= 1;
  return pack(bytes);
}

/** Opens a link as a phone's camera would. */
async function scan(digits, sentence, name) {
  const { page, done } = await person(browser, desktop);
  const response = await page.goto(`${demo.portal}/c/${digits}`);
  assert.match(await words(page), sentence);
  await checkSizes(page, name);
  await done();
  return response.status();
}

test("p4_the_link_in_the_code_opens_the_form_filled_in", LIMIT, async () => {
  assert.equal(pack(unpack(digitsOf(shown.link))), digitsOf(shown.link), "this file packs as the device does");
  const { page, done } = await person(browser, desktop);
  await page.goto(shown.link);
  assert.equal(await page.locator('input[name="serial"]').inputValue(), demo.serial);
  assert.ok((await words(page)).includes(shown.number));
  await checkSizes(page, "scan-good");
  await done();
});

test("p4_a_scanned_challenge_of_another_authority_is_told_as_such", LIMIT, async () => {
  const foreign = await challenge(other);
  assert.equal(await scan(digitsOf(foreign.link), /another recovery service/, "scan-other"), 422);
  const { status, body } = await send(demo, foreign, { serial: other.serial });
  assert.equal(status, 422);
  assert.match(body.errors[0].message, /another recovery service/);
});

test("p4_a_scanned_challenge_altered_by_one_bit_is_not_confirmed", LIMIT, async () => {
  const digits = altered(digitsOf(shown.link));
  assert.equal(await scan(digits, /could not be confirmed/, "scan-altered"), 422);
  const { status, body } = await send(demo, shown, { challenge: digits });
  assert.equal(status, 422);
  assert.match(body.errors[0].message, /could not be confirmed/);
});

test("p4_every_bit_of_the_seal_counts", LIMIT, async () => {
  const bytes = unpack(digitsOf(shown.link));
  for (const at of [bytes.length - 1, bytes.length - 20, bytes.length - 60, bytes.length - 90]) {
    const changed = Buffer.from(bytes);
    changed[at] ^= 0x10;
    const { status } = await send(demo, shown, { challenge: pack(changed) });
    assert.equal(status, 422, `byte ${at} of ${bytes.length}`);
  }
});

test("p4_a_link_that_lost_its_end_is_told_as_damaged", LIMIT, async () => {
  assert.equal(await scan(digitsOf(shown.link).slice(0, -20), /missing or wrong|damaged/, "scan-short"), 422);
});

test("p4_w22_an_xml_file_that_was_changed_or_carries_a_doctype_is_refused", LIMIT, async () => {
  const { page, done } = await person(browser, desktop);
  const changed = {
    "plain-words": shown.xml.replaceAll(demo.model, "RG-NVR-32"),
    doctype: shown.xml.replace(/^(<\?xml[^>]*\?>)?/, (start) => `${start}<!DOCTYPE x [<!ENTITY e "x">]>`),
  };
  for (const [name, xml] of Object.entries(changed)) {
    assert.notEqual(xml, shown.xml);
    await page.goto(`${demo.portal}/request`);
    await page.setInputFiles('input[type="file"]', { name: "challenge.xml", mimeType: "application/xml", buffer: Buffer.from(xml) });
    await page.locator("[data-reading] .notice.bad").waitFor();
    assert.match(await words(page), /not as a device exports it/, name);
    await checkSizes(page, `xml-${name}`);
  }
  await page.goto(`${demo.portal}/request`);
  await page.setInputFiles('input[type="file"]', { name: "challenge.xml", mimeType: "application/xml", buffer: Buffer.from(shown.xml) });
  await page.locator("[data-reading] .notice.good").waitFor();
  await done();
});

test("p1_a_serial_that_is_not_the_devices_is_told_beside_the_picture", LIMIT, async () => {
  const { status, body } = await send(demo, shown, { serial: "ZZZZ0000000000000000" });
  assert.equal(status, 422);
  assert.match(body.errors[0].message, new RegExp(`ZZZZ0000000000000000.*${demo.serial}`));
});

test("inv3_an_unknown_serial_reads_like_an_altered_challenge", LIMIT, async () => {
  // The serial stands in the header, which the seal covers: changing it gives a device nobody knows.
  const bytes = unpack(digitsOf(shown.link));
  const at = bytes.indexOf(demo.serial);
  assert.ok(at > 0);
  bytes[at + 19] = bytes[at + 19] === 0x37 ? 0x38 : 0x37;
  const serial = bytes.subarray(at, at + 20).toString();
  const unknown = await send(demo, shown, { serial, challenge: pack(bytes) });
  const changed = await send(demo, shown, { challenge: altered(digitsOf(shown.link)) });
  assert.deepEqual([unknown.status, changed.status], [422, 422]);
  assert.deepEqual(unknown.body, changed.body);
  assert.equal(await scan(pack(bytes), /could not be confirmed/, "scan-unknown"), 422);
});

test("h2_a_challenge_that_was_answered_is_not_taken_again", LIMIT, async () => {
  const number = await request(demo, shown);
  const staff = await person(browser, desktop);
  await signIn(staff.page, demo);
  await staff.page.goto(`${demo.desk}/cases/${number}`);
  await staff.page.locator('input[name="confirm"]').check();
  await submit(staff.page, /Approve/);
  await staff.page.waitForURL(/done=approved/);
  const key = keyIn(await mail(staff.page, demo, /is answered/, shown.number));

  assert.equal(await scan(digitsOf(shown.link), /answered before/, "scan-answered"), 422);
  const { status, body } = await send(demo, shown, { email: "someone.else@example.org" });
  assert.equal(status, 422);
  assert.match(body.errors[0].message, /answered before/);
  await staff.page.goto(`${demo.desk}/turned-away`);
  const turnedAway = await words(staff.page);
  for (const why of [/Answered on/, /does not know this serial number/i, /Does not open/, /not one of this service's/]) {
    assert.match(turnedAway, why);
  }
  await checkSizes(staff.page, "desk-turned-away");
  assert.equal((await answer(demo, key)).status, 200);
  await staff.done();
});
