// Single sign-on against a real provider on this machine, which is another site than the desk.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check, checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, challenge, request, signIn, submit, words } from "./harness/people.js";
import { CLIENT, startProvider } from "./harness/provider.js";
import { nextTotp } from "./harness/totp.js";

const LIMIT = { timeout: 240_000 };
const narrow = { width: 320, height: 700 };
const verified = (email, ...groups) => ({ email, email_verified: true, preferred_username: email.split("@")[0], groups });
const people = {
  berta: verified("berta@example.org"),
  carl: verified("carl@example.org", "support", "canteen"),
  stranger: verified("stranger@example.org", "canteen"),
};
const folder = mkdtempSync(join(tmpdir(), "regain-sso-"));
let provider, demo, browser;
before(async () => {
  provider = await startProvider(people);
  const secret = join(folder, "secret");
  writeFileSync(secret, CLIENT.secret);
  const settings = join(folder, "settings.toml");
  writeFileSync(settings, `[[desk.sso]]\nname = "Example AG"\nissuer = "${provider.issuer}"\nclient_id = "${CLIENT.id}"\nclient_secret_file = "${secret}"\nscopes = ["email", "profile", "groups"]\nroles = { support = "agent", leads = "senior" }\n`);
  [demo, browser] = await Promise.all([startDemo("--step-up", "0", "--settings", settings), launch()]);
  provider.open(demo.desk);
  await activate(demo);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
  await provider?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The admin, by password, on the page of the staff. */
async function admin() {
  const one = await person(browser, desktop);
  await signIn(one.page, demo, { code: await nextTotp(demo.staff.totp_secret) });
  await one.page.getByRole("heading", { name: "Queue" }).waitFor();
  await one.page.goto(`${demo.desk}/staff`);
  return one;
}

/** Presses the button on the sign-in page, and says at the provider who one is. */
async function comeIn(page, who) {
  await page.goto(`${demo.desk}/sign-in`);
  await page.getByRole("link", { name: "Sign in with Example AG" }).click();
  await page.getByRole("link", { name: `I am ${who}` }).click();
}

async function signedIn(who, options = desktop) {
  const one = await person(browser, options);
  await comeIn(one.page, who);
  await one.page.getByRole("heading", { name: "Queue" }).waitFor();
  return one;
}

test("h_staff_who_was_invited_comes_in_by_single_sign_on_and_nobody_else_does", LIMIT, async () => {
  const { page, done } = await admin();
  await page.locator('input[name="name"]').fill("berta");
  await page.locator('input[name="role"][value="agent"]').check();
  await page.getByLabel("Email address at single sign-on").fill("Berta@example.org");
  await checkSizes(page, "sso-add");
  await submit(page, /Add the account/);
  await page.waitForURL(/\/staff\/berta\?done=hired/);
  assert.match(await words(page), /Waits for the first sign-in of Berta@example\.org/);
  await checkSizes(page, "sso-person-waits");

  const other = await person(browser, desktop);
  await other.page.goto(`${demo.desk}/sign-in`);
  await checkSizes(other.page, "sso-sign-in");
  await other.page.setViewportSize(narrow);
  await check(other.page, "sso-sign-in-narrow");
  await comeIn(other.page, "stranger");
  await other.page.getByText(/There is no account for you at this desk/).waitFor();
  await checkSizes(other.page, "sso-stranger");
  await other.done();

  const berta = await signedIn("berta", { ...desktop, colorScheme: "dark" });
  assert.equal(new URL(berta.page.url()).pathname, "/");
  await berta.page.goto(`${demo.desk}/account`);
  assert.match(await words(berta.page), /by single sign-on/);
  assert.doesNotMatch(await words(berta.page), /Present password/, "she has none to change");
  await checkSizes(berta.page, "sso-account-dark");
  await page.reload();
  assert.match(await words(page), /Bound to a person at Example AG since/);
  await checkSizes(page, "sso-person-bound");
  await berta.done();
  await done();
});

test("h2_signing_in_again_at_the_provider_confirms_one_answer_and_keeps_what_was_typed", LIMIT, async () => {
  const number = await request(demo, await challenge(demo, true), { email: "sso@example.org" });
  // Without scripts: the new tab is a plain link.
  const { page, context, done } = await signedIn("berta", { ...desktop, javaScriptEnabled: false });
  await page.goto(`${demo.desk}/cases/${number}`);
  await page.locator('input[name="confirm"]').check();
  await submit(page, /Approve and send/);
  await page.locator(".error-summary").waitFor();
  assert.match(await words(page), /Sign in again at Example AG by the link below/);
  await checkSizes(page, "sso-step-up");
  await page.setViewportSize(narrow);
  await check(page, "sso-step-up-narrow");
  await page.setViewportSize(desktop.viewport);
  const opened = context.waitForEvent("page");
  await page.locator('a[target="_blank"]', { hasText: "Sign in again at Example AG" }).first().click();
  const tab = await opened;
  await tab.getByRole("heading", { name: "login" }).waitFor();
  await tab.getByRole("link", { name: "I am berta" }).click();
  await tab.getByRole("heading", { name: "Confirmed" }).waitFor();
  assert.equal(await tab.getByRole("link", { name: /Or go on here/ }).getAttribute("href"), `/cases/${number}`);
  await tab.close();
  await submit(page, /Approve and send/);
  await page.waitForURL(/done=approved/);
  await done();
});

test("h2_somebody_else_at_the_provider_confirms_nothing", LIMIT, async () => {
  const { page, done } = await signedIn("berta");
  await page.goto(`${demo.desk}/account`);
  await page.goto(`${demo.desk}/confirm/sso?next=/account`);
  await page.getByRole("link", { name: "I am stranger" }).click();
  await page.getByRole("heading", { name: "Not confirmed" }).waitFor();
  assert.match(await words(page), /as somebody else than the one who works here/);
  await checkSizes(page, "sso-not-confirmed");
  await page.getByRole("link", { name: "Go back" }).click();
  await page.getByRole("heading", { name: "Your account" }).waitFor();
  await done();
});

test("h_staff_an_answer_of_the_provider_that_nobody_here_asked_for_is_refused", LIMIT, async () => {
  const { page, context, done } = await person(browser, desktop);
  for (const state of ["", "x".repeat(43)]) {
    await page.goto(`${demo.desk}/sign-in/sso/back?code=stolen&state=${state}`);
    assert.match(await words(page), /begun in another window, or too long ago/);
  }
  const away = await context.request.get(`${demo.desk}/sign-in/sso/0`, { maxRedirects: 0 });
  const asked = new URL(away.headers().location).searchParams;
  assert.equal(asked.get("code_challenge_method"), "S256");
  await page.goto(`${demo.desk}/sign-in/sso/back?code=stolen&state=${"x".repeat(43)}`);
  assert.match(await words(page), /begun in another window, or too long ago/);
  await checkSizes(page, "sso-wrong-state");
  const again = await context.request.get(`${demo.desk}/sign-in/sso/0`, { maxRedirects: 0 });
  const state = new URL(again.headers().location).searchParams.get("state");
  await page.goto(`${demo.desk}/sign-in/sso/back?code=stolen&state=${state}`);
  assert.match(await words(page), /an answer that cannot be trusted/, "the provider knows no such code");
  await page.goto(demo.desk);
  assert.match(page.url(), /sign-in/);
  await done();
});

test("h_staff_groups_give_accounts_and_roles_and_take_them_away", LIMIT, async () => {
  const carl = await signedIn("carl");
  await carl.page.goto(`${demo.desk}/account`);
  assert.match(await words(carl.page), /You are carl, agent/);
  people.carl.groups.push("leads");
  const later = await signedIn("carl");
  await later.page.goto(`${demo.desk}/account`);
  assert.match(await words(later.page), /You are carl, senior/);
  people.carl.groups = ["canteen"];
  const gone = await person(browser, desktop);
  await comeIn(gone.page, "carl");
  await gone.page.getByText(/in no group that may work at this desk any more/).waitFor();
  for (const one of [carl, later]) {
    await one.page.goto(demo.desk);
    assert.match(one.page.url(), /why=ended/, "what he had open has ended");
    await one.done();
  }
  await gone.done();
});

test("h_staff_a_leavers_session_ends_and_single_sign_on_opens_nothing_more", LIMIT, async () => {
  const berta = await signedIn("berta");
  const { page, done } = await admin();
  await page.goto(`${demo.desk}/staff/berta`);
  await submit(page, /Close the account/);
  await page.waitForURL(/done=removed/);
  await berta.page.reload();
  assert.match(berta.page.url(), /why=ended/, "she is out at once");
  await berta.page.getByRole("link", { name: "Sign in with Example AG" }).click();
  await berta.page.getByText(/Your account at this desk is closed/).waitFor();
  await berta.done();
  await done();
});
