// One Chromium for all tests, a fresh profile for each person in them.
import { createRequire } from "node:module";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const desktop = { viewport: { width: 1280, height: 900 } };
export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** Debian's Chromium, without a sandbox for root and without any talk to the outside; with more switches. */
export function launch(more = []) {
  const executablePath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
  assert.ok(executablePath, "no Chromium found: apt-get install chromium");
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...more],
  });
}

/** The pages in which no scripts run. */
const withoutScripts = new WeakSet();

/**
 * A person with a browser of their own. Whatever the page logs as an error, asks of another host, or breaks of its
 * content security policy is a fault of ours and fails the test at `done()`.
 */
export async function person(browser, options = desktop) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  // Slow machines are slow, not broken.
  page.setDefaultTimeout(60_000);
  if (options.javaScriptEnabled === false) withoutScripts.add(page);
  const faults = [];
  page.on("pageerror", (error) => faults.push(`script error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) faults.push(message.text());
  });
  page.on("request", (request) => {
    const host = new URL(request.url()).hostname;
    if (host && host !== "127.0.0.1" && host !== "localhost") faults.push(`request to another host: ${request.url()}`);
  });
  const done = async () => {
    await context.close();
    assert.deepEqual(faults, []);
  };
  return { page, context, done };
}

/** Fails when axe finds anything, or when the page scrolls sideways; keeps a picture when REGAIN_PICTURES names a folder. */
export async function check(page, name) {
  const seen = withoutScripts.has(page) ? await copy(page) : page;
  // Evaluated by the debugger and not added as a script: the pages' policy rightly refuses foreign scripts.
  await seen.evaluate(axe);
  const { violations } = await seen.evaluate(() => globalThis.axe.run());
  const told = violations.map((v) => `${v.id}: ${v.help} at ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
  assert.deepEqual(told, [], `axe on ${name}`);
  const sideways = await seen.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(sideways <= 0, `${name} scrolls sideways by ${sideways} px`);
  await picture(seen, name);
  if (seen !== page) await seen.context().close();
}

/** The page as it stands, where axe can run and the page's own scripts still do not. */
async function copy(page, body = undefined) {
  const options = { viewport: page.viewportSize(), storageState: await page.context().storageState() };
  const context = await page.context().browser().newContext(options);
  const twin = await context.newPage();
  body ??= await page.content();
  await twin.route("**/*", (route) => {
    const kind = route.request().resourceType();
    if (kind === "document") return route.fulfill({ contentType: "text/html; charset=utf-8", body });
    return kind === "script" ? route.abort() : route.continue();
  });
  await twin.goto(page.url());
  return twin;
}

/** The same at the size of a desk and of a phone; the page is left as wide as it was. */
export async function checkSizes(page, name) {
  const before = page.viewportSize();
  for (const { viewport } of [desktop, phone]) {
    await page.setViewportSize(viewport);
    await check(page, name);
  }
  await page.setViewportSize(before);
}

/** The same for what `content()` gave a while ago, where a moment was too short to be looked at. */
export async function checkStill(page, body, name) {
  const still = await copy(page, body);
  await checkSizes(still, name);
  await still.context().close();
}

async function picture(page, name) {
  const folder = process.env.REGAIN_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}-${page.viewportSize().width}.png`, fullPage: true });
}
