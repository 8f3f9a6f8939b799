{% load static %}// Keeps one page for when the network is gone; everything else always comes from the network.
const CACHE = "anjungan-1";
const OFFLINE = "{% url 'queueing:kiosk-offline' %}";
const KEPT = [
  OFFLINE,
  "{% static 'css/kiosk.css' %}",
  "{% static 'fonts/plus-jakarta-sans-plain.woff2' %}",
  "{% static 'queueing/kiosk/retry.js' %}",
];

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT)));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(OFFLINE)));
  } else if (KEPT.includes(new URL(event.request.url).pathname)) {
    event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
  }
});
