// The request form and the list of many devices by the keyboard alone. Choosing a file is the browser's own dialog.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, challenge, words } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
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

const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    // A date field has stops of its own inside, which the browser marks where no style sees it.
    const seen = at && (at.type === "date" || getComputedStyle(at).outlineStyle !== "none");
    return { name: at?.name ?? "", value: at?.value ?? "", text: at?.innerText ?? "", seen };
  });

/** Presses Tab until the focus is where it should be; it must show where it is on each stop. */
async function tabTo(page, what) {
  for (let stops = 0; stops < 80; stops += 1) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    assert.ok(at.seen, `the focus is seen on ${JSON.stringify(at)}`);
    if (what(at)) return;
  }
  assert.fail(`the keyboard does not come to ${what}`);
}

const named = (name) => (at) => at.name === name;

test("p1_the_keyboard_is_enough_for_the_request_form_and_what_was_typed_is_offered_again", LIMIT, async () => {
  const { page, done } = await person(browser, { ...desktop, locale: "en-GB" });
  await page.goto(`${demo.portal}/request`);
  await tabTo(page, named("answer"));
  await page.keyboard.press("Space");
  for (let down = 0; down < 3; down += 1) await page.keyboard.press("ArrowDown");
  assert.equal((await focused(page)).value, "temporary-password");
  await tabTo(page, named("category"));
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  assert.equal((await focused(page)).value, "recorder");
  await tabTo(page, named("serial"));
  await page.keyboard.type(demo.serial);
  await tabTo(page, named("model"));
  await page.keyboard.type(demo.model);
  await tabTo(page, named("email"));
  await page.keyboard.type("keys@example.org");

  // The page is left and opened again: the draft is offered, and taken by the keyboard too.
  await page.goto(`${demo.portal}/status`);
  await page.goto(`${demo.portal}/request`);
  await page.locator("[data-draft]").waitFor();
  await tabTo(page, (at) => /Continue where you left off/.test(at.text));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector('[name="email"]').value === "keys@example.org");
  assert.equal(await page.locator('[name="serial"]').inputValue(), demo.serial);
  assert.ok(await page.locator('[name="answer"][value="temporary-password"]').isChecked());

  await page.locator("h1").click();
  await tabTo(page, named("device_date"));
  const [year, month, day] = shown.clock.slice(0, 10).split("-");
  // In which order a date is typed is for the browser's own language to say.
  const date = page.locator('[name="device_date"]');
  for (const order of [month + day + year, day + month + year, year + month + day]) {
    await date.focus();
    await page.keyboard.type(order);
    if ((await date.inputValue()) === `${year}-${month}-${day}`) break;
    await date.evaluate((field) => (field.value = ""));
  }
  assert.equal(await date.inputValue(), `${year}-${month}-${day}`);
  await tabTo(page, named("country"));
  await page.keyboard.type("Germ");
  await tabTo(page, named("place"));
  await page.keyboard.type("Demo Security, Hamburg");
  await tabTo(page, named("business"));
  await page.keyboard.type("Inst");
  await tabTo(page, named("declaration"));
  await page.keyboard.press("Space");
  await tabTo(page, (at) => /Send the request/.test(at.text));
  await page.keyboard.press("Enter");
  await page.waitForURL(/received/);
  assert.match(await words(page), /RG-\d{3}-\d{3}-\d{3}/);
  // What was sent is not offered once more.
  await page.goto(`${demo.portal}/request`);
  assert.ok(!(await page.locator("[data-draft]").isVisible()));
  await done();
});

test("p3_the_keyboard_is_enough_for_a_list_from_the_upload_to_the_case_number", LIMIT, async () => {
  const { page, done } = await person(browser, desktop);
  await page.goto(`${demo.portal}/bulk`);
  const rows = [
    "Serial number;Model number;Product category;Device date;Answer wanted",
    `${demo.serial};${demo.model};Recorder;${shown.clock.slice(0, 10)};Key (8 characters)`,
    `=1+1;${demo.model};Recorder;${shown.clock.slice(0, 10)};Key (8 characters)`,
  ];
  await page.setInputFiles('input[name="sheet"]', { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) });
  await tabTo(page, (at) => /Check the list/.test(at.text));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/bulk\/[0-9a-f]{32}$/);
  await page.setInputFiles('input[name="pictures"]', { name: "page.png", mimeType: "image/png", buffer: shown.picture });
  await tabTo(page, (at) => /Add the pictures/.test(at.text));
  await page.keyboard.press("Enter");
  await page.getByText(/Devices that have their picture: 1 of 1/).waitFor();
  await tabTo(page, named("email"));
  await page.keyboard.type("list@example.org");
  await tabTo(page, named("country"));
  await page.keyboard.type("Germ");
  await tabTo(page, named("place"));
  await page.keyboard.type("Demo Security, Hamburg");
  await tabTo(page, named("business"));
  await page.keyboard.type("Inst");
  await tabTo(page, named("declaration"));
  await page.keyboard.press("Space");
  await tabTo(page, named("leave_out"));
  await page.keyboard.press("Space");
  await tabTo(page, (at) => /Send the request/.test(at.text));
  await page.keyboard.press("Enter");
  await page.waitForURL(/received/);
  assert.match(await words(page), /RG-\d{3}-\d{3}-\d{3}/);
  await done();
});
