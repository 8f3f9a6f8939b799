// The visit's form: every observation goes into this device's outbox first, network or not. Photos
// are made smaller before they are kept, so that a day of them fits.
import { keepPage, newKey } from "../surveys/outbox.js";

const CALM = 45000;
const ANXIOUS = 8000;
const EDGE = 1600; // points of a photo's longer side
const QUALITY = 0.8;
const PATIENCE = 60000;

const place = document.getElementById("kunjungan-form");
const form = place.querySelector("form");
const line = place.querySelector("[data-outbox]");
const where = place.querySelector("[data-place]");

const opened = new Promise((resolve, reject) => {
  const asked = indexedDB.open(place.dataset.store, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("waiting", { keyPath: "key" });
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const store = async (mode) => (await opened).transaction("waiting", mode).objectStore("waiting");
const waiting = async () => done((await store("readonly")).getAll());

const say = (name, values = {}) => {
  const filled = Object.entries(values).reduce(
    (text, [key, value]) => text.replace(`{${key}}`, String(value)),
    place.dataset[name],
  );
  if (line.textContent !== filled) line.textContent = filled;
};

const smaller = async (photo) => {
  const picture = await createImageBitmap(photo);
  const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
};

const asked = async (url, more = {}) => {
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(url, { cache: "no-store", redirect: "manual", signal, ...more });
  if (answer.type === "opaqueredirect" || answer.status === 403) throw new Error("signin");
  if (answer.status >= 500) throw new Error("network");
  return { ok: answer.ok, told: await answer.json() };
};

const sendOne = async ({ key, at, fields, photos }, token) => {
  const body = new FormData();
  Object.entries(fields).forEach(([name, value]) => body.append(name, value));
  body.append("key", key);
  body.append("age", String(Math.max(0, Date.now() - at)));
  photos.forEach((photo, number) => body.append("berkas", photo, `foto-${number + 1}.jpg`));
  const { ok, told } = await asked(place.dataset.send, {
    method: "POST",
    headers: { "X-CSRFToken": token },
    body,
  });
  if (!ok) say("refused", { reason: told.reason });
  return ok;
};

let timer;
let flushing = null;
const flush = () => {
  flushing ??= flushAll().finally(() => {
    flushing = null;
  });
  return flushing;
};

const flushAll = async () => {
  clearTimeout(timer);
  let kept = await waiting();
  let stopped = false;
  try {
    const { told } = kept.length ? await asked(place.dataset.state) : { told: {} };
    for (const each of kept) {
      if (!(await sendOne(each, told.token))) {
        stopped = true;
        break;
      }
      await done((await store("readwrite")).delete(each.key));
    }
    kept = await waiting();
    if (!kept.length) say("clear");
    else if (!stopped) say("waiting", { count: kept.length });
  } catch (fault) {
    kept = await waiting();
    say(fault.message === "signin" ? "signin" : "waiting", { count: kept.length });
  }
  timer = setTimeout(flush, kept.length ? ANXIOUS : CALM);
};

place.querySelector("[data-locate]").addEventListener("click", () => {
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      form.elements.latitude.value = coords.latitude.toFixed(5);
      form.elements.longitude.value = coords.longitude.toFixed(5);
      form.elements.accuracy.value = String(Math.round(coords.accuracy));
      const metres = form.elements.accuracy.value;
      where.textContent = place.dataset.placed.replace("{metres}", metres);
    },
    () => {
      where.textContent = place.dataset.nowhere;
    },
    { enableHighAccuracy: true, timeout: 20000 },
  );
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!form.elements.note.value.trim()) return form.elements.note.focus();
  const { berkas, key: _key, age: _age, ...fields } = Object.fromEntries(new FormData(form));
  const chosen = [...form.querySelector("[type=file]").files];
  const photos = await Promise.all(chosen.map(smaller));
  try {
    await done((await store("readwrite")).put({ key: newKey(), at: Date.now(), fields, photos }));
  } catch {
    return say("unkept");
  }
  form.reset();
  where.textContent = "";
  say("waiting", { count: (await waiting()).length });
  return flush();
});

addEventListener("online", flush);
keepPage(place.dataset.worker);
navigator.storage?.persist?.();
flush();
