// Hands a number over: prints it, asks whether the paper came, and notices when a phone took it.
// Silence is no answer: the QR code stands in for the paper, unless the kiosk trusts its browser.
const SILENCE_SECONDS = 12;
const DONE_SECONDS = 20;
const LOOK_EVERY = 2000;
const place = document.getElementById("nomor");
const again = document.getElementById("anjungan").dataset.again;

const count = (seconds, show, then) => {
  let left = seconds;
  show(left);
  const timer = setInterval(() => {
    left -= 1;
    show(left);
    if (left > 0) return;
    clearInterval(timer);
    then();
  }, 1000);
  return () => clearInterval(timer);
};

const print = () => {
  const [came, stuck] = ["[data-came]", "[data-stuck]"].map((each) => place.querySelector(each));
  const note = place.querySelector("[data-count-text]");
  const show = (left) => {
    note.textContent = note.dataset.countText.replace("%s", left);
  };
  const silent = () => {
    if ("trusts" in note.dataset) return came.requestSubmit();
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "diam" });
    stuck.append(field);
    return stuck.requestSubmit();
  };
  addEventListener("afterprint", () => count(SILENCE_SECONDS, show, silent), { once: true });
  document.fonts.ready.then(() => globalThis.print());
};

const watch = () => {
  const timer = setInterval(async () => {
    const answer = await fetch(place.dataset.stateAt, { cache: "no-store" }).catch(() => null);
    if (!answer?.ok) return;
    const { state } = await answer.json();
    if (state === place.dataset.state) return;
    clearInterval(timer);
    location.assign(location.pathname);
  }, LOOK_EVERY);
};

if ("print" in place.dataset) print();
if (!("done" in place.dataset)) watch();
if ("done" in place.dataset && !("print" in place.dataset)) {
  const stop = count(DONE_SECONDS, () => null, () => location.assign(again));
  addEventListener("pointerdown", stop, { once: true });
  addEventListener("keydown", stop, { once: true });
}
