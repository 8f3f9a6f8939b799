// Keeps the page alive through nights, cuts and deployments; reloads only when the server answers.
const LOOK = 5000;
const QUIET = 5000; // ms of idleness before a new version is loaded
const STUCK = 180000; // ms that no announcement takes
const RESTS = 60000; // ms between two reloads
const OLD = 20 * 3600 * 1000; // ms after which a closed hall's screen starts afresh
const RELOADED = "satuatap-layar-reload";

export class Watch {
  constructor({ announcer }) {
    this.announcer = announcer;
    this.born = performance.now();
    this.feed = null;
  }

  start() {
    this.feed.onRefused = () => this.reload();
    setInterval(() => this.look(), LOOK);
    document.addEventListener("visibilitychange", () => this.wake());
    this.wake();
  }

  take(state) {
    this.release ??= state.release;
    this.outdated = state.release !== this.release;
    this.closed = Boolean(state.closed);
    this.look();
  }

  look() {
    const now = performance.now();
    const { announcer, feed } = this;
    const quiet = announcer.idle && now - announcer.idleSince > QUIET;
    const old = this.closed && now - this.born > OLD;
    const stuck = !announcer.idle && now - announcer.since > STUCK;
    if (now - feed.asked > RESTS && !feed.busy) feed.sync();
    if (now - feed.heard < LOOK && ((quiet && (this.outdated || old)) || stuck)) this.reload();
  }

  // At most once a minute, so that a page that is refused again does not spin.
  reload() {
    try {
      if (Math.abs(Date.now() - Number(sessionStorage.getItem(RELOADED))) < RESTS) return;
      sessionStorage.setItem(RELOADED, String(Date.now()));
    } catch {
      return;
    }
    location.reload();
  }

  // Ask the television not to go to sleep.
  wake() {
    if (document.visibilityState !== "visible") return;
    navigator.wakeLock?.request("screen").catch(() => {});
  }
}
