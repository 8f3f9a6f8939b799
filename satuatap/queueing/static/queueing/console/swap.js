// Sends the console's buttons in the background and puts in only the parts that have changed.
//
// Parts carry data-part. What the server sent last is kept beside each part, so a part is touched
// only when the server says something new, and never while a hand is on it. Acts are numbered: a
// look that was asked for before a press and answered after it shows an old console, and is dropped.

const main = document.querySelector("[data-console]");
const known = new Map();
let address = location.href;
let busy = false;
let pressing = false;
let acts = 0;
let looking = false;
let again = false; // asked to look while it could not
let waiting = false; // something new is held back by a hand on its part
let queued = "";

const bare = (part) =>
  part.innerHTML.replace(/(name="csrfmiddlewaretoken" value=")[^"]*/g, "$1");

for (const part of document.querySelectorAll("[data-part]")) known.set(part.dataset.part, bare(part));

const HOLDABLE = "[data-part=queue], [data-part=body]";

function underHand(part) {
  return part.matches(":hover") || part.contains(document.activeElement);
}

function isHeld(part) {
  return part.matches(HOLDABLE) && underHand(part);
}

function keepFocus(part, change) {
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const key = focused?.dataset.key;
  change();
  if (!focused) return;
  const same = key && part.querySelector(`[data-key="${CSS.escape(key)}"]`);
  (same || document.getElementById("utama"))?.focus();
}

function put(page, { acted }) {
  document.title = page.title;
  for (const part of document.querySelectorAll("[data-part]")) {
    const name = part.dataset.part;
    const fresh = page.querySelector(`[data-part="${name}"]`);
    if (!fresh || known.get(name) === bare(fresh)) continue;
    if (!acted && name === "messages" && !fresh.textContent.trim()) continue; // still to be read
    if (!acted && isHeld(part)) {
      waiting = true;
      continue;
    }
    known.set(name, bare(fresh));
    keepFocus(part, () => part.replaceChildren(...fresh.childNodes));
  }
  document.dispatchEvent(new CustomEvent("console:put"));
}

const lost = document.querySelector("template[data-lost]").content.firstElementChild;

function sayLost() {
  document.getElementById("pesan").prepend(lost);
}

function settle() {
  const first = document.querySelector("[data-part=body] [data-first]");
  (first || document.getElementById("utama"))?.focus();
}

async function fetched(url, options, { acted }) {
  const act = acts;
  const answer = await fetch(url, { credentials: "same-origin", ...options });
  const text = await answer.text();
  if (act !== acts) return;
  if (!answer.url.startsWith(new URL(main.dataset.console, location.href).href)) {
    location.assign(answer.url);
    return;
  }
  const page = new DOMParser().parseFromString(text, "text/html");
  if (!page.querySelector("[data-console]")) throw new Error(String(answer.status));
  lost.remove();
  if (acted) address = answer.url;
  if (acted) history.replaceState(null, "", address);
  put(page, { acted });
  if (acted) settle();
}

async function act(url, options = {}) {
  if (busy) {
    if (!options.method) queued = url; // a second press of a button is one press, a panel may wait
    return;
  }
  busy = true;
  acts += 1;
  main.setAttribute("aria-busy", "true");
  try {
    await fetched(url, options, { acted: true });
  } catch {
    sayLost();
  } finally {
    busy = false;
    main.removeAttribute("aria-busy");
  }
  const next = queued;
  queued = "";
  if (next) await act(next);
  else lookAgain();
}

async function refresh() {
  if (busy || looking || pressing || document.hidden) {
    again = true;
    return;
  }
  again = waiting = false;
  looking = true;
  try {
    await fetched(address, {}, { acted: false });
  } catch {
    // the next hint or beat tries again
  } finally {
    looking = false;
  }
  lookAgain();
}

function lookAgain() {
  if (again) refresh();
}

// The hand has gone: what was held back may come now.
function released() {
  const isFree = () => ![...document.querySelectorAll(HOLDABLE)].some(underHand);
  if (again || (waiting && isFree())) refresh();
}

document.addEventListener("submit", (event) => {
  if (event.target.method !== "post" || !event.target.action.includes("/loket/")) return;
  event.preventDefault();
  act(event.target.action, { method: "POST", body: new FormData(event.target, event.submitter) });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!link.href.split("?")[0].endsWith(main.dataset.console)) return;
  event.preventDefault();
  act(link.href);
});

document.addEventListener("pointerdown", () => (pressing = true));
for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, () => {
    pressing = false;
    setTimeout(released, 50);
  });
}
for (const end of ["pointerout", "focusout"]) {
  document.addEventListener(end, () => waiting && setTimeout(released, 50));
}
document.addEventListener("visibilitychange", lookAgain);
document.addEventListener("message:away", () => known.delete("messages"));
document.addEventListener("console:refresh", refresh);
setInterval(refresh, 15000);
