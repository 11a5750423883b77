// What the people of the tests do again and again, over the public interfaces.
import assert from "node:assert/strict";
import { totp } from "./totp.js";

export const OLD = "first wagon leaves at dawn";
export const NEW = "second harbour sings at noon";
export const EMAIL = "holder@example.org";

/** Asks again and again until it gets something that is true, and gives that. */
export async function until(what, look, patience = 60_000) {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`waited in vain for ${what}`);
}

async function call(address, body) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : undefined };
}

/** Creates the first password of a demo's recorder. */
export async function activate(demo) {
  const { status } = await call(`${demo.device}/api/v1/activate`, { password: OLD, reserved_email: "owner@example.net" });
  assert.equal(status, 201);
}

/** The recorder's challenge: its number, link, XML and the picture of its QR code; a new one when asked for. */
export async function challenge(demo, fresh = false) {
  const { status, body } = await call(`${demo.device}/api/v1/forgot/key`, { fresh });
  assert.equal(status, 200);
  const picture = await fetch(`${demo.device}${body.qr_png}`);
  return { ...body, number: body.challenge, picture: Buffer.from(await picture.arrayBuffer()) };
}

/** Types a key at the device; gives status and what was said. */
export function answer(demo, key, password = NEW) {
  return call(`${demo.device}/api/v1/forgot/key/answer`, { key, new_password: password });
}

/** A request by a program; gives status and what was said. */
export function send(demo, shown, changes = {}) {
  return call(`${demo.portal}/api/v1/requests`, {
    email: EMAIL,
    country: "DE",
    place: "Demo Security, Hamburg",
    business: "installer",
    category: "recorder",
    serial: demo.serial,
    model: demo.model,
    device_date: shown.clock.slice(0, 10),
    answer: "key",
    challenge: shown.link,
    declaration: true,
    ...changes,
  });
}

/** A request that is taken; gives its case number. */
export async function request(demo, shown, changes) {
  const { status, body } = await send(demo, shown, changes);
  assert.equal(status, 201, JSON.stringify(body));
  return body.case;
}

/** Signs in to the desk on this page; a code may be given, else it is a new one. */
export async function signIn(page, demo, { password = demo.staff.password, code = totp(demo.staff.totp_secret) } = {}) {
  await page.goto(`${demo.desk}/sign-in`);
  await page.getByLabel(/^User/).fill(demo.staff.user);
  await page.locator('input[name="password"]').fill(password);
  await page.getByLabel(/code/).fill(code);
  await submit(page, /^Sign in$/);
}

/** Presses the button of this name. */
export const submit = (page, name) => page.getByRole("button", { name }).click();

/** The text of the page's main part. */
export const words = (page) => page.locator("main").innerText();

/** The mail with this subject about a case, once it has come, as the mailbox page shows it. */
export function mail(page, demo, subject, about = "") {
  return until(`a mail with the subject ${subject} about ${about}`, async () => {
    await page.goto(demo.mailbox);
    const links = await page.getByRole("link", { name: subject }).evaluateAll((all) => all.map((link) => link.href));
    for (const link of links) {
      await page.goto(link);
      const text = await page.locator(".letter").innerText();
      if (text.includes(about)) return text;
    }
    return undefined;
  });
}

/** The one line of a mail that is a key. */
export function keyIn(text) {
  const lines = text.split("\n").map((line) => line.trim());
  const key = lines.find((line) => /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(line));
  assert.ok(key, text);
  return key;
}

/** Fills the request form's fields; the picture is another matter. */
export async function fillRequest(page, demo, changes = {}) {
  const typed = {
    email: EMAIL,
    country: "DE",
    place: "Demo Security, Hamburg",
    business: "installer",
    serial: demo.serial,
    model: demo.model,
    device_date: new Date().toISOString().slice(0, 10),
    ...changes,
  };
  for (const [name, value] of Object.entries(typed)) {
    const field = page.locator(`[name="${name}"]`);
    if (["country", "business"].includes(name)) await field.selectOption(value);
    else await field.evaluate(write, value);
  }
  await page.locator('input[name="category"][value="recorder"]').check();
  await page.locator('input[name="declaration"]').check();
  return typed;
}

/** Writes as a browser without a date picker would, which lets everything through. */
function write(field, value) {
  if (field.type === "date") field.type = "text";
  field.value = value;
}

/** All that was typed is still in the form. What a date picker cannot show is the one exception. */
export async function expectKept(page, typed) {
  for (const [name, value] of Object.entries(typed)) {
    const kept = await page.locator(`[name="${name}"]`).evaluate((field) => field.value || field.getAttribute("value"));
    assert.equal(kept, value, `${name} is not kept`);
  }
  assert.ok(await page.locator('input[name="category"][value="recorder"]').isChecked(), "category is not kept");
  assert.ok(await page.locator('input[name="declaration"]').isChecked(), "declaration is not kept");
}
