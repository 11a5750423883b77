// A second engine, nearest to the phones of the other half: Debian's WebKitGTK, driven by the W3C's WebDriver protocol.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { until } from "./people.js";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const driver = "/usr/bin/WebKitWebDriver";

/** Why it cannot be used here; nothing where it can. */
export const missing = [driver, "/usr/bin/Xvfb"].every(existsSync) ? false : "apt-get install webkit2gtk-driver xvfb";

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** A browser of that size. What it cannot do throws. */
export async function startWebkit({ width, height }) {
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", `${width + 200}x${height + 300}x24`, "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const display = await new Promise((done, failed) => {
    screen.stdio[3].once("data", (text) => done(`:${`${text}`.trim()}`));
    screen.once("exit", () => failed(new Error("Xvfb has ended")));
  });
  const port = await freePort();
  const env = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: "1", NO_AT_BRIDGE: "1", GSETTINGS_BACKEND: "memory" };
  const engine = spawn(driver, ["--host=127.0.0.1", `--port=${port}`], { env, stdio: "ignore" });
  const at = `http://127.0.0.1:${port}`;
  const call = async (method, path, body) => {
    const answer = await fetch(at + path, { method, body: body && JSON.stringify(body), headers: { "Content-Type": "application/json" } });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value?.message ?? answer.status}`);
    return value;
  };
  await until("the driver", () => call("GET", "/status").then((status) => status.ready, () => false));
  const capabilities = { alwaysMatch: { browserName: "MiniBrowser", "webkitgtk:browserOptions": {
    binary: "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", args: ["--automation"] } } };
  const { sessionId } = await call("POST", "/session", { capabilities });
  const here = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
  await here("POST", "/window/rect", { width, height }).catch(() => {});
  const run = (script, ...args) => here("POST", "/execute/sync", { script, args });
  const find = async (selector) => (await here("POST", "/element", { using: "css selector", value: selector }))[ELEMENT];
  const see = (selector, patience = 15_000) => until(selector, () => find(selector).catch(() => undefined), patience);
  return {
    run,
    goto: (url) => here("POST", "/url", { url }),
    url: () => here("GET", "/url"),
    words: () => run("return document.querySelector('main').innerText"),
    see,
    /** Presses what this finds, as a finger would. */
    press: async (selector) => here("POST", `/element/${await see(selector)}/click`, {}),
    type: async (selector, text) => here("POST", `/element/${await see(selector)}/value`, { text }),
    picture: async () => Buffer.from(await here("GET", "/screenshot"), "base64"),
    stop: async () => {
      await call("DELETE", `/session/${sessionId}`).catch(() => {});
      engine.kill();
      screen.kill();
    },
  };
}
