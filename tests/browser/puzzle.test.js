// The puzzle in front of the request form: solved while somebody types, and in nobody's way.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { fillRequest, submit } from "./harness/people.js";

let demo, browser;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

test("p1_the_puzzle_is_solved_while_the_form_is_filled_in", { timeout: 120_000 }, async () => {
  const { page } = await person(browser, desktop);
  await page.goto(`${demo.portal}/request`);
  const field = page.locator('input[name="puzzle"]');
  assert.equal(await field.inputValue(), "", "nothing is done before somebody begins");
  await page.locator('input[name="email"]').focus();
  await page.keyboard.type("holder@example.org", { delay: 5 });
  assert.equal(await page.locator('input[name="email"]').inputValue(), "holder@example.org", "typing goes on");
  await page.waitForFunction(() => document.querySelector('input[name="puzzle"]').value !== "", null, { timeout: 60_000 });
  const { challenge, solution } = JSON.parse(atob(await field.inputValue()));
  assert.ok(solution.derivedKey.startsWith(challenge.parameters.keyPrefix));
  assert.equal(challenge.parameters.data.form, "request");
  assert.equal(await page.locator("[data-puzzle-says]").textContent(), "", "nothing is said to who does not wait");
});

test("p1_who_sends_before_it_is_solved_is_told_and_the_form_goes_by_itself", { timeout: 120_000 }, async () => {
  const { page } = await person(browser, desktop);
  let asked = 0;
  await page.route("**/api/v1/puzzle**", async (route) => {
    asked += 1;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.goto(`${demo.portal}/request`);
  const sent = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/request"));
  await page.getByRole("button", { name: "Send the request" }).last().click();
  await page.getByText("Your browser does a short sum").waitFor();
  await check(page, "portal-request-puzzle");
  const body = (await sent).postData() ?? "";
  assert.equal(asked, 1);
  assert.match(body, /name="puzzle"\r\n\r\ney/, "the solution goes with the form");
});

test("p1_the_request_arrives_with_its_puzzle", { timeout: 120_000 }, async () => {
  const { page } = await person(browser, desktop);
  await page.goto(`${demo.portal}/request`);
  await fillRequest(page, demo);
  await page.getByRole("radio", { name: /Temporary password/ }).check();
  await page.locator('input[name="device_date"]').fill("2026-11-21");
  await page.locator('input[name="serial"]').fill(demo.serial);
  await page.locator('input[name="model"]').fill(demo.model);
  await submit(page, /Send the request/);
  await page.waitForURL(/received/);
});
