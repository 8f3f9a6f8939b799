// Follows a hall's floor: a stream where there is one, questions at intervals where there is not.
const PATIENCE = 40000; // ms without any sign of life until the stream is opened anew
const FIRST_WAIT = 1000; // ms until the next try; doubled up to the longest
const LONGEST_WAIT = 30000;
const ASK_EVERY = 8000; // ms between two questions while the stream cannot be had
const REFUSALS = 3; // streams refused in a row until questions take over for a while

/** What a page may tell people: "live", "asking" (no stream, still fresh), "lost" (not fresh). */
class Follower {
  constructor(url, onSnapshot, onState) {
    this.url = url;
    this.onSnapshot = onSnapshot;
    this.onState = onState ?? (() => {});
    this.failures = 0;
    this.watch = setInterval(() => this.check(), 5000);
    this.wake = () => this.retry(0);
    addEventListener("online", this.wake);
    addEventListener("offline", () => this.say("lost"));
    document.addEventListener("visibilitychange", () => document.hidden || this.check());
    this.open();
  }

  say(state) {
    if (state !== this.state && !this.stopped) this.onState((this.state = state));
  }

  give(snapshot, state) {
    this.heard = performance.now();
    this.failures = 0;
    this.say(state);
    this.onSnapshot(snapshot);
  }

  open() {
    this.close();
    if (this.stopped) return;
    this.heard = performance.now();
    this.source = new EventSource(this.url);
    this.source.addEventListener("queue", (event) => this.give(JSON.parse(event.data), "live"));
    this.source.onopen = () => (this.heard = performance.now());
    this.source.onerror = () => this.failed();
  }

  // The browser reconnects by itself with Last-Event-ID unless the stream was refused.
  failed() {
    this.failures += 1;
    if (this.source?.readyState !== EventSource.CLOSED && this.failures < REFUSALS) return;
    this.close();
    this.ask();
    this.retry(Math.min(FIRST_WAIT * 2 ** this.failures, LONGEST_WAIT));
  }

  async ask() {
    clearTimeout(this.question);
    if (this.stopped || this.source) return;
    try {
      const answer = await fetch(snapshotOf(this.url), { signal: AbortSignal.timeout(8000) });
      if (!answer.ok) throw new Error(answer.status);
      const { failures } = this;
      this.give(await answer.json(), "asking");
      this.failures = failures;
    } catch {
      this.say("lost");
    }
    this.question = setTimeout(() => this.ask(), ASK_EVERY);
  }

  retry(wait) {
    clearTimeout(this.next);
    this.next = setTimeout(() => this.open(), wait * (0.7 + 0.6 * Math.random()));
  }

  // Heartbeats are comments, which scripts cannot see: a quiet hall is asked for once.
  async check() {
    if (document.hidden || !this.source || performance.now() - this.heard < PATIENCE) return;
    this.heard = performance.now();
    try {
      const answer = await fetch(snapshotOf(this.url), { signal: AbortSignal.timeout(8000) });
      this.give(await answer.json(), "live");
    } catch {
      this.say("lost");
      this.open();
    }
  }

  close() {
    clearTimeout(this.question);
    this.source?.close();
    this.source = undefined;
  }

  stop() {
    this.stopped = true;
    clearInterval(this.watch);
    clearTimeout(this.next);
    removeEventListener("online", this.wake);
    this.close();
  }
}

/** The address of the same snapshot as one answer: /live/halls/x is /api/v1/halls/x/queue. */
function snapshotOf(url) {
  const address = new URL(url, location.href);
  address.pathname = address.pathname.replace("/live/", "/api/v1/") + "/queue";
  return address;
}

/**
 * Calls `onSnapshot(snapshot)` now and whenever the floor changes, and `onState(state)` when the
 * page becomes "live", "asking" or "lost". Returns a function that ends it.
 */
export function listen(url, onSnapshot, onState) {
  const follower = new Follower(url, onSnapshot, onState);
  return () => follower.stop();
}
