// What every answer carries, what cookies say, and what comes from other sites: seen from outside.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { startDemo } from "./harness/demo.js";
import { OLD, activate, challenge, request } from "./harness/people.js";
import { totp } from "./harness/totp.js";

let demo;
before(async () => {
  demo = await startDemo();
  await activate(demo);
});
after(() => demo?.stop());

const paths = {
  portal: ["/", "/request", "/status", "/help/picture", "/more/nothing", "/c/123", "/scan", "/not-me/nothing", "/email-code", "/nowhere", "/api/v1/policy", "/api/v1/nowhere"],
  desk: ["/", "/sign-in", "/enrolments", "/turned-away", "/cases/RG-000-000-000", "/nowhere"],
  device: ["/", "/sign-in", "/forgot", "/forgot/key", "/home", "/password", "/nowhere", "/api/v1/device", "/api/v1/nowhere"],
};

for (const [site, all] of Object.entries(paths)) {
  test(`w18_w25_every_answer_of_the_${site}_is_confined`, async () => {
    for (const path of all) {
      const { headers } = await fetch(demo[site] + path, { redirect: "manual" });
      const policy = headers.get("content-security-policy") ?? "";
      for (const rule of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
        assert.ok(policy.includes(rule), `${site}${path}: ${rule} is not in ${policy}`);
      }
      assert.doesNotMatch(policy, /unsafe|\*/, path);
      assert.equal(headers.get("x-content-type-options"), "nosniff", path);
      assert.equal(headers.get("cross-origin-opener-policy"), "same-origin", path);
      assert.equal(headers.get("cross-origin-resource-policy"), "same-origin", path);
      assert.match(headers.get("referrer-policy") ?? "", /^(no-referrer|same-origin)$/, path);
      assert.equal(headers.get("cache-control"), "no-store", path);
      assert.match(headers.get("vary") ?? "", /sec-fetch-site/i, path);
      // On plain HTTP it would be ignored, and is not sent.
      assert.equal(headers.get("strict-transport-security"), null, path);
    }
  });
}

async function post(address, fields, headers = {}) {
  return fetch(address, {
    method: "POST",
    redirect: "manual",
    headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams(fields),
  });
}

/** A session at the desk and one at the device, with what their cookies said. */
async function sessions() {
  const { user, password, totp_secret } = demo.staff;
  return {
    desk: await post(`${demo.desk}/sign-in`, { user, password, code: totp(totp_secret) }, { Origin: demo.desk }),
    device: await post(`${demo.device}/sign-in`, { password: OLD }, { Origin: demo.device }),
  };
}

test("w17_session_cookies_are_out_of_reach_of_scripts_and_other_sites", async () => {
  for (const [site, response] of Object.entries(await sessions())) {
    assert.equal(response.status, 303, site);
    const [cookie, ...more] = response.headers.getSetCookie();
    assert.equal(more.length, 0, site);
    const [pair, ...flags] = cookie.split("; ");
    assert.ok(flags.includes("HttpOnly") && flags.includes("Path=/"), cookie);
    assert.ok(flags.some((flag) => /^SameSite=(Strict|Lax)$/.test(flag)), cookie);
    assert.ok(!flags.some((flag) => flag.startsWith("Domain")), cookie);
    assert.ok(pair.split("=")[1].length >= 32, "at least 128 bits, however they are written");
  }
});

test("w19_what_comes_from_other_sites_changes_nothing", async () => {
  const elsewhere = [
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    { Origin: "https://evil.example" },
    { Origin: "null" },
  ];
  const targets = [
    [`${demo.portal}/status`, { serial: demo.serial, email: "a@example.org" }],
    [`${demo.portal}/request`, { do: "submit" }],
    [`${demo.desk}/sign-in`, { user: "x", password: "y", code: "000000" }],
    [`${demo.desk}/sign-out`, { form_token: "x" }],
    [`${demo.desk}/cases/RG-000-000-000/approve`, { form_token: "x" }],
    [`${demo.device}/sign-in`, { password: OLD }],
    [`${demo.device}/forgot/key`, {}],
    [`${demo.device}/password`, {}],
    [`${demo.device}/sign-out`, {}],
  ];
  for (const [address, fields] of targets) {
    for (const headers of elsewhere) {
      const response = await post(address, fields, headers);
      assert.equal(response.status, 403, `${address} with ${JSON.stringify(headers)}`);
      assert.equal(response.headers.getSetCookie().length, 0);
    }
  }
});

test("w19_a_session_without_any_word_on_its_origin_changes_nothing", async () => {
  for (const site of ["desk", "device"]) {
    const response = await post(`${demo[site]}/sign-out`, { form_token: "x" }, { Cookie: "regain-desk=x; regain=x" });
    assert.equal(response.status, 403, site);
  }
});

test("w20_links_and_pages_that_are_only_read_change_nothing", async () => {
  for (const [site, path] of [["device", "/sign-out"], ["device", "/forgot/key/answer"], ["desk", "/sign-out"], ["desk", "/cases/RG-000-000-000/approve"]]) {
    const { status } = await fetch(demo[site] + path, { redirect: "manual" });
    assert.ok([303, 404, 405].includes(status), `${site}${path}: ${status}`);
  }
  const before = await fetch(`${demo.device}/api/v1/forgot/key`);
  assert.equal(before.status, 404, "looking made no challenge");
});

test("inv3_p8_the_status_page_has_the_same_words_for_all_that_is_unknown", async () => {
  const email = "holder@example.org";
  const shown = await challenge(demo);
  await request(demo, shown, { email });
  const pages = [];
  const times = [];
  for (const [serial, address] of [
    [demo.serial, "other@example.org"],
    ["ZZZZ0000000000000000", email],
    ["ZZZZ0000000000000000", "other@example.org"],
    ["nonsense", "no address"],
  ]) {
    const begun = performance.now();
    const response = await post(`${demo.portal}/status`, { serial, email: address }, { Origin: demo.portal });
    times.push(performance.now() - begun);
    const headers = [...response.headers.keys()].sort();
    const text = (await response.text()).replaceAll(serial, "SERIAL").replaceAll(address, "EMAIL");
    pages.push({ status: response.status, headers, text });
  }
  for (const page of pages) assert.deepEqual(page, pages[0]);
  assert.ok(Math.max(...times) < 1000, `${times}`);
  const known = await post(`${demo.portal}/status`, { serial: demo.serial, email }, { Origin: demo.portal });
  assert.match(await known.text(), /RG-\d{3}-\d{3}-\d{3}/);
});

test("w25_no_secret_stands_in_an_address", async () => {
  const { desk, device } = await sessions();
  for (const response of [desk, device]) {
    const [cookie] = response.headers.getSetCookie();
    const token = cookie.split("; ")[0].split("=")[1];
    assert.ok(!(response.headers.get("location") ?? "").includes(token));
  }
});

test("inv8_nobody_who_is_not_signed_in_learns_the_reserved_email", async () => {
  for (const path of ["/", "/sign-in", "/forgot", "/forgot/key", "/api/v1/device", "/api/v1/forgot/key"]) {
    const text = await (await fetch(demo.device + path)).text();
    assert.ok(!text.includes("owner@example.net"), path);
  }
  const account = await fetch(`${demo.device}/api/v1/account`);
  assert.equal(account.status, 401);
});
