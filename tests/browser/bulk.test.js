// Many devices at once from a list, for whoever's browser runs no scripts.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { check, checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { EMAIL, activate, challenge, signIn, submit, words } from "./harness/people.js";

let demo, browser, shown;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  await activate(demo);
  shown = await challenge(demo);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const choose = (page, name, file, text) =>
  page.setInputFiles(`input[name="${name}"]`, { name: file, mimeType: "application/octet-stream", buffer: Buffer.from(text) });

test("p3_a_list_is_checked_mended_pictured_and_sent_without_scripts", { timeout: 240_000 }, async () => {
  const { page, done } = await person(browser, { ...desktop, javaScriptEnabled: false });
  await page.goto(demo.portal);
  await page.getByRole("link", { name: /Many devices/ }).click();
  await checkSizes(page, "bulk");
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: /Template for Excel/ }).click();
  const template = await readFile(await (await waiting).path());
  assert.equal(template.subarray(0, 2).toString(), "PK");
  await choose(page, "sheet", "template.xlsx", template);
  await submit(page, /Check the list/);
  assert.match(await words(page), /There are no devices below the headings/);
  await checkSizes(page, "bulk-empty");

  const row = (serial) => `${serial};${demo.model};Recorder;${shown.clock.slice(0, 10)};Key (8 characters)`;
  const heading = "Serial number;Model number;Product category;Device date;Answer wanted";
  await choose(page, "sheet", "list.csv", [heading, row(demo.serial), row("1.23E+19"), row("DS1")].join("\n"));
  await submit(page, /Check the list/);
  await page.waitForURL(/\/bulk\/[0-9a-f]{32}$/);
  const list = page.url();
  const told = await words(page);
  assert.match(told, /3\s+Serial number\s+The spreadsheet turned this serial number into the number 1\.23E\+19/);
  assert.match(told, /Devices that have their picture: 0 of 1/);
  await checkSizes(page, "bulk-faults");
  await page.setViewportSize({ width: 320, height: 700 });
  await check(page, "bulk-faults-narrow");
  await page.setViewportSize(desktop.viewport);

  await choose(page, "sheet", "mended.csv", [heading, row("DS2")].join("\n"));
  await submit(page, /Check the corrected rows/);
  assert.match(await words(page), /2\s+Serial number\s+A serial number has/);

  await page.setInputFiles('input[name="pictures"]', [
    { name: "device.png", mimeType: "image/png", buffer: shown.picture },
    { name: "note.xml", mimeType: "text/xml", buffer: Buffer.from("<note/>") },
  ]);
  await submit(page, /Add the pictures/);
  assert.match(await words(page), /Devices that have their picture: 1 of 1/);
  assert.match(await words(page), /note\.xml/);
  await checkSizes(page, "bulk-pictures");

  await page.locator('input[name="email"]').fill(EMAIL);
  await page.locator('select[name="country"]').selectOption("DE");
  await page.locator('input[name="place"]').fill("Demo Security, Hamburg");
  await page.locator('select[name="business"]').selectOption("installer");
  await page.locator('input[name="declaration"]').check();
  await submit(page, /Send the request/);
  assert.match(await words(page), /Some rows are not ready/);
  await page.locator('input[name="leave_out"]').check();
  await submit(page, /Send the request/);
  await page.waitForURL(/received/);
  const number = (await words(page)).match(/RG-\d{3}-\d{3}-\d{3}/)[0];

  await page.goto(list);
  assert.match(await words(page), /This list is no longer kept/);
  await checkSizes(page, "bulk-gone");

  const desk = await person(browser);
  await signIn(desk.page, demo);
  await desk.page.getByRole("link", { name: number }).click();
  assert.ok((await words(desk.page)).includes(demo.serial));
  await Promise.all([done(), desk.done()]);
});
