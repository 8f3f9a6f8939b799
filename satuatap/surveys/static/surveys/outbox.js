// Keeps sheets on this device until the server has said that it has them. A sheet carries a key of
// its own, and the server takes each key once: sending again does no harm.
const CALM = 45000; // a device that is silent for 90 seconds is told on the floor
const ANXIOUS = 8000;
const PATIENCE = 15000;
const AT_ONCE = 20;

const hex = (bytes) => [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");

// Also where the page came without encryption, and crypto.randomUUID is not there.
export const newKey = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return hex(bytes);
};

export class Outbox {
  #unkept = null; // what the browser would not store

  // `facts` is asked for what the device says of itself, each time it calls.
  constructor({ store, state, send, onChange, facts = () => ({}) }) {
    Object.assign(this, { store, state, send, onChange, facts, fault: "" });
    addEventListener("online", () => this.flush());
    addEventListener("storage", () => this.onChange(this));
    setTimeout(() => this.flush(), 0);
  }

  get waiting() {
    return this.#read("waiting");
  }

  get refused() {
    return this.#read("refused");
  }

  get isKept() {
    return this.#unkept === null;
  }

  add(answers) {
    this.#write("waiting", [...this.waiting, { key: newKey(), at: Date.now(), answers }]);
    this.onChange(this);
    return this.flush();
  }

  forgetRefused() {
    this.#write("refused", []);
    this.onChange(this);
  }

  // One at a time; whoever asks meanwhile is answered by the one on its way.
  flush() {
    this.flushing ??= this.#flush().finally(() => {
      this.flushing = null;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.flush(), this.waiting.length ? ANXIOUS : CALM);
      this.onChange(this);
    });
    return this.flushing;
  }

  async #flush() {
    const facts = new URLSearchParams(await this.facts());
    const here = await this.#ask(`${this.state}?${facts}`);
    this.fault = here.fault ?? "";
    this.here = this.fault ? null : here;
    while (this.here && this.waiting.length) {
      const told = await this.#sent(this.waiting.slice(0, AT_ONCE));
      if (!told) return;
    }
  }

  async #sent(sheets) {
    const body = sheets.map(({ key, at, answers }) => ({ key, answers, age: (Date.now() - at) / 1000 }));
    const told = await this.#ask(this.send, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.here.token },
      body: JSON.stringify({ sheets: body }),
    });
    this.fault = told.fault ?? "";
    if (!told.taken) return false;
    const done = new Set(told.taken);
    const reasons = new Map(told.refused.map(({ key, reason }) => [key, reason]));
    const isOver = ({ key }) => done.has(dashed(key)) || reasons.has(dashed(key));
    const refused = sheets.filter(({ key }) => reasons.has(dashed(key)));
    this.#write("refused", [...this.refused, ...refused]);
    this.#write("waiting", this.waiting.filter((each) => !isOver(each)));
    return sheets.every(isOver);
  }

  async #ask(url, more = {}) {
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const answer = await fetch(url, { cache: "no-store", redirect: "manual", signal, ...more });
      if (answer.type === "opaqueredirect" || answer.status === 403) return { fault: "signin" };
      return answer.status < 500 ? await answer.json() : { fault: "network" };
    } catch {
      return { fault: "network" };
    }
  }

  #read(what) {
    if (this.#unkept) return this.#unkept[what] ?? [];
    return JSON.parse(localStorage.getItem(`${this.store}-${what}`) ?? "[]");
  }

  #write(what, sheets) {
    try {
      if (!this.#unkept) localStorage.setItem(`${this.store}-${what}`, JSON.stringify(sheets));
    } catch {
      this.#unkept = { waiting: this.waiting, refused: this.refused };
    }
    if (this.#unkept) this.#unkept[what] = sheets;
  }
}

const dashed = (key) => key.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

// Says what the device holds, in the words of the page.
export const told = (outbox) => {
  const line = document.querySelector("[data-outbox]");
  const words = (name, count) => line.dataset[name].replace("{count}", String(count));
  const waiting = outbox.waiting.length;
  const refused = outbox.refused.length;
  const held = { signin: "signin", network: "waiting" }[outbox.fault] ?? "sending";
  const said = [
    !outbox.isKept && words("unkept", 0),
    waiting > 0 && words(held, waiting),
    refused > 0 && words("refused", refused),
  ].filter(Boolean);
  const next = said.join(" ") || line.dataset.clear;
  if (line.textContent !== next) line.textContent = next;
  const forget = document.querySelector("[data-forget]");
  forget.hidden = refused === 0;
  forget.onclick = () => outbox.forgetRefused();
};

// The worker that keeps the page; what was loaded before it came is told to it.
export const keepPage = async (script) => {
  if (!("serviceWorker" in navigator)) return;
  const registered = await navigator.serviceWorker.register(script).catch(() => null);
  if (!registered) return;
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const own = loaded.filter((each) => each.startsWith(`${location.origin}/static/`));
  active.postMessage([location.href, ...own]);
};
