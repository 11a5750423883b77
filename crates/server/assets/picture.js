// Reads the chosen picture at once and fills in what it shows. The form works without this file:
// then the button "Check the picture" does the same by sending the form.
"use strict";

const form = document.querySelector("[data-request]");
const input = form?.querySelector("input[type=file]");
const shown = form?.querySelector("[data-reading]");
const MOST = 10 * 1024 * 1024;

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function show(kind, title, advice, facts) {
  const notice = element("div", "", `notice ${kind}`);
  const heading = element("p");
  heading.append(element("strong", title));
  notice.append(heading);
  if (advice) notice.append(element("p", advice));
  if (facts?.length) {
    const list = element("dl", "", "facts");
    for (const { name, value } of facts) {
      const row = element("div");
      row.append(element("dt", name), element("dd", value));
      list.append(row);
    }
    notice.append(list);
  }
  shown.replaceChildren(notice);
}

function fill(name, value) {
  const field = form.elements.namedItem(name);
  if (value && field && !field.value) field.value = value;
}

function keep(picture, label) {
  form.querySelector("[data-kept-picture]").value = picture;
  form.querySelector("[data-kept-label]").value = label;
}

async function read(file) {
  if (file.size > MOST) {
    input.value = "";
    show("bad", "The file is too large.", "It may have 10 MB at most. Send a screenshot, or cut the picture down to the QR code.");
    return;
  }
  show("plain", "Reading the picture …");
  const answer = await fetch("/api/v1/pictures", {
    method: "POST",
    headers: { "Content-Type": file.type || "application/octet-stream" },
    body: file,
  });
  const said = await answer.json();
  if (!answer.ok) {
    show("bad", said.title, said.detail);
    return;
  }
  const facts = said.picture ? [{ name: "File, kept", value: file.name }, ...said.facts] : said.facts;
  show(said.good ? "good" : "bad", said.title, said.advice, facts);
  keep(said.picture ?? "", said.picture ? file.name.slice(0, 80) : "");
  if (!said.picture) return;
  // The server has the file now: sending it a second time with the form would be waste.
  input.value = "";
  fill("serial", said.serial);
  fill("model", said.model);
  fill("device_date", said.device_date);
}

if (input && shown) {
  form.querySelector("[data-check]").hidden = true;
  input.addEventListener("change", async () => {
    const file = input.files[0];
    if (!file) return;
    try {
      await read(file);
    } catch {
      show("warn", "The picture could not be checked just now.", "It is sent along with the form and checked then.");
    }
  });
}
