// Asks whose voice is heard in this room: one call at a time, and each call once.
const PATIENCE = 4000; // ms until a question counts as lost
const UNKNOWN = 404; // the server's data was set up anew

export class Turns {
  constructor({ url, overUrl, csrf }) {
    Object.assign(this, { url, overUrl, csrf });
    this.shared = false; // whether another screen of the room could speak, too
  }

  // "speak", "along", "wait" or "past".
  ask(call) {
    return this.post(this.url, call);
  }

  over(call) {
    return this.post(this.overUrl, call);
  }

  // Without an answer a screen that is alone in its room speaks; one of several waits.
  async post(url, call) {
    try {
      const answer = await fetch(url, {
        method: "POST",
        body: JSON.stringify({ call: call.id }),
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.csrf },
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.status === UNKNOWN) return "past";
      const { turn, shared } = await answer.json();
      this.shared = shared;
      return turn;
    } catch {
      return this.shared ? "wait" : "speak";
    }
  }
}
