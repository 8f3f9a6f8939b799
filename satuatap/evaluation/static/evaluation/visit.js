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
const refusedList = place.querySelector("[data-refused-list]");
const refusedOne = place.querySelector("[data-refused-one]");

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
  const headers = { Accept: "application/json", ...more.headers };
  const answer = await fetch(url, { cache: "no-store", redirect: "manual", signal, ...more, headers });
  if (answer.type === "opaqueredirect" || answer.status === 403) throw new Error("signin");
  if (answer.status >= 500 || answer.status === 429) throw new Error("network");
  const told = await answer.json().catch(() => ({}));
  return { ok: answer.ok, told, reason: told.reason ?? told.title ?? place.dataset.gone };
};

const sendOne = async ({ key, at, fields, photos }, token) => {
  const body = new FormData();
  Object.entries(fields).forEach(([name, value]) => body.append(name, value));
  body.append("key", key);
  body.append("age", String(Math.max(0, Date.now() - at)));
  photos.forEach((photo, number) => body.append("berkas", photo, `foto-${number + 1}.jpg`));
  return asked(place.dataset.send, {
    method: "POST",
    headers: { "X-CSRFToken": token },
    body,
  });
};

// What was refused stays on the device, with the reason, until somebody edits or discards it.
const settle = async (each, { ok, reason }) => {
  const kept = await store("readwrite");
  return done(ok ? kept.delete(each.key) : kept.put({ ...each, refused: reason }));
};

let editing = null;

const edit = ({ key, at, fields, photos }) => {
  if (form.elements.note.value.trim() && editing?.key !== key) return say("busy");
  editing = { key, at };
  Object.entries(fields).forEach(([name, value]) => {
    if (form.elements[name]) form.elements[name].value = value;
  });
  const files = new DataTransfer();
  photos.forEach((photo, number) =>
    files.items.add(new File([photo], `foto-${number + 1}.jpg`, { type: "image/jpeg" })),
  );
  form.querySelector("[type=file]").files = files.files;
  form.elements.note.focus();
};

const discard = async ({ key }) => {
  await done((await store("readwrite")).delete(key));
  return show(await waiting());
};

// Each refused observation with why, and what can be done with it.
const listed = (each) => {
  const row = refusedOne.content.cloneNode(true);
  row.querySelector("[data-note]").textContent = each.fields.note;
  row.querySelector("[data-reason]").textContent = each.refused;
  row.querySelector("[data-edit]").addEventListener("click", () => edit(each));
  row.querySelector("[data-discard]").addEventListener("click", () => discard(each));
  return row;
};

const show = (kept) => {
  const refused = kept.filter((each) => each.refused);
  const count = kept.length - refused.length;
  const keys = refused.map(({ key }) => key).join();
  if (refusedList.dataset.keys !== keys) refusedList.replaceChildren(...refused.map(listed));
  refusedList.dataset.keys = keys; // what did not change stays under the hand
  if (count) say("waiting", { count });
  else if (refused.length) say("refused", { count: refused.length });
  else say("clear");
};

let timer;
let flushing = null;
const flush = () => {
  flushing ??= flushAll().finally(() => {
    flushing = null;
  });
  return flushing;
};

// One after the other; what is refused holds nothing up that comes behind it.
const sendAll = async (kept) => {
  const here = await asked(place.dataset.state);
  for (const each of kept) {
    await settle(each, here.ok ? await sendOne(each, here.told.token) : here);
  }
};

const flushAll = async () => {
  clearTimeout(timer);
  let kept = (await waiting()).filter((each) => !each.refused);
  try {
    if (kept.length) await sendAll(kept);
    show(await waiting());
  } catch (fault) {
    const left = await waiting();
    show(left);
    if (fault.message === "signin") say("signin", { count: left.length });
  }
  kept = (await waiting()).filter((each) => !each.refused);
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
    const at = editing?.at ?? Date.now(); // what was seen then was seen then
    await done((await store("readwrite")).put({ key: newKey(), at, fields, photos }));
    if (editing) await done((await store("readwrite")).delete(editing.key));
  } catch {
    return say("unkept");
  }
  editing = null;
  form.reset();
  where.textContent = "";
  show(await waiting());
  return flush();
});

addEventListener("online", flush);
keepPage(place.dataset.worker);
navigator.storage?.persist?.();
flush();
