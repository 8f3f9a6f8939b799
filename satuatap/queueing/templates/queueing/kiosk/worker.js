{% load static %}// Keeps one page for when the network or the server is gone; everything else always comes from the
// network.
const CACHE = "anjungan-1";
const OFFLINE = "{% url 'queueing:kiosk-offline' %}";
const KEPT = [
  OFFLINE,
  "{% static 'css/kiosk.css' %}",
  "{% static 'fonts/plus-jakarta-sans-plain.woff2' %}",
  "{% static 'queueing/kiosk/retry.js' %}",
];

const MARK = "{{ mark }}"; // on the kiosk's own pages, which say what is wrong by themselves
const FAULTS = [404, 405];

// A server that is starting again, or an address that is gone: a page without a way on.
const isFault = (answer) =>
  (answer.status >= 500 || FAULTS.includes(answer.status)) && !answer.headers.has(MARK);

const visit = async (request) => {
  const answer = await fetch(request).catch(() => null);
  if (answer && !isFault(answer)) return answer;
  return (await caches.match(OFFLINE)) ?? answer ?? Response.error();
};

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT)));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") {
    event.respondWith(visit(event.request));
  } else if (KEPT.includes(new URL(event.request.url).pathname)) {
    event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
  }
});
