// The front panel without loading the page again. It works without this file.
"use strict";

const panel = document.getElementById("panel");
const [power, reset] = [document.getElementById("power"), document.getElementById("reset")];
const [words, meter, said] = ["words", "meter", "said"].map((id) => document.getElementById(id));
// A press shorter than this keeps the button in, as a second hand would; the next press lets go.
const SHORT = 700;
let down = reset.value === "false";
// What was pressed and has not arrived yet.
let sent = 0;

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
  // An answer from before the last press must not undo it.
  if (sent === 0) down = state.down;
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
let waiting = 0;
const after = (work) => {
  waiting += 1;
  queue = queue
    .then(work)
    .catch(() => { words.textContent = "The demo does not answer."; })
    .finally(() => { waiting -= 1; });
};

async function look() {
  const answer = await fetch("/front/state");
  show(await answer.json());
}

function send(path, fields) {
  sent += 1;
  after(async () => {
    const asked = fetch(path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
    const answer = await asked.finally(() => { sent -= 1; });
    await look();
    if (answer.status === 409) words.textContent = await answer.text();
  });
}

power.addEventListener("click", (event) => {
  event.preventDefault();
  send("/front/switch", { on: power.value });
});

// Whoever holds long lets go by letting go; whoever presses shortly lets go by pressing again.
// Counted by the events' own stamps, for a busy page hears of them late.
let began = null;
function press(event) {
  if (began !== null) return;
  began = { at: event.timeStamp, wasDown: down };
  if (!down) {
    down = true;
    send("/front/button", { down: "true" });
  }
}
function lift(event) {
  if (began === null) return;
  const long = event.timeStamp - began.at >= SHORT;
  if (began.wasDown || long) {
    down = false;
    send("/front/button", { down: "false" });
  }
  began = null;
}
reset.addEventListener("pointerdown", (event) => { if (event.button === 0) press(event); });
for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, lift);
reset.addEventListener("contextmenu", (event) => event.preventDefault());
reset.addEventListener("keydown", (event) => {
  if (event.key !== " " && event.key !== "Enter") return;
  event.preventDefault();
  if (!event.repeat) press(event);
});
reset.addEventListener("keyup", (event) => {
  if (event.key !== " " && event.key !== "Enter") return;
  event.preventDefault();
  lift(event);
});
// A key that is let go elsewhere is not heard of.
reset.addEventListener("blur", lift);
// A click that no finger and no key made, as those of a screen reader.
reset.addEventListener("click", (event) => {
  event.preventDefault();
  if (event.detail === 0 && began === null) send("/front/button", { down: String(!down) });
});

// A look that finds others waiting would only make a press wait behind it.
setInterval(() => { if (waiting === 0) after(look); }, 500);
