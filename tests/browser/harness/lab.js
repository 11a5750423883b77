// Starts a device of its own with the authority that answers it, and a monitor.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** A device that offers these ways; REGAIN_LAB names a program that is already built. */
export async function startLab(...ways) {
  const [command, ...args] = process.env.REGAIN_LAB
    ? [process.env.REGAIN_LAB, ...ways]
    : ["cargo", "run", "--quiet", "--package", "agent", "--example", "lab", "--", ...ways];
  const child = spawn(command, args, { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const heard = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("the lab has ended");
    return JSON.parse(value);
  };
  const ask = (what) => {
    child.stdin.write(`${JSON.stringify(what)}\n`);
    return heard();
  };
  const lab = {
    ...(await heard()),
    /** What the authority says to a challenge's file, or for a date. */
    ask,
    /** Off and on again, on the same ports. */
    restart: async () => Object.assign(lab, await ask({ restart: true })),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once("exit", resolve);
        child.stdin.end();
      }),
  };
  return lab;
}

/** The monitor of a recorder: no touch, no window around it. */
export const monitor = { viewport: { width: 1024, height: 768 } };

/** Starts the page on the monitor as the kiosk does: with the file, and with nothing else. */
export async function startScreen(page, lab) {
  await page.goto(lab.screen_page);
  await page.waitForURL(`${lab.screen}/**`);
  await page.waitForURL((url) => !url.pathname.startsWith("/screen/"));
}

/** A call of the device by a program. */
export async function call(lab, path, body) {
  const answer = await fetch(`${lab.device}/api/v1${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : undefined };
}
