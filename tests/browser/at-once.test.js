// Two members of staff who press the same button at the same moment: one answer.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, challenge, keyIn, mail, request, signIn, submit, words } from "./harness/people.js";
import { totp } from "./harness/totp.js";

const LIMIT = { timeout: 240_000 };
let demo, browser, anna, bert;
before(async () => {
  [demo, browser] = await Promise.all([startDemo("--step-up", "60"), launch()]);
  await activate(demo);
  anna = await person(browser, desktop);
  await signIn(anna.page, demo);
  await anna.page.getByRole("heading", { name: "Queue" }).waitFor();
  bert = await person(browser, desktop);
  await join(anna.page, bert.page, "bert@example.org");
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** The admin invites somebody, who sets up his sign-in on his own page. */
async function join(admin, page, name) {
  await admin.goto(`${demo.desk}/staff`);
  await admin.locator('input[name="name"]').fill(name);
  await admin.locator('input[name="role"][value="agent"]').check();
  await submit(admin, /Add and show the link/);
  await page.goto((await admin.locator(".copyable code").innerText()).trim());
  const secret = await page.locator('input[name="secret"]').inputValue();
  for (const field of ["new", "again"]) await page.locator(`input[name="${field}"]`).fill("otter violin moss");
  await page.locator('input[name="code"]').fill(totp(secret));
  await submit(page, /Save and sign in/);
  await page.getByRole("heading", { name: "Queue" }).waitFor();
}

/** What this person's page would send to approve. */
async function form(page) {
  const fields = page.locator('#approve form input[type="hidden"]');
  const hidden = await fields.evaluateAll((all) => all.map(({ name, value }) => [name, value]));
  return { ...Object.fromEntries(hidden), confirm: "yes" };
}

test("h2_two_people_who_approve_at_once_send_one_answer", LIMIT, async () => {
  const shown = await challenge(demo);
  const number = await request(demo, shown, { email: "once@example.org" });
  const people = [anna.page, bert.page];
  const forms = [];
  for (const page of people) {
    await page.goto(`${demo.desk}/cases/${number}`);
    forms.push(await form(page));
  }
  // Each presses three times, and all six arrive before the first is done.
  const presses = [0, 1, 0, 1, 0, 1].map((who) =>
    people[who].request.post(`${demo.desk}/cases/${number}/approve`, {
      form: forms[who],
      headers: { Origin: demo.desk },
      maxRedirects: 0,
    }),
  );
  const all = (await Promise.all(presses)).map((answer) => answer.status());
  assert.deepEqual(all.toSorted(), [303, 409, 409, 409, 409, 409], "one answers, the others are told");

  // Who still has the old page open and presses is told so on a page that he can read.
  await bert.page.locator('input[name="confirm"]').check();
  await submit(bert.page, /Approve/);
  await bert.page.getByText(/answered already/).first().waitFor();
  await check(bert.page, "desk-answered-already");

  const key = keyIn(await mail(anna.page, demo, /is answered/, number));
  assert.ok(key);
  await anna.page.goto(demo.mailbox);
  assert.equal(await anna.page.getByRole("link", { name: /is answered/ }).count(), 1, "one mail");
  await anna.page.goto(`${demo.desk}/cases/${number}`);
  assert.equal((await words(anna.page)).match(/Approved: the key is released/g).length, 1);
  await Promise.all([anna.done(), bert.done()]);
});
