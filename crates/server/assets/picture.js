// Reads the chosen pictures at once and fills in what they show, each beside its own device. The
// form works without this file: then the buttons "Check the picture" do the same by sending it.
"use strict";

const MOST = 10 * 1024 * 1024;

// The page brings the sentences along, in its own language.
const say = document.querySelector("[data-request]")?.dataset ?? {};

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function notice(kind, title, advice, facts) {
  const made = element("div", "", `notice ${kind}`);
  const heading = element("p");
  heading.append(element("strong", title));
  made.append(heading);
  if (advice) made.append(element("p", advice));
  if (facts?.length) {
    const list = element("dl", "", "facts");
    for (const { name, value } of facts) {
      const row = element("div");
      row.append(element("dt", name), element("dd", value));
      list.append(row);
    }
    made.append(list);
  }
  return made;
}

// Fields of a further device carry its number, as in `serial-2`.
function fill(device, name, value) {
  const field = device.querySelector(`[name="${name}"], [name^="${name}-"]`);
  if (value && field && !field.value) field.value = value;
}

async function read(device, input, file) {
  const show = (...said) => device.querySelector("[data-reading]").replaceChildren(notice(...said));
  if (file.size > MOST) {
    input.value = "";
    show("bad", say.sayTooLarge, say.sayTooLargeAdvice);
    return;
  }
  show("plain", say.sayReading);
  const answer = await fetch(`/api/v1/pictures?lang=${document.documentElement.lang}`, {
    method: "POST",
    headers: { "Content-Type": file.type || "application/octet-stream" },
    body: file,
  });
  const said = await answer.json();
  if (!answer.ok) {
    show("bad", said.title, said.detail);
    return;
  }
  const facts = said.picture ? [{ name: say.sayKept, value: file.name }, ...said.facts] : said.facts;
  show(said.good ? "good" : "bad", said.title, said.advice, facts);
  device.querySelector("[data-kept-picture]").value = said.picture ?? "";
  device.querySelector("[data-kept-label]").value = said.picture ? file.name.slice(0, 80) : "";
  if (!said.picture) return;
  // The server has the file now: sending it a second time with the form would be waste.
  input.value = "";
  const asked = device.querySelector(`input[type=radio][value="${said.answer}"]`);
  if (asked && !asked.form.elements.namedItem(asked.name).value) asked.checked = true;
  fill(device, "serial", said.serial);
  fill(device, "model", said.model);
  fill(device, "device_date", said.device_date);
}

for (const device of document.querySelectorAll("[data-request] [data-device]")) {
  const input = device.querySelector("input[type=file][name^=picture]");
  if (!input) continue;
  device.querySelector("[data-check]").hidden = true;
  input.addEventListener("change", async () => {
    const file = input.files[0];
    if (!file) return;
    try {
      await read(device, input, file);
    } catch {
      const shown = device.querySelector("[data-reading]");
      shown.replaceChildren(notice("warn", say.sayUnchecked, say.sayUncheckedAdvice));
    }
  });
}
