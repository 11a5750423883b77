// Kept by the browser: opens the page that scans without a network, and keeps no other. What is scanned, typed or
// answered is never kept.
"use strict";

const KEPT = ["kept"];
const NAME = "scan-" + KEPT.join(" ");

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(KEPT)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin || !KEPT.includes(pathname)) return;
  // Files have another name when they change. The page is asked for anew as long as there is somebody to ask.
  const kept = () => caches.match(pathname, { cacheName: NAME });
  const asked = () => fetch(event.request);
  event.respondWith(
    pathname === "/scan"
      ? asked().catch(async () => (await kept()) ?? Response.error())
      : kept().then((found) => found ?? asked()),
  );
});
