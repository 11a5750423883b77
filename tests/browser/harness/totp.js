// The staff member's authenticator app: RFC 6238 with SHA-1, six digits, thirty seconds.
import { createHmac } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP_SECONDS = 30;
const taken = new Map();

function base32(text) {
  const bits = [...text.replace(/=+$/, "")].map((c) => ALPHABET.indexOf(c).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

function codeAt(secret, step) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", base32(secret)).update(counter).digest();
  const offset = mac[19] & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** A code that was not given out before: the desk takes each one once, so a second sign-in uses the next step's. */
export function totp(secret) {
  const step = Math.max(now(), (taken.get(secret) ?? 0) + 1);
  taken.set(secret, step);
  return codeAt(secret, step);
}

/** The same, after waiting for the desk's clock to come near: it takes codes of one step ahead, not of two. */
export async function nextTotp(secret) {
  while ((taken.get(secret) ?? 0) > now()) await new Promise((resolve) => setTimeout(resolve, 500));
  return totp(secret);
}

const now = () => Math.floor(Date.now() / 1000 / STEP_SECONDS);
