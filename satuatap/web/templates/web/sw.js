{% load static %}// Says that the network is gone, in our look; nothing else is kept or changed.
const OFFLINE = "{% url 'portal:offline' %}";
const KEPT = [OFFLINE, "{% static 'css/portal.css' %}", "{% static 'fonts/plus-jakarta-sans-plain.woff2' %}"];
const OWN_WAY = /^\/(anjungan|layar|perangkat|loket|lantai|kelola|api|live)\//;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open("luring").then((cache) => cache.addAll(KEPT)));
  self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const path = new URL(event.request.url).pathname;
  if (event.request.mode === "navigate" && !OWN_WAY.test(path)) {
    event.respondWith(fetch(event.request).catch(() => caches.match(OFFLINE)));
  } else if (KEPT.includes(path)) {
    event.respondWith(fetch(event.request).catch(() => caches.match(path)));
  }
});
