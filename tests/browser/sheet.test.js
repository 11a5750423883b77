// Account security in a real browser: the recovery sheet (D1) and the reserved email (D2), at a desk and on a phone.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { check, desktop, launch, person, phone } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";

const FIRST = "first wagon leaves at dawn";
const SECOND = "second harbour sings at noon";
const CODE = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/;

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
});

const submit = (page, name) => page.getByRole("button", { name }).click();
const main = (page) => page.locator("main").innerText();

async function type(page, fields) {
  for (const [name, text] of Object.entries(fields)) await page.locator(`input[name="${name}"]`).fill(text);
}

async function signIn(page, demo, password) {
  await page.goto(`${demo.device}/sign-in`);
  await type(page, { password });
  await submit(page, /Sign in/);
  await page.waitForURL(/home/);
}

/** The codes on the page, after a check that they are what can be typed. */
async function codesOn(page) {
  const codes = await page.locator(".codes code").allInnerTexts();
  assert.equal(codes.length, 8);
  for (const code of codes) assert.match(code, CODE);
  return codes;
}

/** The sheet on paper: one page, the codes whole, nothing of the screen's furniture. */
async function checkPaper(page, name) {
  await page.emulateMedia({ media: "print" });
  for (const hidden of ["nav[aria-label=Main]", ".no-print", ".actions", "footer"]) {
    assert.equal(await page.locator(hidden).first().isVisible(), false, `${hidden} is printed`);
  }
  const paper = await page.pdf({ format: "A4" });
  const pages = paper.toString("latin1").match(/\/Type\s*\/Page\b/g);
  assert.equal(pages.length, 1, "the sheet takes one page");
  const folder = process.env.REGAIN_PICTURES;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: `${folder}/${name}-print.png`, fullPage: true });
    await page.pdf({ format: "A4", path: `${folder}/${name}.pdf` });
  }
  await page.emulateMedia({ media: null });
}

for (const [size, options] of Object.entries({ desktop, phone })) {
  test(`d1_d2_the_sheet_and_the_reserved_email_on_a_${size}`, async (t) => {
    const demo = await startDemo();
    t.after(() => demo.stop());
    const { page, done } = await person(browser, options);

    await page.goto(demo.device);
    await type(page, { new_password: FIRST, new_password_again: FIRST });
    await page.getByLabel(/Reserved email/).first().fill("owner@example.net");
    await page.getByLabel(/recovery sheet to print/).check();
    await submit(page, /Activate/);
    await page.getByRole("heading", { name: "Recovery sheet 1" }).waitFor();
    await check(page, "sheet-after-activation");
    assert.ok(await page.getByRole("button", { name: "Print" }).isVisible());
    const shown = await main(page);
    for (const told of [demo.serial, demo.model, "never again", "Cross the code out"]) assert.ok(shown.includes(told), told);
    const first = await codesOn(page);
    await checkPaper(page, `sheet-${size}`);
    await page.getByRole("link", { name: /on paper/ }).click();
    await page.waitForURL(/sign-in/);

    await page.goto(`${demo.device}/forgot`);
    await check(page, "sheet-forgot");
    const ways = await page.getByRole("heading", { level: 2 }).allInnerTexts();
    assert.equal(ways[0], "By recovery sheet");
    assert.ok(ways.includes("By key from support"));
    await page.getByRole("link", { name: "Type a code" }).click();
    await check(page, "sheet-code");
    await type(page, { code: first[1].replace(/.$/, "U"), new_password: SECOND, new_password_again: SECOND });
    await submit(page, /Set the new password/);
    await page.getByRole("alert").first().waitFor();
    await check(page, "sheet-code-refused");
    await type(page, { code: first[0].toLowerCase().replaceAll("-", " "), new_password: SECOND, new_password_again: SECOND });
    await submit(page, /Set the new password/);
    await page.waitForURL(/sign-in/);
    assert.match(await main(page), /7 codes of the sheet are left/);
    await check(page, "sheet-code-taken");

    await signIn(page, demo, SECOND);
    assert.match(await main(page), /by recovery sheet 1; 7 codes/);
    await check(page, "sheet-home");
    await page.getByRole("link", { name: "Account security" }).click();
    await page.waitForURL(/account/);
    await check(page, "account");
    await type(page, { reserved_email: "new.owner@example.org", email_password: FIRST });
    await submit(page, /Change the reserved email/);
    await page.getByRole("alert").first().waitFor();
    await check(page, "account-refused");
    assert.equal(await page.locator('input[name="reserved_email"]').inputValue(), "new.owner@example.org");
    await type(page, { email_password: SECOND });
    await submit(page, /Change the reserved email/);
    await page.waitForURL(/done=email/);
    await check(page, "account-email-set");
    const account = await main(page);
    assert.ok(account.includes("new****.org") && account.includes("Unconfirmed"), account);
    assert.ok(!account.includes("new.owner"), "the address is shown whole");

    await type(page, { sheet_password: SECOND });
    await submit(page, /Make a new sheet, void sheet 1/);
    await page.getByRole("heading", { name: "Recovery sheet 2" }).waitFor();
    await check(page, "sheet-second");
    const second = await codesOn(page);
    await page.goto(`${demo.device}/forgot/sheet`);
    await type(page, { code: first[2], new_password: FIRST, new_password_again: FIRST });
    await submit(page, /Set the new password/);
    assert.match(await page.getByRole("alert").first().innerText(), /older sheet/);
    await type(page, { code: second[0], new_password: FIRST, new_password_again: FIRST });
    await submit(page, /Set the new password/);
    await page.waitForURL(/sign-in/);
    await signIn(page, demo, FIRST);
    await done();
  });
}
