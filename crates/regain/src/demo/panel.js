// The front panel without loading the page again. It works without this file.
"use strict";

const panel = document.getElementById("panel");
const [power, reset] = [document.getElementById("power"), document.getElementById("reset")];
const [words, meter, said] = ["words", "meter", "said"].map((id) => document.getElementById(id));
// A press shorter than this keeps the button in, as a second hand would; the next press lets go.
const SHORT = 700;
let down = reset.value === "false";

function sentence({ on, down, held_ms }) {
  if (held_ms === null) {
    if (on) return down ? "Pressed while the recorder runs: that does nothing." : "The recorder is on. Switch it off to begin.";
    return down ? "Pressed. Now switch the recorder on." : "The recorder is off. Press the reset button, then switch on.";
  }
  const seconds = Math.floor(held_ms / 1000);
  const advice = seconds < 10 ? "keep holding" : seconds < 15 ? "let go now" : "too long";
  return `Held for ${seconds} s since power-on: ${advice}.`;
}

function show(state) {
  down = state.down;
  panel.dataset.on = String(state.on);
  panel.dataset.down = String(state.down);
  power.setAttribute("aria-pressed", String(state.on));
  power.value = String(!state.on);
  reset.setAttribute("aria-pressed", String(state.down));
  reset.value = String(!state.down);
  const text = sentence(state);
  if (words.textContent !== text) words.textContent = text;
  meter.value = Math.min(state.held_ms ?? 0, 20000);
  const lines = state.said.map((line) => Object.assign(document.createElement("li"), { textContent: line }));
  if (lines.map((line) => line.textContent).join() !== [...said.children].map((line) => line.textContent).join()) said.replaceChildren(...lines);
}

// One thing after the other: what was pressed first arrives first.
let queue = Promise.resolve();
const after = (work) => {
  queue = queue.then(work).catch(() => { words.textContent = "The demo does not answer."; });
  return queue;
};

async function look() {
  const answer = await fetch("/front/state");
  show(await answer.json());
}

function send(path, fields) {
  return after(async () => {
    const answer = await fetch(path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
    await look();
    if (answer.status === 409) words.textContent = await answer.text();
  });
}

power.addEventListener("click", (event) => {
  event.preventDefault();
  send("/front/switch", { on: power.value });
});

// Whoever holds long lets go by letting go; whoever presses shortly lets go by pressing again.
let began = null;
function press() {
  if (began !== null) return;
  began = { at: performance.now(), wasDown: down };
  if (!down) {
    down = true;
    send("/front/button", { down: "true" });
  }
}
function lift() {
  if (began === null) return;
  const long = performance.now() - began.at >= SHORT;
  if (began.wasDown || long) {
    down = false;
    send("/front/button", { down: "false" });
  }
  began = null;
}
reset.addEventListener("pointerdown", (event) => { if (event.button === 0) press(); });
for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, lift);
reset.addEventListener("contextmenu", (event) => event.preventDefault());
reset.addEventListener("keydown", (event) => {
  if (event.key !== " " && event.key !== "Enter") return;
  event.preventDefault();
  if (!event.repeat) press();
});
reset.addEventListener("keyup", (event) => { if (event.key === " " || event.key === "Enter") lift(); });
// A click that no finger and no key made, as those of a screen reader.
reset.addEventListener("click", (event) => {
  event.preventDefault();
  if (event.detail === 0 && began === null) send("/front/button", { down: String(!down) });
});

setInterval(() => after(look), 500);
