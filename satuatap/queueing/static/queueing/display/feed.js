// Asks the server for the display's state and tells it what has been announced, one at a time.
const WITH_STREAM = 12000; // ms between two questions while the stream gives hints
const WITHOUT = 3000;
const PATIENCE = 8000; // ms until a question counts as lost
const LONGEST_WAIT = 15000;
const LOST = 10000; // ms without an answer until people are told
const SILENT = 60000; // ms without an event until the stream is opened anew: it may be dead
const AGAIN = 15000; // ms until a stream that was refused is tried again

export class Feed {
  constructor({ calls, announced, live, csrf, done, lost }) {
    Object.assign(this, { calls, announced, live, csrf, done, lost });
    this.onState = () => {};
    this.onRefused = () => {};
    this.failures = 0;
    this.heard = performance.now();
    this.asked = performance.now();
  }

  start() {
    this.listen();
    this.plan();
    setInterval(() => this.check(), 1000);
  }

  check() {
    const now = performance.now();
    this.lost(now - this.heard > LOST);
    if (now > this.listenAgain) this.listen();
  }

  // Ask now; while a question is under way, ask once more after it.
  async sync() {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    this.asked = performance.now();
    try {
      await this.talk();
      this.failures = 0;
      this.heard = performance.now();
    } catch {
      this.failures += 1;
    }
    this.busy = false;
    const again = this.again && this.failures === 0;
    this.again = false;
    if (again) this.sync();
    else this.plan();
  }

  async talk() {
    const state = await this.ask(this.calls);
    this.accept(state);
    const mark = this.mark(state);
    if (mark > state.announced) this.accept(await this.acknowledge(mark, state));
  }

  accept(state) {
    for (const id of this.done) if (id <= state.announced) this.done.delete(id);
    this.onState(state);
  }

  // A call that the server no longer knows (its data was set up anew) need not be acknowledged.
  async acknowledge(mark, state) {
    const answer = await this.answer(this.announced, { call: mark });
    if (answer.status === 404) this.done.delete(mark);
    return answer.ok ? answer.json() : state;
  }

  // The last call before which nothing is left to announce: calls may become visible late.
  mark(state) {
    const left = state.pending.filter((call) => !this.done.has(call.id)).map((call) => call.id);
    const first = Math.min(...left, Infinity);
    return Math.max(0, ...[...this.done].filter((id) => id < first));
  }

  async ask(url) {
    const answer = await this.answer(url);
    if (!answer.ok) throw new Error(`answer ${answer.status}`);
    return answer.json();
  }

  async answer(url, body) {
    const post = body && {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.csrf },
    };
    const answer = await fetch(url, {
      ...post, cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.type === "opaqueredirect" || answer.status === 403) this.onRefused();
    return answer;
  }

  plan() {
    clearTimeout(this.timer);
    const calm = this.stream?.readyState === EventSource.OPEN ? WITH_STREAM : WITHOUT;
    const wait = this.failures ? Math.min(1000 * 2 ** this.failures, LONGEST_WAIT) : calm;
    this.timer = setTimeout(() => this.sync(), wait * (0.9 + Math.random() / 5));
  }

  // The hall's stream says when calls change; the state itself is always asked for.
  listen() {
    this.stream?.close();
    this.listenAgain = performance.now() + SILENT;
    const stream = new EventSource(this.live);
    stream.addEventListener("queue", (event) => this.hint(event.data));
    stream.addEventListener("error", () => {
      if (stream.readyState === EventSource.CLOSED) this.listenAgain = performance.now() + AGAIN;
      this.plan();
    });
    this.stream = stream;
  }

  hint(data) {
    this.listenAgain = performance.now() + SILENT;
    const { calls, counters } = JSON.parse(data);
    const seen = JSON.stringify([calls, counters?.map((each) => each.ticket_state)]);
    if (seen === this.seen) return;
    this.seen = seen;
    this.sync();
  }
}
