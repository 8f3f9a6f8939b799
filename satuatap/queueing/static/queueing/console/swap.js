// Sends the console's buttons in the background and puts in only the parts that have changed.
//
// Parts carry data-part. What the server sent last is kept beside each part, so a part is touched
// only when the server says something new, and never while a hand is on it.

const main = document.querySelector("[data-console]");
const known = new Map();
let address = location.href;
let busy = false;
let pressing = false;
let waiting = false;
let queued = "";

const bare = (part) =>
  part.innerHTML.replace(/(name="csrfmiddlewaretoken" value=")[^"]*/g, "$1");

for (const part of document.querySelectorAll("[data-part]")) known.set(part.dataset.part, bare(part));

function underHand(part) {
  return part.matches(":hover") || part.contains(document.activeElement);
}

function held(name, part) {
  return (name === "queue" || name === "body") && underHand(part);
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
    if (!acted && (held(name, part) || (name === "messages" && !fresh.textContent.trim()))) {
      waiting = true;
      continue;
    }
    known.set(name, bare(fresh));
    keepFocus(part, () => part.replaceChildren(...fresh.childNodes));
  }
  document.dispatchEvent(new CustomEvent("console:put"));
}

function say(sentence) {
  const box = document.getElementById("pesan");
  const line = Object.assign(document.createElement("p"), { textContent: sentence });
  line.className = "sa-message sa-message--error";
  box?.replaceChildren(line);
}

function settle(page) {
  const first = page && document.querySelector("[data-part=body] [data-first]");
  (first || document.getElementById("utama"))?.focus();
}

async function fetched(url, options, { acted }) {
  const answer = await fetch(url, { credentials: "same-origin", ...options });
  if (!answer.url.startsWith(new URL(main.dataset.console, location.href).href)) {
    location.assign(answer.url);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.querySelector("[data-console]")) throw new Error(String(answer.status));
  if (acted) address = answer.url;
  if (acted) history.replaceState(null, "", address);
  put(page, { acted });
  if (acted) settle(page);
}

async function act(url, options = {}) {
  if (busy) {
    if (!options.method) queued = url; // a second press of a button is one press, a panel may wait
    return;
  }
  busy = true;
  main.setAttribute("aria-busy", "true");
  try {
    await fetched(url, options, { acted: true });
  } catch {
    say(main.dataset.lost);
  } finally {
    busy = false;
    main.removeAttribute("aria-busy");
  }
  const next = queued;
  queued = "";
  if (next) await act(next);
}

async function refresh() {
  if (busy || pressing || document.hidden) {
    waiting = true;
    return;
  }
  waiting = false;
  try {
    await fetched(address, {}, { acted: false });
  } catch {
    waiting = true; // the next hint or beat tries again
  }
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
    if (waiting) setTimeout(refresh, 50);
  });
}
document.addEventListener("pointerout", () => waiting && setTimeout(refresh, 50));
document.addEventListener("visibilitychange", () => waiting && refresh());
document.addEventListener("message:away", () => known.delete("messages"));
document.addEventListener("console:refresh", refresh);
setInterval(refresh, 15000);
