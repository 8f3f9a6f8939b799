// The hall's own clock: the server's time, carried on by a counter that no clock change can move.
export class Clock {
  constructor(element) {
    this.element = element;
    setInterval(() => this.tick(), 1000);
  }

  set({ at, zone, zone_name: name }) {
    this.then = Date.parse(at);
    this.since = performance.now();
    if (zone !== this.zone) {
      this.zone = zone;
      this.name = name;
      this.format = new Intl.DateTimeFormat("en-GB", {
        timeZone: zone, hour: "2-digit", minute: "2-digit",
      });
    }
    this.tick();
  }

  tick() {
    if (!this.format) return;
    const now = new Date(this.then + performance.now() - this.since);
    const text = `${this.format.format(now).replace(":", ".")} ${this.name}`;
    if (this.element.textContent !== text) {
      this.element.textContent = text;
      this.element.dateTime = now.toISOString();
    }
  }
}
