// Keeps the last page and what it is made of, for when the network or the server is gone. What the
// page itself sends and asks passes by: it says what is wrong, and keeps what it has to send.
const CACHE = "{{ cache }}";
const PATIENCE = 5000;

const isKept = (request) => {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return false;
  return request.mode === "navigate" || pathname.startsWith("/static/");
};

const keep = async (request, answer) => {
  // A page that led elsewhere (to sign in, to pair) is no page to keep.
  if (answer.ok && !answer.redirected && answer.type === "basic") {
    const cache = await caches.open(CACHE);
    await cache.put(request, answer.clone());
  }
  return answer;
};

const late = () =>
  new Promise((_resolve, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));

const fetched = async (request) => {
  const kept = await caches.match(request, { ignoreVary: true });
  const asked = fetch(request).then((answer) => keep(request, answer));
  if (!kept) return asked;
  const answer = await Promise.race([asked, late()]).catch(() => kept);
  return answer.status >= 500 ? kept : answer;
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  // The page tells what it has loaded before this worker was there.
  const told = caches.open(CACHE).then((cache) => cache.addAll(event.data));
  event.waitUntil(told.catch(() => null));
});
self.addEventListener("fetch", (event) => {
  if (isKept(event.request)) event.respondWith(fetched(event.request));
});
