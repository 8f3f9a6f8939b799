// Back to the start for the next person, after a warning that can be answered.
const WARN_SECONDS = 15;
const kiosk = document.getElementById("anjungan");
const dialog = document.getElementById("masih");
const left = dialog.querySelector("[data-left]");
const most = Number(kiosk.dataset.idle);
let quiet = 0;

const stay = () => {
  quiet = 0;
  if (dialog.open) dialog.close();
};

for (const kind of ["pointerdown", "keydown", "wheel", "touchmove"]) {
  addEventListener(kind, () => (dialog.open ? null : stay()), { passive: true });
}
dialog.querySelector("[data-stay]").addEventListener("click", stay);
dialog.addEventListener("cancel", stay);

const beat = () => {
  quiet += 1;
  const rest = most - quiet;
  left.textContent = String(Math.max(rest, 0));
  if (rest <= WARN_SECONDS && !dialog.open) dialog.showModal();
  if (rest <= 0) location.assign(kiosk.dataset.again);
};

if (!("pristine" in kiosk.dataset)) setInterval(beat, 1000);
