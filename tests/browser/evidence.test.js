// Label photos and proofs of purchase: asked for by name, sent without scripts, seen with a watermark, judged.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, checkSizes, desktop, launch, person } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { EMAIL, activate, challenge, mail, request, signIn, submit, words } from "./harness/people.js";

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

/** A PDF of one page that says INVOICE. */
function invoice() {
  const drawn = "BT /F1 60 Tf 20 80 Td (INVOICE) Tj ET";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const place of places) text += `${String(place).padStart(10, "0")} 00000 n \n`;
  return Buffer.from(`${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
}

async function narrow(page, name) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  await check(page, name);
  await page.setViewportSize(before);
}

test("p10_label_and_proof_are_asked_for_sent_without_scripts_and_accepted_under_a_watermark", LIMIT, async () => {
  const shown = await challenge(demo);
  const number = await request(demo, shown, { email: EMAIL });
  const desk = await person(browser, desktop);
  await signIn(desk.page, demo);
  await desk.page.goto(`${demo.desk}/cases/${number}`);
  await desk.page.getByLabel(/What the holder should tell or send/).fill("Please show us what you bought.");
  await desk.page.getByLabel("A photo of the label").check();
  await desk.page.getByLabel("The proof of purchase").check();
  await checkSizes(desk.page, "desk-ask-for-evidence");
  await submit(desk.page, /Send the question/);

  const holder = await person(browser, { ...desktop, javaScriptEnabled: false });
  const { page } = holder;
  const text = await mail(page, demo, /need one more thing|question|more/i, number);
  await page.goto(text.match(/http\S+\/more\/\S+/)[0]);
  assert.match(await words(page), /photo of the label[\s\S]*proof of purchase/i);
  await checkSizes(page, "portal-more-evidence");
  await narrow(page, "portal-more-evidence-320");

  await page.getByLabel(/proof of purchase/).setInputFiles({ name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 none") });
  await submit(page, /Send the answer/);
  assert.match(await words(page), /This PDF cannot be used/);
  await checkSizes(page, "portal-more-evidence-wrong");

  const photo = await desk.page.screenshot();
  await page.getByLabel(/photo of the label/).setInputFiles({ name: "label.png", mimeType: "image/png", buffer: photo });
  await page.getByLabel(/proof of purchase/).setInputFiles({ name: "invoice.pdf", mimeType: "application/pdf", buffer: invoice() });
  await submit(page, /Send the answer/);
  await page.getByRole("heading", { name: "Thank you" }).waitFor();
  await holder.done();

  await desk.page.goto(`${demo.desk}/cases/${number}`);
  const label = desk.page.locator("section", { has: desk.page.getByRole("heading", { name: /^Label photo/ }) });
  const size = await label.locator("img").evaluate((image) => [image.naturalWidth, image.naturalHeight]);
  assert.ok(size[0] > 300 && size[1] > 300, `the picture is shown: ${size}`);
  await label.getByRole("button", { name: "Accept as label photo" }).click();
  assert.match(await words(desk.page), /Accepted as label photo by/);
  const proof = desk.page.locator("section", { has: desk.page.getByRole("heading", { name: /^Proof of purchase/ }) });
  await proof.getByRole("button", { name: "Does not match" }).click();
  assert.match(await words(desk.page), /Does not match, says/);
  await checkSizes(desk.page, "desk-evidence-judged");
  await narrow(desk.page, "desk-evidence-judged-320");
  await desk.done();
});
