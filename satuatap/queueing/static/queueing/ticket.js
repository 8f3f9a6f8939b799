// Keeps the ticket's page true while it is open, and calls its owner by sound, shake and title.
import { listen } from "../live/stream.js";
import { renew } from "./renew.js";

const CALM = 20000;
const SPREAD = 1500;
const NEAR = 2;
const FLASH = 1000;
const BREATH = 100; // ms of silence that make the same words news again
const ticket = document.getElementById("tiket");
const story = ticket.firstElementChild;
const news = document.getElementById("kabar"); // stays, so that screen readers listen to it
const bell = document.getElementById("bunyi");
const { part, live, number } = ticket.dataset;
const prefix = `${number.split("-")[0]}-`;
const plainTitle = document.title;
let sound = null;
let flashing = null;
let seen = "";
let tag = null; // of the part as it was last read
let told = { ...story.dataset };

const chime = (tones) => {
  if (!sound) return;
  tones.forEach((tone, index) => {
    const from = sound.currentTime + index * 0.28;
    const voice = sound.createOscillator();
    const volume = sound.createGain();
    voice.frequency.value = tone;
    volume.gain.setValueAtTime(0.4, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.9);
    voice.connect(volume).connect(sound.destination);
    voice.start(from);
    voice.stop(from + 1);
  });
};

const flash = (title) => {
  clearInterval(flashing);
  document.title = title || plainTitle;
  if (!title) return;
  flashing = setInterval(() => {
    document.title = document.title === title ? plainTitle : title;
  }, FLASH);
};

const words = () =>
  [...story.querySelectorAll("[data-tell]")]
    .map((each) => each.textContent.replace(/\s+/g, " ").trim().replace(/\.$/, ""))
    .join(". ");
let said = words();

const tell = (again) => {
  const now = words();
  if (now === said && !again) return;
  said = now;
  news.textContent = "";
  setTimeout(() => { news.textContent = now; }, BREATH);
};

const isCalled = (before, now) =>
  now.state === "called" && (before.state !== "called" || before.calls !== now.calls);

const alarm = (before, now) => {
  const called = isCalled(before, now);
  const near = now.ahead !== "" && Number(now.ahead) <= NEAR;
  const nearer = near && (before.ahead === "" || Number(before.ahead) > NEAR);
  if (called) {
    chime([880, 1108, 1318, 880, 1108, 1318]);
    navigator.vibrate?.([400, 200, 400, 200, 400]);
  } else if (nearer) {
    chime([660, 880]);
    navigator.vibrate?.(250);
  }
  if (called || nearer) flash(now.title);
  else if (now.state !== "called" && !near) flash("");
};

const refresh = async () => {
  const headers = tag ? { "If-None-Match": tag } : {};
  const answer = await fetch(part, { cache: "no-store", headers }).catch(() => null);
  if (!answer?.ok) return; // 304 as well: nothing has changed
  tag = answer.headers.get("ETag");
  const text = await answer.text();
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector(".sa-story");
  if (!fresh) return;
  const before = told;
  told = { ...fresh.dataset };
  renew(story, fresh);
  if (!told.open) for (const each of document.querySelectorAll("[data-while-open]")) each.hidden = true;
  tell(isCalled(before, told));
  alarm(before, told);
};

const concerns = (snapshot) => {
  const mine = snapshot.services.find((each) => each.code === told.service);
  const calls = snapshot.calls.filter((each) => each.number.startsWith(prefix));
  const serving = snapshot.counters
    .filter((each) => each.serving?.startsWith(prefix))
    .map((each) => [each.serving, each.ticket_state]);
  return JSON.stringify([mine?.waiting, mine?.open, mine?.message, calls, serving]);
};

const follow = (snapshot) => {
  const now = concerns(snapshot);
  if (now === seen) return;
  const first = seen === "";
  seen = now;
  if (first) return;
  setTimeout(refresh, now.includes(`"${number}"`) ? 0 : Math.random() * SPREAD);
};

const ring = async (event) => {
  const button = event.currentTarget;
  sound ??= new AudioContext();
  await sound.resume();
  button.setAttribute("aria-pressed", "true");
  button.querySelector("span").textContent = button.dataset.on;
  chime([660]);
  navigator.vibrate?.(100);
  await navigator.wakeLock?.request("screen").catch(() => null);
};

if (told.open) {
  const end = listen(live, (snapshot) => (told.open ? follow(snapshot) : end()));
  setInterval(() => (told.open ? refresh() : null), CALM);
  document.addEventListener("visibilitychange", () => (document.hidden ? null : refresh()));
  if (bell) {
    bell.hidden = false;
    bell.querySelector("button").addEventListener("click", ring);
  }
  if (told.state === "called") flash(told.title);
}
