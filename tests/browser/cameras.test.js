// The cameras of a recorder in a real browser (D12): added, set with a recovery, one fails, tried again.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { check, desktop, launch, person, phone } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { activate, fillRequest, keyIn, mail, signIn as signInToDesk, submit, until, words, OLD } from "./harness/people.js";

const NEW = "second harbour sings at 7";
const PLAIN = "second harbour sings at noon";

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
});

async function signIn(page, demo, password) {
  await page.goto(`${demo.device}/sign-in`);
  await page.locator('input[name="password"]').fill(password);
  await submit(page, /Sign in/);
  await page.waitForURL(/home/);
}

async function add(page, demo, camera, password) {
  await page.goto(`${demo.device}/cameras`);
  await page.locator('input[name="address"]').fill(camera.address);
  await page.locator('input[name="user"]').fill(camera.user);
  await page.locator('input[name="camera_password"]').fill(password);
  await submit(page, /Add the camera/);
  await page.waitForURL(/cameras\/\d+$/);
  await check(page, "cameras-unconfirmed");
  await submit(page, /Yes, this is my camera/);
  await page.getByText("The address is confirmed").waitFor();
}

/** Looks at the list until nothing is under way. */
function settled(page, demo) {
  return until("the end of the change", async () => {
    await page.goto(`${demo.device}/cameras`);
    const text = await words(page);
    return text.includes("Look again") ? undefined : text;
  }, 120_000);
}

/** The recovery by key with the cameras, through portal, desk and mail. */
async function recover(page, demo, desk, password) {
  await page.goto(`${demo.device}/forgot`);
  await page.getByLabel(/Also set the cameras/).check();
  await check(page, "cameras-forgot");
  await submit(page, /Show the QR code/);
  await page.waitForURL(/forgot\/key/);
  assert.match(await words(page), /and of its cameras/);
  const shown = await (await fetch(`${demo.device}/api/v1/forgot/key`)).json();
  const picture = Buffer.from(await (await fetch(`${demo.device}${shown.qr_png}`)).arrayBuffer());
  await desk.goto(`${demo.portal}/request`);
  await desk.locator('input[name="picture"]').setInputFiles({ name: "shot.png", mimeType: "image/png", buffer: picture });
  await fillRequest(desk, demo);
  await submit(desk, /Send/);
  await desk.waitForURL(/received/);
  await signInToDesk(desk, demo);
  await desk.getByRole("link", { name: /RG-/ }).first().click();
  const confirm = desk.locator('input[name="confirm"]');
  if (await confirm.count()) await confirm.first().check();
  await submit(desk, /Approve/);
  const key = keyIn(await mail(desk, demo, /is answered/, shown.challenge));
  await page.locator('input[name="key"]').fill(key);
  await page.locator('input[name="new_password"]').fill(password);
  await page.locator('input[name="new_password_again"]').fill(password);
  await submit(page, /Set the new password/);
  await page.waitForURL(/reset-cameras/);
  assert.match(await words(page), /The cameras get it too/);
}

for (const [size, options] of Object.entries({ desktop, phone })) {
  test(`d12_a_recovery_sets_the_cameras_too_one_fails_and_is_tried_again_on_a_${size}`, async (t) => {
    const demo = await startDemo();
    t.after(() => demo.stop());
    await activate(demo);
    const { page, done } = await person(browser, options);
    const desk = await person(browser, desktop);
    const [easy, strict] = demo.onvif_cameras;

    await signIn(page, demo, OLD);
    await page.goto(`${demo.device}/cameras`);
    await check(page, "cameras-none");
    await add(page, demo, easy, easy.password);
    await submit(page, /Test user name and password/);
    await page.getByText("The camera takes its user name and password").waitFor();
    await check(page, "cameras-tested");
    await add(page, demo, strict, "not its password");
    await submit(page, /Test user name and password/);
    await page.getByText("does not take this user name and password").waitFor();

    await recover(page, demo, desk.page, PLAIN);
    await signIn(page, demo, PLAIN);
    let list = await settled(page, demo);
    assert.match(list, /Done/);
    assert.match(list, /Not done/);
    assert.match(list, /does not take this user name and password/);
    await check(page, "cameras-one-failed");

    // The right password first, then the camera's own rules are in the way.
    await page.goto(`${demo.device}/cameras/2`);
    await page.getByText("another user name or password").click();
    await page.locator('input[name="camera_password"]').fill(strict.password);
    await submit(page, /Keep these/);
    await page.waitForURL(/done=login/);
    await page.goto(`${demo.device}/cameras`);
    await page.locator('input[name="password"]').fill(PLAIN);
    await submit(page, /Try the one left again/);
    list = await settled(page, demo);
    assert.match(list, /needs a digit/);
    await check(page, "cameras-refused-by-rules");

    await page.goto(`${demo.device}/password`);
    for (const [name, text] of Object.entries({ old_password: PLAIN, new_password: NEW, new_password_again: NEW })) {
      await page.locator(`input[name="${name}"]`).fill(text);
    }
    await submit(page, /Change password/);
    await page.waitForURL(/home/);
    await page.goto(`${demo.device}/cameras`);
    await page.locator('input[name="password"]').fill(NEW);
    await submit(page, /Set all/);
    list = await settled(page, demo);
    assert.doesNotMatch(list, /Not done|Unknown/);
    assert.equal(list.match(/Done/g).length, 2);
    await check(page, "cameras-done");
    await page.goto(`${demo.device}/home`);
    await page.getByRole("link", { name: /whole journal/ }).click();
    await page.getByText("Password set in the cameras: in all 2").waitFor();
    await desk.done();
    await done();
  });
}
