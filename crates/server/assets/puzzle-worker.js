// Searches for the counter that a puzzle wants, beside the page, so that nothing on it waits.
"use strict";

const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

// Some at once, so that a machine with several processors uses them.
const ABREAST = 8;

onmessage = async ({ data: { parameters } }) => {
  const { cost, keyLength, keyPrefix } = parameters;
  const nonce = bytes(parameters.nonce);
  const salt = bytes(parameters.salt);
  const derive = async (counter) => {
    const password = new Uint8Array(nonce.length + 4);
    password.set(nonce);
    new DataView(password.buffer).setUint32(nonce.length, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const algorithm = { name: "PBKDF2", hash: "SHA-256", salt, iterations: cost };
    return { counter, derivedKey: hex(await crypto.subtle.deriveBits(algorithm, key, keyLength * 8)) };
  };
  const expected = 16 ** keyPrefix.length;
  for (let first = 0; ; first += ABREAST) {
    const tried = await Promise.all(Array.from({ length: ABREAST }, (_, index) => derive(first + index)));
    const solution = tried.find(({ derivedKey }) => derivedKey.startsWith(keyPrefix));
    if (solution) {
      postMessage({ solution });
      return;
    }
    // The chance that it would have been found by now.
    if (first % 64 === 0) postMessage({ progress: 1 - Math.exp(-(first + ABREAST) / expected) });
  }
};
