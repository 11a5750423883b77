// Forgot password by what support answers without a QR code: file (D7), security code (D6) and
// temporary password (D9), at a desk, on a phone and at the monitor.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, desktop, launch, person, phone } from "./harness/browser.js";
import { call, monitor, startLab, startScreen } from "./harness/lab.js";
import { NEW, OLD, submit, words } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
});

async function type(page, fields) {
  for (const [name, text] of Object.entries(fields)) await page.locator(`input[name="${name}"]`).fill(text);
}

/** An activated device, and somebody who forgot its password. */
async function lockedOut(t, size, options) {
  const lab = await startLab("file", "code", "temporary-password");
  t.after(() => lab.stop());
  await call(lab, "/activate", { password: OLD, without_email: true });
  const { page, done } = await person(browser, options);
  if (size === "monitor") await startScreen(page, lab);
  await page.goto(`${size === "monitor" ? lab.screen : lab.device}/forgot`);
  return { lab, page, done };
}

/** The new password signs in, and the journal says how it came to be. */
async function signIn(page, told) {
  await page.waitForURL(/sign-in\?done=reset/);
  await type(page, { password: NEW });
  await submit(page, /Sign in/);
  await page.waitForURL(/home/);
  assert.match(await words(page), told);
}

for (const [size, options] of Object.entries({ desktop, phone })) {
  test(`d7_a_file_goes_to_support_and_one_comes_back_on_a_${size}`, LIMIT, async (t) => {
    const { lab, page, done } = await lockedOut(t, size, options);
    await check(page, `forgot-support-${size}`);
    await page.getByRole("link", { name: "Exchange the files" }).click();
    await check(page, `file-before-${size}`);
    await submit(page, /Make the file/);
    await page.getByRole("link", { name: "Save the file (XML)" }).waitFor();
    await check(page, `file-${size}`);
    const saved = page.waitForEvent("download");
    await page.getByRole("link", { name: "Save the file (XML)" }).click();
    const stream = await (await saved).createReadStream();
    const xml = (await stream.toArray()).join("");
    const file = Buffer.from((await lab.ask({ xml })).file, "base64");
    const give = (buffer) => page.locator('input[name="file"]').setInputFiles({ name: "answer.regain", mimeType: "application/octet-stream", buffer });

    await give(Buffer.from("a holiday picture"));
    await type(page, { new_password: NEW, new_password_again: NEW });
    await submit(page, /Set the new password/);
    await page.getByRole("alert").first().waitFor();
    await check(page, `file-wrong-${size}`);
    await give(file);
    await type(page, { new_password: NEW, new_password_again: NEW });
    await submit(page, /Set the new password/);
    await signIn(page, /by file, challenge/);
    await done();
  });
}

test("d7_at_the_monitor_the_page_says_to_use_a_computer", LIMIT, async (t) => {
  const { page, done } = await lockedOut(t, "monitor", monitor);
  assert.match(await words(page), /By file from support[^]*cannot save or open files/);
  await check(page, "forgot-support-monitor");
  await done();
});

for (const [size, options] of Object.entries({ desktop, phone, monitor })) {
  test(`d6_the_code_for_the_devices_date_sets_a_new_password_on_a_${size}`, LIMIT, async (t) => {
    const { lab, page, done } = await lockedOut(t, size, options);
    await page.getByRole("link", { name: "Type the code" }).click();
    await check(page, `code-${size}`);
    const facts = (await call(lab, "/forgot/code")).body;
    const shown = await words(page);
    for (const fact of Object.values(facts)) assert.ok(shown.includes(fact), `${fact} is not shown`);
    const { code } = await lab.ask(facts);
    const wrong = (code.startsWith("A") ? "B" : "A") + code.slice(1);
    await type(page, { code: wrong, new_password: NEW, new_password_again: NEW });
    await submit(page, /Set the new password/);
    await page.getByRole("alert").first().waitFor();
    await check(page, `code-wrong-${size}`);
    await type(page, { code: code.toLowerCase().replace("-", " "), new_password: NEW, new_password_again: NEW });
    await submit(page, /Set the new password/);
    await signIn(page, /by security code/);
    await done();
  });

  test(`d9_a_temporary_password_leads_to_a_new_one_and_nowhere_else_on_a_${size}`, LIMIT, async (t) => {
    const { lab, page, done } = await lockedOut(t, size, options);
    const { date } = (await call(lab, "/forgot/code")).body;
    const { password } = await lab.ask({ date });
    await page.getByRole("link", { name: "Sign in with it" }).click();
    await type(page, { password: password.toLowerCase() });
    await submit(page, /Sign in/);
    await page.waitForURL(/set-password/);
    await check(page, `set-password-${size}`);
    await page.goto(new URL("/home", page.url()).href);
    assert.equal(new URL(page.url()).pathname, "/sign-in");
    await page.goto(new URL("/set-password", page.url()).href);
    await type(page, { new_password: NEW, new_password_again: "something else altogether" });
    await submit(page, /Set the new password/);
    await page.getByRole("alert").first().waitFor();
    await check(page, `set-password-wrong-${size}`);
    await type(page, { new_password: NEW, new_password_again: NEW });
    await submit(page, /Set the new password/);
    await signIn(page, /by temporary password/);
    await done();
  });
}
