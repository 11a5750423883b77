// Security questions (D10): set under Account security, answered on Forgot password; at a desk, on a phone and at the monitor.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, desktop, launch, person, phone } from "./harness/browser.js";
import { call, monitor, startLab, startScreen } from "./harness/lab.js";
import { NEW, OLD, submit, words } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
const RIGHT = ["Lili Marleen", "in the canal", "aunt Hedwig"];
const ASKED = ["Which song did grandfather whistle?", "Where did the blue bicycle end up?", "Who broke the kitchen window?"];
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

const answers = (texts) => Object.fromEntries(texts.map((text, at) => [`answer_${at + 1}`, text]));
const questions = Object.fromEntries(ASKED.map((text, at) => [`question_${at + 1}`, text]));
const twice = (password) => ({ new_password: password, new_password_again: password });

for (const [size, options] of Object.entries({ desktop, phone, monitor })) {
  test(`d10_questions_are_set_and_their_answers_open_once_on_a_${size}`, LIMIT, async (t) => {
    const lab = await startLab("questions", "key");
    t.after(() => lab.stop());
    await call(lab, "/activate", { password: OLD, without_email: true });
    const { page, done } = await person(browser, options);
    if (size === "monitor") await startScreen(page, lab);
    const site = size === "monitor" ? lab.screen : lab.device;

    await page.goto(`${site}/sign-in`);
    await type(page, { password: OLD });
    await submit(page, /Sign in/);
    await page.waitForURL(/home/);
    await page.goto(`${site}/account`);
    await page.getByRole("link", { name: "Set security questions" }).click();
    await check(page, `questions-set-${size}`);
    assert.match(await words(page), /weakest way back in/);
    await type(page, { ...questions, ...answers([RIGHT[0], "red", RIGHT[2]]), questions_password: OLD });
    await submit(page, /Set these questions/);
    await page.getByRole("alert").first().waitFor();
    await check(page, `questions-too-short-${size}`);
    assert.match(await words(page), /too short/);
    await type(page, { ...answers(RIGHT), questions_password: OLD });
    await submit(page, /Set these questions/);
    await page.waitForURL(/account/);
    assert.match(await words(page), /The security questions are set/);
    await check(page, `questions-account-${size}`);
    await page.goto(`${site}/account/questions`);
    await check(page, `questions-change-${size}`);

    await page.goto(`${site}/forgot`);
    await page.getByRole("link", { name: "Answer the questions" }).click();
    await check(page, `questions-answer-${size}`);
    await page.getByLabel(ASKED[1]).waitFor();
    await type(page, { ...answers([RIGHT[0], "in the garage", RIGHT[2]]), ...twice(NEW) });
    await submit(page, /Set the new password/);
    await page.locator(".notice.bad").first().waitFor();
    assert.match(await words(page), /The answers are not all right/);
    await check(page, `questions-wrong-${size}`);
    await type(page, { ...answers(["LILI marleen", "In the  canal", "Aunt Hedwig"]), ...twice(NEW) });
    await submit(page, /Set the new password/);
    await page.waitForURL(/sign-in/);
    assert.match(await words(page), /used up/);
    await type(page, { password: NEW });
    await submit(page, /Sign in/);
    await page.waitForURL(/home/);
    assert.match(await words(page), /by security questions/);
    await page.goto(`${site}/forgot`);
    assert.match(await words(page), /No security questions are set/);
    await done();
  });
}
