// Announces calls one after another: chime, voice, and the screen for as long as the hall asks.
const BREATH = 600; // ms between two sentences
const LOOK = 200; // ms between two looks at whether the call still stands
const AHEAD = 3; // calls whose sounds are fetched beforehand

const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

export class Announcer {
  constructor({ board, player }) {
    this.board = board;
    this.player = player;
    this.done = new Set(); // announced here, not yet acknowledged by the server
    this.current = null;
    this.since = 0;
    this.idleSince = performance.now();
    this.onDone = () => {};
  }

  get idle() {
    return this.current === null;
  }

  // A new state of the server: announce what is pending, or draw what stands.
  take(state) {
    this.state = state;
    this.player.chime = state.chime;
    this.player.prepare(this.waiting().slice(0, AHEAD).flatMap((call) => this.sounds(call)));
    this.board.draw(state, this.current, this.done);
    if (this.idle && this.waiting().length) this.run();
  }

  waiting() {
    return this.state.pending.filter((call) => !this.done.has(call.id));
  }

  sounds(call) {
    return call.say.length ? [this.state.chime, ...call.say.map((each) => each.url)] : [];
  }

  async run() {
    for (let call = this.waiting()[0]; call; call = this.waiting()[0]) {
      this.current = call;
      this.since = performance.now();
      this.board.draw(this.state, call, this.done);
      await this.announce(call);
      this.done.add(call.id);
      this.onDone(call);
    }
    this.current = null;
    this.idleSince = performance.now();
    this.board.draw(this.state, null, this.done);
  }

  // As the server sees it now: gone when it was taken back, without words when it was answered.
  standing(call) {
    return this.state.pending.find((each) => each.id === call.id);
  }

  async announce(call) {
    const until = performance.now() + this.state.dwell * 1000;
    if (call.say.length) await this.voice(call);
    while (performance.now() < until && this.standing(call)) await pause(LOOK);
  }

  async voice(call) {
    await this.player.play(this.state.chime);
    for (let time = 0; time < this.state.repeats; time += 1) {
      for (const sentence of call.say) {
        if (time > 0 && !this.standing(call)?.say.length) return;
        await this.player.say(sentence);
        await pause(BREATH);
      }
    }
  }
}
