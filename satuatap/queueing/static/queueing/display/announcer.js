// Announces calls one after another: chime, voice, and the screen for as long as the hall asks.
const BREATH = 600; // ms between two sentences
const LOOK = 200; // ms between two looks at whether the call still stands
const AHEAD = 3; // calls whose sounds are fetched beforehand
const AGAIN = 1000; // ms between two questions for the turn to speak
const RENEW = 3000; // ms between two signs that the turn is still used

const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

export class Announcer {
  constructor({ board, player, turns }) {
    Object.assign(this, { board, player, turns });
    this.running = false;
    this.done = new Set(); // announced here, not yet acknowledged by the server
    this.current = null;
    this.since = 0;
    this.idleSince = performance.now();
    this.onDone = () => {};
  }

  get idle() {
    return !this.running;
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
    this.running = true;
    for (let call = this.waiting()[0]; call; call = this.waiting()[0]) {
      const turn = await this.turn(call);
      this.since = performance.now();
      if (turn === "wait") {
        await pause(AGAIN);
        continue;
      }
      this.current = call;
      this.board.draw(this.state, call, this.done);
      await this.announce(call, turn);
      this.done.add(call.id);
      this.onDone(call);
    }
    this.running = false;
    this.current = null;
    this.idleSince = performance.now();
    this.board.draw(this.state, null, this.done);
  }

  // A screen whose sound is blocked leaves the voice to the others of its room.
  async turn(call) {
    const silent = this.player.blocked && this.turns.shared;
    return call.say.length && !silent ? this.turns.ask(call) : "past";
  }

  // As the server sees it now: gone when it was taken back, without words when it was answered.
  standing(call) {
    return this.state.pending.find((each) => each.id === call.id);
  }

  async announce(call, turn) {
    const until = performance.now() + this.state.dwell * 1000;
    if (turn === "speak") await this.speak(call);
    if (turn === "along") await this.follow(call);
    while (performance.now() < until && this.standing(call)) await pause(LOOK);
  }

  // Another screen of the room speaks this call; should it die, its turn comes to us.
  async follow(call) {
    let turn = "along";
    while (turn !== "past" && turn !== "speak" && this.standing(call)) {
      await pause(AGAIN);
      this.since = performance.now();
      turn = await this.turns.ask(call);
    }
    if (turn === "speak") await this.speak(call);
  }

  async speak(call) {
    this.mine = true;
    const renew = async () => { this.mine = (await this.turns.ask(call)) !== "along"; };
    const renewing = setInterval(renew, RENEW);
    await this.voice(call);
    clearInterval(renewing);
    await this.turns.over(call);
  }

  async voice(call) {
    await this.player.play(this.state.chime);
    for (let time = 0; time < this.state.repeats; time += 1) {
      for (const sentence of call.say) {
        if (!this.mine || (time > 0 && !this.standing(call)?.say.length)) return;
        await this.player.say(sentence);
        await pause(BREATH);
      }
    }
  }
}
