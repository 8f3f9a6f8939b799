// One question at a time: a tap or a key answers it and leads on. Nobody waits for the network.
import { Outbox, keepPage, told } from "./outbox.js";

const CALM = 350; // a second tap within this time is the same tap
const SHOWN = 180; // how long the chosen answer is seen
const THANKS = 6000;
const tablet = document.getElementById("tablet");
const sections = [...tablet.querySelectorAll("section[data-language]")];
const idle = Number(tablet.dataset.idle) * 1000;
let section = sections[0];
let at = 0;
let changed = 0;
let timer = null;

const form = () => section.querySelector("form");
const steps = () => [...section.querySelectorAll("[data-step], [data-pick], [data-question]")];
const step = () => steps()[at];
const isAsked = (each) => each.matches("[data-pick], [data-question]");
const isLast = () => step()?.dataset.step === "last";
const required = () => [...section.querySelectorAll("[data-question]:not([data-optional])")];
const isWhole = () => required().every((each) => each.querySelector(":checked"));
const office = () => section.querySelector("[name=gerai]:checked")?.value ?? "";
const passed = new Set(); // the parts that somebody does not want to be asked

// The services of another office, and the questions of a part that is passed over.
const isOff = (each) => {
  const { office: of, part } = each.dataset;
  return (of && of !== office()) || (each.matches("[data-question]") && passed.has(part));
};

// Where the browser knows it; over plain http it does not.
const battery = async () => {
  const { level, charging } = (await navigator.getBattery?.().catch(() => null)) ?? {};
  if (level === undefined) return {};
  return { baterai: Math.round(level * 100), ...(charging && { diisi: 1 }) };
};

const outbox = new Outbox({
  store: tablet.dataset.store,
  state: tablet.dataset.state,
  send: tablet.dataset.send,
  facts: battery,
  onChange: (box) => {
    told(box);
    const moved = box.here && box.here.campaign !== tablet.dataset.campaign;
    if (at === 0 && (box.fault === "signin" || moved)) location.reload();
  },
});

const show = (next, by = 1) => {
  while (isOff(steps()[next])) next += by;
  at = next;
  changed = performance.now();
  for (const [place, each] of steps().entries()) each.hidden = place !== at;
  section.querySelector("[data-nav]").hidden = at === 0 || step().dataset.step === "thanks";
  section.querySelector("[data-progress]").textContent = progress();
  const places = ["h2", "input:checked", "input"];
  places.map((each) => step().querySelector(each)).find(Boolean).focus();
  scrollTo({ top: 0 });
  wait();
};

// How far the survey has come; what is asked beside it is counted by itself.
const progress = () => {
  const now = step();
  if (!now.matches("[data-question]")) return "";
  const { progress: official, progressBeside } = section.querySelector("[data-progress]").dataset;
  const { part } = now.dataset;
  const all = part ? [...section.querySelectorAll(`[data-question][data-part="${part}"]`)] : required();
  const words = part ? progressBeside : official;
  return words.replace("{step}", String(all.indexOf(now) + 1)).replace("{all}", String(all.length));
};

const begin = () => {
  passed.clear();
  for (const each of sections) each.querySelector("form").reset();
  for (const each of section.querySelectorAll("details[open]")) each.open = false;
  show(0);
};

const speak = (language) => {
  section = sections.find((each) => each.dataset.language === language) ?? sections[0];
  for (const each of sections) each.hidden = each !== section;
  document.documentElement.lang = section.lang;
  begin();
};

const send = () => {
  const answers = Object.fromEntries(new FormData(form()));
  outbox.add(answers);
  show(steps().length - 1);
};

// Back to the start for the next person; whoever has answered the whole survey has meant it.
const wait = () => {
  clearTimeout(timer);
  if (at === 0) return;
  const thanked = step().dataset.step === "thanks";
  const next = () => (!thanked && isWhole() ? send() : speak(sections[0].dataset.language));
  timer = setTimeout(next, thanked ? THANKS : idle);
};

const isCalm = () => performance.now() - changed > CALM;

const forget = (selector) => {
  for (const each of section.querySelectorAll(`${selector}:checked`)) each.checked = false;
};

const choose = (radio) => {
  if (!radio || !isCalm()) return;
  radio.checked = true;
  if (radio.name === "gerai") forget('[name="layanan"]');
  changed = performance.now();
  const [from, here] = [at, section];
  setTimeout(() => at === from && section === here && show(at + 1), SHOWN);
};

const radios = () => [...step().querySelectorAll("input[type=radio]")];

const move = (by) => {
  const all = radios();
  const now = all.indexOf(document.activeElement);
  all[(now + by + all.length) % all.length]?.focus();
};

const KEYS = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  ArrowLeft: () => show(at - 1, -1),
  ArrowRight: () => radios().some((each) => each.checked) && show(at + 1),
  Enter: () => choose(document.activeElement.closest("input[type=radio]")),
  " ": () => choose(document.activeElement.closest("input[type=radio]")),
};

const asks = () => isAsked(step());

const onKey = (event) => {
  if (!asks() || event.ctrlKey || event.altKey || event.metaKey) return wait();
  const isControl = document.activeElement.matches("button, a");
  const act = KEYS[event.key];
  if (/^[1-9]$/.test(event.key)) choose(radios()[Number(event.key) - 1]);
  else if (act && !(isControl && ["Enter", " "].includes(event.key))) act();
  else return wait();
  event.preventDefault();
};

const onButton = (target) => {
  const language = target.closest("[data-speak]");
  if (language) speak(language.dataset.speak);
  else if (target.closest("[data-begin]")) show(1);
  else if (target.closest("[data-back]")) show(at - 1, -1);
  else if (target.closest("[data-next]")) take(step().dataset.part);
  else if (target.closest("[data-pass]")) pass(step().dataset.part);
};

const take = (part) => {
  passed.delete(part);
  show(at + 1);
};

const pass = (part) => {
  forget(`[data-part="${part}"] input`);
  passed.add(part);
  show(at + 1);
};

const onClick = (event) => {
  wait();
  if (!isCalm()) event.preventDefault();
  else if (event.target.matches("input[type=radio]")) choose(event.target);
  else onButton(event.target);
};

const onSubmit = (event) => {
  event.preventDefault();
  if (isLast()) send();
};

if (section) {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("input", wait);
  document.addEventListener("submit", onSubmit);
  tablet.classList.add("is-stepped");
  speak(section.dataset.language);
}
keepPage(tablet.dataset.worker);
