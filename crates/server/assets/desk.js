// Keys for the whole review. Every page works without this file, and by Tab alone.
"use strict";

const KEPT = "regain-desk-keys";
const dialog = document.getElementById("keys");
const opener = document.getElementById("keys-open");
const choice = document.getElementById("keys-on");

// What is kept may be out of reach, as in a private window; then the keys are on.
const read = () => {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
};
const keep = (on) => {
  try {
    localStorage.setItem(KEPT, on ? "on" : "off");
  } catch {
    // It holds for this page only.
  }
};

let on = read();
choice.checked = on;
choice.addEventListener("change", () => {
  on = choice.checked;
  keep(on);
});
opener.hidden = false;
opener.addEventListener("click", () => dialog.showModal());
document.getElementById("keys-close").addEventListener("click", () => dialog.close());

const cases = [...document.querySelectorAll("table[data-keys] tbody tr")]
  .map((row) => row.querySelector('a[href^="/cases/"]'))
  .filter(Boolean);

/** Puts the focus on the case so many rows further, or on the first. */
function move(step) {
  if (!cases.length) return false;
  const row = document.activeElement?.closest("tr");
  const here = cases.findIndex((link) => link.closest("tr") === row);
  const next = here < 0 ? 0 : Math.min(Math.max(here + step, 0), cases.length - 1);
  cases[next].focus();
  cases[next].closest("tr").scrollIntoView({ block: "nearest" });
  return true;
}

/** Goes to a panel of the case's page, to its first control or, without one, to itself. */
function panel(id) {
  const section = document.getElementById(id);
  if (!section) return false;
  const first = section.querySelector("input:not([type=hidden]), select, textarea, button");
  const target = first ?? section;
  if (!first) section.tabIndex = -1;
  section.scrollIntoView({ block: "nearest" });
  target.focus();
  return true;
}

/** Presses what the page says a key is for. */
function press(key) {
  const target = document.querySelector(`[data-key="${key}"]`);
  target?.click();
  return Boolean(target);
}

function search() {
  const field = document.querySelector('input[name="q"]');
  if (!field) {
    location.assign("/?#f-q");
    return true;
  }
  field.focus();
  field.select();
  return true;
}

const KEYS = {
  "?": () => { dialog.showModal(); return true; },
  "/": search,
  j: () => move(1),
  k: () => move(-1),
  c: () => press("c"),
  n: () => press("n"),
  a: () => panel("approve"),
  q: () => panel("ask"),
  r: () => panel("reject"),
  u: () => { location.assign("/"); return true; },
};

// A way to type letters: then they are text and no commands.
const TYPED = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), select, textarea, [contenteditable]";

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.isComposing || dialog.open || target.closest(TYPED)) return;
  const arrow = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (arrow && target.closest("table[data-keys]")) {
    if (move(arrow)) event.preventDefault();
    return;
  }
  if (!on || !Object.hasOwn(KEYS, key)) return;
  if (KEYS[key]()) event.preventDefault();
});

if (location.hash === "#f-q") search();

// A download leaves the page as it is, and its form can be sent again.
document.addEventListener("submit", ({ target, submitter }) => {
  if (submitter?.hasAttribute("data-download")) {
    delete target.dataset.busy;
    submitter.removeAttribute("aria-busy");
  }
});
