// Tokens by which programs do what the desk does.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, challenge, request, signIn, submit, words } from "./harness/people.js";

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

/** A call with a token, as programs make it. */
async function call(token, path, options = {}) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", ...options.headers };
  const response = await fetch(`${demo.desk}/api/v1/desk${path}`, { ...options, headers });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}

test("h2_a_token_is_made_shown_once_and_revoked", LIMIT, async () => {
  const number = await request(demo, await challenge(demo));
  const { page, done } = await person(browser, desktop);
  await signIn(page, demo);
  await page.getByRole("heading", { name: "Queue" }).waitFor();
  await page.getByRole("link", { name: "Manage" }).click();
  await page.getByRole("link", { name: "Tokens" }).click();
  await page.getByRole("heading", { name: "API tokens" }).waitFor();
  await page.getByText("None yet").waitFor();
  await checkSizes(page, "tokens-empty");

  await submit(page, /Make and show the token/);
  await page.locator(".error-summary").waitFor();
  await checkSizes(page, "tokens-wrong");
  await page.getByLabel("Name of the program").fill("crm");
  await page.getByRole("radio", { name: /^agent/ }).check();
  await page.getByLabel("It may answer requests").check();
  await page.getByLabel("From where it may be used").fill("127.0.0.0/8\n::1");
  await submit(page, /Make and show the token/);
  await page.getByRole("heading", { name: "The token of crm" }).waitFor();
  await checkSizes(page, "token-made");
  await page.setViewportSize({ width: 320, height: 700 });
  await check(page, "token-made-narrow");
  await page.setViewportSize(desktop.viewport);
  const token = (await words(page)).match(/rgt_[\w-]{43}/)[0];
  await page.getByRole("button", { name: /^Copy/ }).waitFor();

  // It is shown this once, and works.
  await page.getByRole("link", { name: "Back to the tokens" }).click();
  await page.getByRole("heading", { name: "API tokens" }).waitFor();
  assert.doesNotMatch(await page.content(), /rgt_/);
  const me = await call(token, "/me");
  assert.deepEqual(me.body, { name: "crm", role: "agent", answers: true });
  const queue = await call(token, "/cases");
  assert.equal(queue.body.cases[0].case, number);
  const approve = { method: "POST", body: "{}", headers: { "idempotency-key": "one" } };
  for (const _ of [1, 2]) {
    const approved = await call(token, `/cases/${number}/approve`, approve);
    assert.equal(approved.status, 200);
    assert.equal(approved.body.answered, 1);
  }
  await page.goto(`${demo.desk}/cases/${number}`);
  await page.getByText(/by .*program crm/).first().waitFor();

  await page.goto(`${demo.desk}/tokens`);
  await page.getByText("agent, may answer").waitFor();
  await checkSizes(page, "tokens");
  await page.setViewportSize({ width: 320, height: 700 });
  await check(page, "tokens-narrow");
  await page.setViewportSize(desktop.viewport);
  await submit(page, /^Revoke/);
  await page.getByText("The token is revoked.").waitFor();
  const gone = await call(token, "/me");
  assert.equal(gone.status, 401);
  await page.reload();
  await page.getByText("Refused once").waitFor();
  await checkSizes(page, "tokens-revoked");
  await done();
});
