// The phone's pages in WebKit, without a camera: the link that the phone's own camera opens, one tap, a saved picture,
// and what is said where there is no camera (M1 to M3, D5).
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDemo } from "./harness/demo.js";
import { activate, until } from "./harness/people.js";
import { missing, startWebkit } from "./harness/webkit.js";

let demo, webkit, code;
before(async () => {
  if (missing) return;
  demo = await startDemo();
  await activate(demo);
  const asked = await fetch(`${demo.device}/api/v1/forgot/email`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ agreed: true }),
  });
  code = await asked.json();
  webkit = await startWebkit({ width: 390, height: 844 });
});
after(async () => {
  await webkit?.stop();
  await demo?.stop();
});

async function keep(name) {
  const folder = process.env.REGAIN_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}-webkit.png`, await webkit.picture());
}

/** Nothing sticks out at the side, and styles are there. */
async function fits(name) {
  await keep(name);
  const [sideways, font] = await webkit.run(
    "const page = document.documentElement; return [page.scrollWidth - page.clientWidth, getComputedStyle(document.querySelector('button')).fontWeight]",
  );
  assert.ok(sideways <= 0, `${name} scrolls sideways by ${sideways} px`);
  assert.ok(Number(font) >= 500, `the stylesheet is not used: ${font}`);
}

test("d5_m3_webkit_opens_the_link_and_one_tap_orders_the_mail", { skip: missing, timeout: 120_000 }, async () => {
  await webkit.goto(code.link);
  assert.ok((await webkit.words()).includes(code.challenge));
  assert.match(await webkit.words(), /ow\*\*\*\*\.net/);
  await fits("webkit-scanned");
  await webkit.press("main form button");
  await webkit.see("ol.guide");
  assert.match(await webkit.words(), /Look in the reserved mailbox/);
  await fits("webkit-ordered");
  await until("the mail", async () => (await (await fetch(demo.mailbox)).text()).includes(code.challenge));
});

test("m1_webkit_reads_a_saved_picture_and_says_that_it_has_no_camera", { skip: missing, timeout: 120_000 }, async () => {
  await webkit.goto(`${demo.portal}/scan`);
  await webkit.press("[data-start]");
  await until("a sentence", async () => /camera was found|may not use the camera|camera could not be opened|secure address/.test(await webkit.words()));
  await fits("webkit-scan");
  const file = join(mkdtempSync(join(tmpdir(), "webkit-")), "code.png");
  writeFileSync(file, Buffer.from(await (await fetch(`${demo.device}${code.qr_png}`)).arrayBuffer()));
  await webkit.type('input[type="file"]', file);
  await webkit.press('form[action="/scan"] button, form[enctype] button');
  await until("the page of the code", async () => /\/c\/\d+$/.test(await webkit.url()));
  assert.ok((await webkit.words()).includes(code.challenge));
});
