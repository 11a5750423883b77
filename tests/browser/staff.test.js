// The staff: accounts, sessions, passkeys, and the second factor that an answer needs.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, challenge, request, signIn, submit, words } from "./harness/people.js";
import { nextTotp, totp } from "./harness/totp.js";

const LIMIT = { timeout: 240_000 };
const narrow = { viewport: { width: 320, height: 700 } };
let demo, browser, answered;
before(async () => {
  // Every answer needs its own second factor: nobody can wait for minutes in a test.
  [demo, browser] = await Promise.all([startDemo("--step-up", "0"), launch()]);
  await activate(demo);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** The admin, signed in on a page of his own. */
async function admin(options = desktop) {
  const one = await person(browser, options);
  await signIn(one.page, demo, { code: await nextTotp(demo.staff.totp_secret) });
  await one.page.getByRole("heading", { name: "Queue" }).waitFor();
  return one;
}

/** A case with the device's challenge: a new one, when it is older than a minute. */
const open = async (email) => request(demo, await challenge(demo, true), { email });

/** A security key that lives in the browser, with a finger always on it. */
async function authenticator(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", { options });
  return {
    verifies: (isUserVerified) => cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    credentials: async () => (await cdp.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
  };
}

test("h2_an_answer_needs_a_code_on_the_same_page_and_keeps_what_was_typed", LIMIT, async () => {
  const number = await open("step-up@example.org");
  const { page, done } = await admin();
  await page.goto(`${demo.desk}/cases/${number}`);
  await page.locator('input[name="confirm"]').check();
  await submit(page, /Approve and send/);
  await page.locator(".error-summary").waitFor();
  assert.match(await words(page), /needs a second factor/);
  assert.ok(await page.locator('input[name="confirm"]').isChecked(), "what was ticked stays");
  await checkSizes(page, "staff-step-up");
  await page.setViewportSize(narrow.viewport);
  await check(page, "staff-step-up-narrow");
  await page.locator('input[name="code"]').fill("000000");
  await submit(page, /Approve and send/);
  await page.getByText(/wrong or was used before/).first().waitFor();
  await page.locator('input[name="code"]').fill(await nextTotp(demo.staff.totp_secret));
  await submit(page, /Approve and send/);
  await page.waitForURL(/done=approved/);
  answered = number;
  await done();
});

test("h_staff_a_passkey_is_added_confirms_a_step_signs_in_alone_and_is_removed", LIMIT, async () => {
  const { page, done } = await admin();
  const key = await authenticator(page);
  await page.goto(`${demo.desk}/account`);
  await page.getByLabel("Name of the new passkey").fill("Blue key");
  await checkSizes(page, "staff-account");
  await page.setViewportSize(narrow.viewport);
  await check(page, "staff-account-narrow");
  await page.setViewportSize(desktop.viewport);
  await submit(page, /Add a passkey/);
  await page.waitForURL(/done=passkey/);
  const [made] = await key.credentials();
  assert.ok(made.isResidentCredential, "it is found without a name");
  assert.equal(made.rpId, "localhost");

  // It confirms that an answer is sent again, which is no less than the answer.
  await page.goto(`${demo.desk}/cases/${answered}`);
  await checkSizes(page, "staff-step-up-passkey");
  await submit(page, /Send the key again/);
  await page.getByText(/needs a second factor/).first().waitFor();
  await submit(page, /Use a passkey/);
  await page.waitForURL(/done=again/);

  // It signs in alone, but not without its owner.
  await submit(page, /Sign out/);
  await page.waitForURL(/why=out/);
  await checkSizes(page, "staff-sign-in-passkey");
  await key.verifies(false);
  await submit(page, /Sign in with a passkey/);
  await page.getByText(/That did not work/).waitFor();
  await key.verifies(true);
  await submit(page, /Sign in with a passkey/);
  await page.getByRole("heading", { name: "Queue" }).waitFor();

  await page.goto(`${demo.desk}/account`);
  assert.match(await words(page), /by passkey/);
  const title = page.getByLabel("Name of the passkey Blue key");
  await title.fill("Green key");
  await submit(page, /^Rename$/);
  await page.waitForURL(/done=renamed/);
  assert.equal(await page.getByLabel("Name of the passkey Green key").inputValue(), "Green key");
  await submit(page, /^Remove$/);
  await page.waitForURL(/done=removed-passkey/);
  assert.match(await words(page), /You have none/);
  await submit(page, /Sign out/);
  await page.waitForURL(/why=out/);
  await submit(page, /Sign in with a passkey/);
  await page.getByText(/opens nothing here/).waitFor();
  await checkSizes(page, "staff-passkey-removed");
  await done();
});

test("h_staff_somebody_is_invited_sets_his_sign_in_up_and_leaves", LIMIT, async () => {
  const { page, done } = await admin();
  await page.goto(`${demo.desk}/staff`);
  await submit(page, /Add and show the link/);
  await page.locator(".error-summary").waitFor();
  await checkSizes(page, "staff-add-empty");
  await page.locator('input[name="name"]').fill("bert@example.org");
  await page.locator('input[name="role"][value="agent"]').check();
  await submit(page, /Add and show the link/);
  await page.getByRole("heading", { name: /A link for bert/ }).waitFor();
  await checkSizes(page, "staff-invited");
  await page.setViewportSize(narrow.viewport);
  await check(page, "staff-invited-narrow");
  await page.setViewportSize(desktop.viewport);
  const link = (await page.locator(".copyable code").innerText()).trim();

  // His own browser runs no scripts.
  const bert = await person(browser, { ...desktop, javaScriptEnabled: false });
  await bert.page.goto(link);
  await submit(bert.page, /Save and sign in/);
  await bert.page.locator(".error-summary").waitFor();
  await checkSizes(bert.page, "staff-welcome");
  const secret = await bert.page.locator('input[name="secret"]').inputValue();
  for (const name of ["new", "again"]) await bert.page.locator(`input[name="${name}"]`).fill("otter violin moss");
  await bert.page.locator('input[name="code"]').fill(totp(secret));
  await submit(bert.page, /Save and sign in/);
  await bert.page.getByRole("heading", { name: "Queue" }).waitFor();
  assert.equal(await bert.page.getByRole("link", { name: "Staff", exact: true }).count(), 0, "no way to what he may not open");
  await bert.page.goto(`${demo.desk}/staff`);
  assert.match(await words(bert.page), /This is for admins/);
  await checkSizes(bert.page, "staff-not-allowed");

  await page.goto(`${demo.desk}/staff/bert@example.org`);
  await checkSizes(page, "staff-person");
  await page.locator('input[name="role"][value="auditor"]').check();
  await submit(page, /Change the role/);
  await page.waitForURL(/done=role/);
  // A dated answer: the device gives no second challenge within the minute.
  const shown = await challenge(demo);
  const number = await request(demo, shown, { email: "auditor@example.org", answer: "temporary-password", challenge: "" });
  await bert.page.goto(`${demo.desk}/cases/${number}`);
  assert.equal(await bert.page.getByRole("button", { name: /Approve/ }).count(), 0, "an auditor looks on");
  await checkSizes(bert.page, "staff-auditors-case");
  await submit(page, /Close the account/);
  await page.waitForURL(/done=removed/);
  await checkSizes(page, "staff-person-closed");
  await page.goto(`${demo.desk}/staff`);
  await checkSizes(page, "staff-list");
  await bert.page.goto(demo.desk);
  assert.match(bert.page.url(), /why=ended/, "he is out at once");
  await bert.done();
  await done();
});

test("h_staff_the_account_pages_are_readable_in_the_dark", LIMIT, async () => {
  const { page, done } = await admin({ ...desktop, colorScheme: "dark" });
  for (const path of ["/account", "/staff", `/staff/${demo.staff.user}`]) {
    await page.goto(demo.desk + path);
    await checkSizes(page, `staff-dark${path.replaceAll("/", "-")}`);
  }
  await done();
});
