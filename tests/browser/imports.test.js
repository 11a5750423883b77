// Files for the registry that are uploaded at the desk.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { signIn } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
let demo, browser;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

test("h1_registry_a_file_is_uploaded_and_its_faulty_rows_are_mended", LIMIT, async () => {
  const { page, done } = await person(browser, desktop);
  await signIn(page, demo);
  await page.getByRole("link", { name: "Registry" }).click();
  await page.getByRole("link", { name: "Imports" }).click();
  await page.getByRole("heading", { name: "Imports" }).waitFor();
  await checkSizes(page, "desk-imports");

  const rows = ["serial,model"];
  for (let n = 0; n < 20_000; n += 1) rows.push(`RGUP${String(n).padStart(16, "0")},RG1602-16S`);
  rows.push("short,RG1602-16S");
  const file = { name: "november.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) };
  await page.getByRole("radio", { name: /^Devices/ }).check();
  await page.getByLabel("CSV file").setInputFiles(file);
  await page.getByRole("button", { name: "Upload and import" }).click();
  await page.getByText("done, with faults").waitFor({ timeout: 120_000 });
  await page.getByText("20001 rows").waitFor();
  await checkSizes(page, "desk-import");
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Download the faulty rows/ }).click();
  const text = await readFile(await (await coming).path(), "utf8");
  assert.match(text, /^serial,model,sold_to,region,line,wrong,fault\nshort,RG1602-16S,,,20002,serial,/);
  await done();
});
