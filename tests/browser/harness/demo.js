// Starts the demo as a person would and waits for the line that says where everything is.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Starts `regain demo --json`; REGAIN_BIN names a binary that is already built. */
export async function startDemo(...more) {
  const [command, ...args] = process.env.REGAIN_BIN
    ? [process.env.REGAIN_BIN, "demo", "--json", ...more]
    : ["cargo", "run", "--quiet", "--", "demo", "--json", ...more];
  const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const places = await firstLine(child);
  return { ...places, stop: () => stop(child), kill: () => stop(child, "SIGKILL") };
}

function firstLine(child) {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the demo ended at once with code ${code}`)));
    createInterface({ input: child.stdout }).once("line", (line) => resolve(JSON.parse(line)));
  });
}

function stop(child, signal = "SIGINT") {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once("exit", resolve);
    child.kill(signal);
  });
}
