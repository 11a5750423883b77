// Keeps what is typed into the request form in this browser for three days, and offers it when the
// form is opened again. Never pictures, nor the declaration, which is to be made each time. Without
// this file the form is as good, and forgets.
"use strict";

// A scope of its own: the page has other scripts, with names of their own.
{
  const KEY = "regain-request";
  const LIFE = 3 * 24 * 60 * 60 * 1000;

  // Browsers may refuse to keep anything.
  const store = (() => {
    try {
      localStorage.removeItem(`${KEY}-probe`);
      return localStorage;
    } catch {
      return null;
    }
  })();

  function kept() {
    try {
      const draft = JSON.parse(store.getItem(KEY));
      if (draft && Date.now() - draft.at < LIFE) return draft;
      store.removeItem(KEY);
    } catch {
      store.removeItem(KEY);
    }
    return null;
  }

  const KINDS = new Set(["text", "email", "date", "radio", "select-one"]);

  function typed(form) {
    const fields = {};
    for (const field of form.elements) {
      if (!KINDS.has(field.type) || !field.name || !field.value) continue;
      if (field.type === "radio" && !field.checked) continue;
      fields[field.name] = field.value;
    }
    return fields;
  }

  function keep(form) {
    const fields = typed(form);
    try {
      if (Object.keys(fields).length === 0) store.removeItem(KEY);
      else store.setItem(KEY, JSON.stringify({ at: Date.now(), devices: form.elements.devices.value, fields }));
    } catch {
      // It is full: then nothing is kept.
    }
  }

  function fill(form, draft) {
    const missing = {};
    for (const [name, value] of Object.entries(draft.fields)) {
      const field = form.elements.namedItem(name);
      if (field) field.value = value;
      else missing[name] = value;
    }
    if (Number(draft.devices) < 2) return;
    // Further devices have no fields yet: the server sets the form with them.
    for (const [name, value] of [...Object.entries(missing), ["do", "show"]]) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      form.append(field);
    }
    form.elements.devices.value = draft.devices;
    form.submit();
  }

  const form = document.querySelector("[data-request]");
  if (store && document.querySelector("[data-request-done]")) store.removeItem(KEY);
  if (store && form) {
    const offer = document.querySelector("[data-draft]");
    const draft = kept();
    const isBlank = ["email", "place", "serial"].every((name) => !form.elements.namedItem(name)?.value);
    offer.hidden = !isBlank || draft === null;
    const answer = (act) => () => {
      offer.hidden = true;
      act();
      form.elements.namedItem("email")?.focus();
    };
    offer.querySelector("[data-draft-continue]").addEventListener("click", answer(() => fill(form, draft)));
    offer.querySelector("[data-draft-drop]").addEventListener("click", answer(() => store.removeItem(KEY)));
    for (const event of ["input", "change"]) {
      // Who types without answering the offer begins anew.
      form.addEventListener(event, () => keep(form));
    }
  }
}
