// Scans the code of a device with the camera: by the browser's own reader where it has one, else by small grey
// frames that the server looks at and keeps nowhere. The form for a saved picture works without this file.
"use strict";

const box = document.querySelector("[data-camera]");
const say = box.dataset;
const video = box.querySelector("video");
const said = box.querySelector("[data-said]");
const start = box.querySelector("[data-start]");
const stop = box.querySelector("[data-stop]");
const light = box.querySelector("[data-light]");
const choice = box.querySelector("[data-choice]");
const list = choice.querySelector("select");

const LONG_SIDE = 800;
const PAUSE = 250;
const SLOWEST = 4000;
const CODE = /^https?:\/\/([^/]+)\/c\/(\d+)$/i;

let film; // The stream, while the camera is open.

function tell(text) {
  if (said.textContent !== text) said.textContent = text;
}

function close() {
  for (const track of film?.getTracks() ?? []) track.stop();
  film = undefined;
  video.srcObject = null;
  video.hidden = stop.hidden = light.hidden = choice.hidden = true;
  start.hidden = false;
}

const REFUSALS = {
  NotAllowedError: "sayNotAllowed",
  SecurityError: "sayNotAllowed",
  NotFoundError: "sayNone",
  OverconstrainedError: "sayNone",
};

async function open(id) {
  close();
  if (!navigator.mediaDevices?.getUserMedia) {
    tell(say.sayInsecure);
    return;
  }
  tell(say.sayOpening);
  try {
    const which = id ? { deviceId: { exact: id } } : { facingMode: { ideal: "environment" } };
    const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
    film = await navigator.mediaDevices.getUserMedia({ video: { ...which, ...size }, audio: false });
  } catch (error) {
    tell(say[REFUSALS[error.name] ?? "sayBusy"]);
    return;
  }
  const mine = film;
  start.hidden = true;
  video.hidden = stop.hidden = false;
  stop.focus();
  video.srcObject = film;
  await video.play().catch(() => {});
  offerLight();
  await offerChoice();
  tell(say.sayLooking);
  await look(() => film === mine);
}

function offerLight() {
  const [track] = film.getVideoTracks();
  light.hidden = !track.getCapabilities?.().torch;
  light.setAttribute("aria-pressed", "false");
}

async function offerChoice() {
  const cameras = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === "videoinput");
  const now = film?.getVideoTracks()[0].getSettings().deviceId;
  list.replaceChildren(...cameras.map(({ deviceId, label }, at) => {
    return new Option(label || `${at + 1}`, deviceId, false, deviceId === now);
  }));
  choice.hidden = cameras.length < 2;
}

async function ownReader() {
  if (!("BarcodeDetector" in globalThis)) return undefined;
  const kinds = await BarcodeDetector.getSupportedFormats().catch(() => []);
  return kinds.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : undefined;
}

/** Looks until a device's code is seen or the camera is closed. */
async function look(isOpen) {
  const began = performance.now();
  const reader = await ownReader();
  while (isOpen()) {
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      const link = reader ? await readHere(reader) : await askServer(isOpen);
      const [, host, digits] = link?.match(CODE) ?? [];
      if (digits && host.toLowerCase() !== say.host) {
        tell(say.sayElsewhere.replace("{host}", host));
      } else if (digits && isOpen()) {
        box.dataset.took = Math.round(performance.now() - began);
        tell(say.sayFound);
        close();
        location.assign(`/c/${digits}`);
        return;
      }
    }
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}

async function readHere(reader) {
  const codes = await reader.detect(video).catch(() => []);
  const link = codes.map(({ rawValue }) => rawValue).find((text) => CODE.test(text));
  if (codes.length && !link) tell(say.sayForeign);
  return link;
}

const canvas = document.createElement("canvas");

async function frame() {
  const scale = Math.min(1, LONG_SIDE / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const drawn = canvas.getContext("2d", { alpha: false });
  drawn.filter = "grayscale(1)";
  drawn.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.75));
}

let pause = 0;

async function askServer(isOpen) {
  const body = await frame();
  if (!body) return undefined;
  try {
    const answer = await fetch(`/api/v1/frames?lang=${document.documentElement.lang}`, {
      method: "POST",
      headers: { "Content-Type": "image/jpeg" },
      body,
    });
    if (!answer.ok) throw new Error(answer.status);
    pause = 0;
    const { link, advice } = await answer.json();
    if (!link) tell(advice ?? say.sayLooking);
    return link;
  } catch {
    // Too many frames, or no network: ask less often, and go on.
    pause = Math.min(SLOWEST, 2 * pause + PAUSE);
    if (!navigator.onLine) tell(say.sayOffline);
    await new Promise((done) => setTimeout(done, isOpen() ? pause : 0));
    return undefined;
  }
}

box.hidden = false;
start.addEventListener("click", () => open());
list.addEventListener("change", () => open(list.value));
stop.addEventListener("click", () => {
  close();
  tell("");
  start.focus();
});
light.addEventListener("click", async () => {
  const on = light.getAttribute("aria-pressed") !== "true";
  const done = await film?.getVideoTracks()[0].applyConstraints({ advanced: [{ torch: on }] }).then(() => true, () => false);
  if (done) light.setAttribute("aria-pressed", `${on}`);
});
// A camera that nobody looks through stays closed.
document.addEventListener("visibilitychange", () => document.hidden && film && close());
addEventListener("pagehide", close);

navigator.serviceWorker?.register("/app.js").catch(() => {});
