// Small comforts. Every page works without this file.
"use strict";

// A button that shows what is typed into a password field.
for (const button of document.querySelectorAll("[data-show-password]")) {
  const input = document.getElementById(button.dataset.showPassword);
  const label = button.firstChild;
  button.hidden = false;
  button.addEventListener("click", () => {
    const show = input.type === "password";
    input.type = show ? "text" : "password";
    label.textContent = show ? "Hide" : "Show";
    button.setAttribute("aria-pressed", String(show));
    input.focus();
  });
}

// A button that copies a text. Without a secure context the clipboard is out of reach: then there
// is no button, and the text can be selected as ever.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const label = button.firstChild;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        label.textContent = "Copied";
      } catch {
        label.textContent = "Not copied";
      }
      setTimeout(() => { label.textContent = "Copy"; }, 2000);
    });
  }
}

// A button that prints the page.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Progress that is told from the server: looked at again, unless somebody is typing.
for (const link of document.querySelectorAll("[data-refresh]")) {
  setInterval(() => {
    if (!document.activeElement?.matches("input, select, textarea")) location.assign(link.href);
  }, 3000);
}

// A time that the page gives in another place's zone, in the browser's as well.
for (const time of document.querySelectorAll("time[data-local]")) {
  const at = new Date(time.dateTime);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (!Number.isNaN(at.getTime()) && timeZone && !time.textContent.includes(timeZone)) {
    const two = (number) => String(number).padStart(2, "0");
    const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
    const local = `${day} ${two(at.getHours())}:${two(at.getMinutes())} (${timeZone})`;
    time.after(document.createElement("br"), local);
  }
}

// A form that is on its way cannot be sent twice. Passwords go back to dots first, so that no
// browser keeps them as ordinary text.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.busy) {
    event.preventDefault();
    return;
  }
  form.dataset.busy = "yes";
  for (const button of form.querySelectorAll("[data-show-password][aria-pressed=true]")) {
    document.getElementById(button.dataset.showPassword).type = "password";
  }
  event.submitter?.setAttribute("aria-busy", "true");
});

// Coming back by the back button finds the form ready again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-busy]")) {
    delete form.dataset.busy;
    form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
  }
});

document.querySelector("[data-focus]")?.focus();
