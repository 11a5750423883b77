// The registry at the desk: finding a device, flags, distributors.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, challenge, request, signIn } from "./harness/people.js";

const LIMIT = { timeout: 240_000 };
let demo, browser, session, serial;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  await activate(demo);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

test("h1_registry_a_device_is_found_flagged_and_not_approved", LIMIT, async () => {
  const shown = await challenge(demo);
  const number = await request(demo, shown);
  const { page, context, done } = await person(browser, desktop);
  await signIn(page, demo);
  await page.getByRole("heading", { name: "Queue" }).waitFor();
  session = await page.context().storageState();

  await page.getByRole("link", { name: "Registry" }).click();
  await page.getByRole("heading", { name: "Registry" }).waitFor();
  await checkSizes(page, "desk-registry");
  // The registry may know other devices before it.
  serial = demo.serial;
  await page.getByLabel("Serial number", { exact: false }).first().fill(serial.slice(-4));
  await page.getByLabel("Where that part stands").selectOption("ends");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: serial }).click();
  await page.getByRole("heading", { name: serial }).waitFor();
  await checkSizes(page, "desk-device");

  await page.getByRole("button", { name: "Flag the device" }).click();
  await page.getByText("Please say why.").first().waitFor();
  await checkSizes(page, "desk-device-wrong");
  await page.getByLabel(/^Why/).fill("Police file 17");
  await page.getByRole("button", { name: "Flag the device" }).click();
  await page.getByText("The device is flagged.").waitFor();
  await checkSizes(page, "desk-device-flagged");

  await page.getByRole("link", { name: number }).first().click();
  await page.getByText("This device is reported stolen").first().waitFor();
  assert.equal(await page.getByRole("button", { name: /^Approve/ }).count(), 0);
  await page.getByRole("link", { name: "History and flags of this device" }).click();
  await page.getByLabel(/^Why it is taken away/).fill("It was found");
  await page.getByRole("button", { name: /^Take away/ }).click();
  await page.getByText("The flag is taken away.").waitFor();
  await page.goto(`${demo.desk}/cases/${number}`);
  await page.getByRole("button", { name: /^Approve/ }).waitFor();
  await done();
});

test("h1_registry_a_distributor_is_kept_with_its_names", LIMIT, async () => {
  const { page, done } = await person(browser, { ...desktop, storageState: session });
  await page.goto(`${demo.desk}/distributors`);
  await page.getByText("None yet").waitFor();
  await page.getByRole("link", { name: "Add a distributor" }).click();
  await page.getByRole("button", { name: "Keep" }).click();
  await page.getByRole("alert").first().waitFor();
  await checkSizes(page, "desk-distributor-wrong");
  await page.getByLabel(/^Name/).fill("Nordhandel AG");
  await page.getByLabel("Country").selectOption("DE");
  await page.getByLabel("Other names").fill("Nord Alarm\nNordhandel Hamburg");
  await page.getByRole("button", { name: "Keep" }).click();
  await page.getByText("The distributor is kept.").waitFor();
  await checkSizes(page, "desk-distributors");
  await page.getByRole("link", { name: /^Show/ }).click();
  await page.getByText("Nothing found").waitFor();
  await done();
});
