{% load static %}// Says that the network is gone, in our look; nothing else is kept or changed.
// Shows messages to whoever switched notifications on (satuatap/notifications).
const OFFLINE = "{% url 'portal:offline' %}";
const KEPT = [OFFLINE, "{% static 'css/portal.css' %}", "{% static 'fonts/plus-jakarta-sans-plain.woff2' %}"];
const OWN_WAY = /^\/(anjungan|layar|perangkat|loket|lantai|kelola|api|live|survei\/(tablet|pewawancara))\//;

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

self.addEventListener("push", (event) => {
  const { title, body, url, tag } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body, tag, data: { url } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.url));
});
