// Every page of a device that offers every way (D1 to D13), at a desk, on a phone and at the monitor:
// the accessibility check, no sideways scrolling, nothing from another host.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, desktop, launch, person, phone } from "./harness/browser.js";
import { call, monitor, startLab, startScreen } from "./harness/lab.js";
import { OLD, submit } from "./harness/people.js";

const WAYS = ["sheet", "questions", "email", "key", "file", "temporary-password", "code", "button"];
const STRANGER = ["/sign-in", "/forgot", "/forgot/email", "/forgot/key", "/forgot/code", "/forgot/file", "/forgot/questions", "/forgot/sheet", "/nowhere"];
const SIGNED_IN = ["/home", "/journal", "/account", "/account/questions", "/password", "/cameras"];

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
});

const name = (path, size) => `pages${path.replaceAll("/", "-")}-${size}`;

for (const [size, options] of Object.entries({ desktop, phone, monitor })) {
  for (const colorScheme of ["light", "dark"]) {
    test(`d1_to_d13_every_page_holds_on_a_${size}_in_the_${colorScheme}`, { timeout: 240_000 }, async (t) => {
      const lab = await startLab(...WAYS);
      t.after(() => lab.stop());
      const { page, done } = await person(browser, { ...options, colorScheme });
      if (size === "monitor") await startScreen(page, lab);
      const site = size === "monitor" ? lab.screen : lab.device;
      const look = async (path) => {
        const answer = await page.goto(`${site}${path}`);
        assert.ok(answer.status() < 500, `${path} answers ${answer.status()}`);
        await check(page, `${name(path, size)}-${colorScheme}`);
      };
      await look("/activate");
      await call(lab, "/activate", { password: OLD, reserved_email: "service.desk@mail.example", recovery_sheet: true });
      await call(lab, "/forgot/key", {});
      for (const path of STRANGER) await look(path);
      await page.goto(`${site}/sign-in`);
      await page.locator('input[name="password"]').fill(OLD);
      await submit(page, /Sign in/);
      await page.waitForURL(/home/);
      for (const path of SIGNED_IN) await look(path);
      await done();
    });
  }
}
