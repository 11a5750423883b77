// A device's own monitor: a keyboard for the mouse, the way back, and the end of a forgotten session.
// Every page works without this file where there is a real keyboard.
"use strict";

(() => {
  const START = ["/activate", "/sign-in"];

  // Back, as on a browser's own toolbar, which a full screen does not have.
  for (const button of document.querySelectorAll("[data-back]")) {
    button.hidden = history.length < 2 || START.includes(location.pathname);
    button.addEventListener("click", () => history.back());
  }

  // The corner that installers know.
  for (const corner of document.querySelectorAll("[data-corner]")) {
    corner.addEventListener("dblclick", () => location.assign(corner.dataset.corner));
  }

  // Nobody here: to the sign-in page. While somebody is, the device is told, because typing sends nothing.
  const idle = Number(document.body.dataset.idle) * 1000;
  let touched = Date.now();
  let told = touched;
  const here = () => {
    touched = Date.now();
    if (touched - told < Math.min(idle / 3, 20_000)) return;
    told = touched;
    fetch("/screen/here", { method: "POST" }).catch(() => {});
  };
  for (const kind of ["pointerdown", "pointermove", "keydown", "wheel"]) addEventListener(kind, here, { passive: true });
  setInterval(() => {
    if (Date.now() - touched > idle + 1000) location.replace("/sign-in");
  }, 1000);

  const LETTERS = {
    English: ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
    Deutsch: ["qwertzuiopü", "asdfghjklöä", "yxcvbnmß"],
    Español: ["qwertyuiopü", "asdfghjklñ", "zxcvbnmáéíóú"],
    Français: ["azertyuiopèé", "qsdfghjklmùà", "wxcvbnçêô"],
  };
  const SYMBOLS = ["!\"#$%&'()*", "+,-./:;<=>?", "@[\\]^_`{|}~€£§"];
  const DIGITS = "1234567890";
  const TYPED = "input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [readonly]), textarea";

  const NAMES = {
    " ": "Space", "!": "Exclamation mark", '"': "Quotation mark", "#": "Number sign", $: "Dollar", "%": "Percent", "&": "Ampersand",
    "'": "Apostrophe", "(": "Left bracket", ")": "Right bracket", "*": "Asterisk", "+": "Plus", ",": "Comma", "-": "Dash", ".": "Dot",
    "/": "Slash", ":": "Colon", ";": "Semicolon", "<": "Less than", "=": "Equals", ">": "Greater than", "?": "Question mark", "@": "At",
    "[": "Left square bracket", "\\": "Backslash", "]": "Right square bracket", "^": "Circumflex", _: "Underscore", "`": "Backquote",
    "{": "Left brace", "|": "Bar", "}": "Right brace", "~": "Tilde",
  };

  const layouts = Object.keys(LETTERS);
  let layout = layouts.indexOf(remembered()) === -1 ? layouts[0] : remembered();
  let shift = "off"; // off, once, lock
  let symbols = false;
  let field = null;

  const keys = document.createElement("section");
  keys.className = "keys";
  keys.hidden = true;
  keys.setAttribute("aria-label", "On-screen keyboard");

  // Storage may be refused; then the first layout it is.
  function remembered() {
    try { return localStorage.getItem("layout"); } catch { return null; }
  }

  function remember() {
    try { localStorage.setItem("layout", layout); } catch { /* as said */ }
  }

  function insert(text) {
    if (!field) return;
    const most = field.maxLength;
    if (most >= 0 && field.value.length + text.length > most) return;
    edit((from, to) => [from, to, text]);
  }

  function erase() {
    // Whole letters go, also those that take two units.
    edit((from, to, value) => (from === to ? [from - ([...value.slice(0, from)].pop() ?? "").length, to, ""] : [from, to, ""]));
  }

  function edit(change) {
    const end = field.value.length;
    // An email field tells no place: its text grows at its end.
    const [from, to, text] = change(field.selectionStart ?? end, field.selectionEnd ?? end, field.value);
    const value = field.value.slice(0, from) + text + field.value.slice(to);
    const places = field.selectionStart !== null;
    field.value = value;
    if (places) field.setSelectionRange(from + text.length, from + text.length);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function move(by) {
    if (!field || field.selectionStart === null) return;
    const to = Math.max(0, Math.min(field.value.length, field.selectionStart + by));
    field.setSelectionRange(to, to);
    field.focus();
  }

  const fields = () => [...document.querySelectorAll(TYPED)].filter((one) => one.tabIndex >= 0 && one.offsetParent !== null);

  function following() {
    const all = fields().filter((one) => one.form === field.form);
    return all[all.indexOf(field) + 1];
  }

  function next() {
    const other = following();
    if (other) other.focus();
    else field.form?.requestSubmit();
  }

  function key(label, act, { name, kind, pressed } = {}) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    if (kind) button.className = kind;
    if (name && name !== label) button.setAttribute("aria-label", name);
    if (pressed !== undefined) button.setAttribute("aria-pressed", String(pressed));
    // The mouse leaves the caret where it is; a real keyboard can still reach every key.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", act);
    return button;
  }

  function letter(character) {
    const shown = !symbols && shift !== "off" ? upper(character) : character;
    return key(shown, () => {
      insert(shown);
      if (shift === "once" && !symbols) turn(() => { shift = "off"; });
    }, { name: NAMES[shown] });
  }

  // One key, one letter: the sharp s has no capital on keyboards.
  const upper = (character) => (character.toUpperCase().length === 1 ? character.toUpperCase() : character);

  /** Changes what the keys show; whoever pressed one with a real keyboard stays on it. */
  function turn(change) {
    const all = [...keys.querySelectorAll("button")];
    const at = all.indexOf(document.activeElement);
    change();
    draw();
    if (at >= 0) keys.querySelectorAll("button")[at]?.focus();
  }

  function draw() {
    const rows = symbols ? SYMBOLS : LETTERS[layout];
    const shifts = { off: "once", once: "lock", lock: "off" };
    const lines = [[...DIGITS].map(letter), ...rows.map((row) => [...row].map(letter))];
    lines[0].push(key("⌫", erase, { name: "Delete", kind: "broad" }));
    if (!symbols) {
      const label = shift === "lock" ? "⇪" : "⇧";
      lines[3].unshift(key(label, () => turn(() => { shift = shifts[shift]; }), { name: shift === "lock" ? "Capitals locked" : "Shift", kind: "broad", pressed: shift !== "off" }));
    }
    lines.push([
      key(symbols ? "abc" : "#+=", () => turn(() => { symbols = !symbols; }), { name: symbols ? "Letters" : "Symbols", kind: "broad" }),
      key(layout, () => turn(() => { layout = layouts[(layouts.indexOf(layout) + 1) % layouts.length]; symbols = false; remember(); }), { name: `Layout: ${layout}`, kind: "broad" }),
      key("Space", () => insert(" "), { kind: "space" }),
      key("-", () => insert("-"), { name: "Dash" }),
      key("◀", () => move(-1), { name: "Left" }),
      key("▶", () => move(1), { name: "Right" }),
      key("Close", close, { name: "Close the keyboard", kind: "broad" }),
      key(field && following() ? "Next" : "Done", next, { kind: "broad go" }),
    ]);
    keys.replaceChildren(...lines.map((line) => {
      const row = document.createElement("div");
      row.className = "keys-row";
      row.append(...line);
      return row;
    }));
  }

  function open(target) {
    field = target;
    draw();
    keys.hidden = false;
    document.body.classList.add("keys-open");
    field.scrollIntoView({ block: "center" });
  }

  function close() {
    keys.hidden = true;
    document.body.classList.remove("keys-open");
  }

  document.body.append(keys);
  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.(TYPED)) open(event.target);
  });
  // Something was ticked or chosen: the keyboard goes, but not before. The page moves when it goes,
  // and the mouse button would be let go over something else than it was pressed on.
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("select, [type=checkbox], [type=radio]")) close();
  });
  // A click into a field that has the focus already brings a closed keyboard back.
  document.addEventListener("click", (event) => {
    if (keys.hidden && event.target === field) open(field);
  });
  if (document.activeElement?.matches(TYPED)) open(document.activeElement);
})();
