// The hall's display: what comes in, what is announced, and what keeps it running.
import { Announcer } from "./announcer.js";
import { Board } from "./board.js";
import { Clock } from "./clock.js";
import { Feed } from "./feed.js";
import { Player } from "./player.js";
import { Turns } from "./turns.js";
import { Watch } from "./watch.js";

const root = document.getElementById("layar");
const part = (name) => root.querySelector(`[data-part="${name}"]`);
const STARTED = "satuatap-layar";

const board = new Board(root);
const clock = new Clock(part("clock"));
const player = new Player((silent) => part("muted").toggleAttribute("hidden", !silent));
const turns = new Turns({ url: root.dataset.turn, overUrl: root.dataset.turnOver, csrf: root.dataset.csrf });
const announcer = new Announcer({ board, player, turns });
const watch = new Watch({ announcer });
const feed = new Feed({
  calls: root.dataset.calls,
  announced: root.dataset.announced,
  live: root.dataset.live,
  csrf: root.dataset.csrf,
  done: announcer.done,
  lost: (yes) => part("lost").toggleAttribute("hidden", !yes),
});

announcer.onDone = () => feed.sync();
feed.onState = (state) => {
  clock.set(state);
  announcer.take(state);
  watch.take(state);
};
watch.feed = feed;

function remembered() {
  try {
    return localStorage.getItem(STARTED) === "1";
  } catch {
    return false;
  }
}

function remember() {
  try {
    localStorage.setItem(STARTED, "1");
  } catch {
    // a browser without storage asks again after the next start
  }
}

function start(state) {
  part("start").hidden = true;
  document.addEventListener("pointerdown", () => player.unlock());
  document.addEventListener("keydown", () => player.unlock());
  feed.onState(state);
  feed.start();
  watch.start();
}

async function open() {
  const state = JSON.parse(document.getElementById("keadaan").textContent);
  clock.set(state);
  board.draw(state, null);
  player.chime = state.chime;
  if (!state.voice || (await player.unlock()) || remembered()) {
    start(state);
    return;
  }
  part("start").hidden = false;
  part("go").focus();
  part("go").addEventListener("click", async () => {
    remember();
    await player.unlock();
    document.documentElement.requestFullscreen?.().catch(() => {});
    start(state);
  }, { once: true });
}

open();
