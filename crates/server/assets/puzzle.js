// Does the sum that keeps floods away, while the form is filled in. It begins with the first thing
// that is typed or chosen and never stands in the way of typing. Without this file, or where the sum
// cannot be done, the form is sent without it and fewer of them are taken in an hour.
"use strict";

// A puzzle is good for half an hour: a new one is begun a little before.
const RENEW = 28 * 60 * 1000;
// Longer than this nobody is kept waiting after pressing the button.
const PATIENCE = 90 * 1000;

for (const field of document.querySelectorAll("input[data-puzzle]")) {
  const form = field.form;
  const shown = form.querySelector("[data-puzzle-says]");
  let running = null;
  let sends = false;
  let told = 0;

  const say = (text) => {
    if (shown && shown.textContent !== text) shown.textContent = text;
  };

  const solve = async () => {
    const answer = await fetch(`/api/v1/puzzle?form=${field.dataset.puzzle}`);
    if (!answer.ok) throw new Error("no puzzle");
    const challenge = await answer.json();
    const solution = await new Promise((resolve, reject) => {
      const worker = new Worker(field.dataset.worker);
      worker.onerror = reject;
      worker.onmessage = ({ data }) => {
        if (data.solution) {
          worker.terminate();
          resolve(data.solution);
          return;
        }
        const quarter = Math.floor(data.progress * 4);
        // Told when somebody waits for it, and four times at most.
        if (sends && quarter > told) {
          told = quarter;
          say(`${field.dataset.waiting} ${quarter * 25} %`);
        }
      };
      worker.postMessage(challenge);
    });
    field.value = btoa(JSON.stringify({ challenge, solution }));
    setTimeout(() => { field.value = ""; running = null; }, RENEW);
  };

  const begin = () => {
    running ??= solve().catch(() => {});
    return running;
  };
  for (const event of ["input", "change", "focusin"]) form.addEventListener(event, begin, { once: true });

  // Before the page's other scripts hear of it.
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    const isFinal = !button || button.name !== "do" || button.value === "submit";
    if (field.value || sends || !isFinal || !crypto.subtle) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    sends = true;
    say(field.dataset.waiting);
    const patience = new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
    Promise.race([begin(), patience]).then(() => {
      say("");
      form.requestSubmit(button);
      sends = false;
      told = 0;
    });
  }, { capture: true });
}
