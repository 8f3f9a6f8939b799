// How long it has been, and how long the last step can still be taken back: once a second.

const two = (number) => String(number).padStart(2, "0");

function written(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours
    ? `${hours}.${two(minutes)}.${two(seconds % 60)}`
    : `${two(minutes)}.${two(seconds % 60)}`;
}

function from(element, seconds) {
  element.startedAt ??= performance.now();
  return Number(seconds) + Math.floor((performance.now() - element.startedAt) / 1000);
}

function beat() {
  for (const time of document.querySelectorAll("time[data-seconds]")) {
    time.textContent = written(from(time, time.dataset.seconds));
  }
  for (const undo of document.querySelectorAll("[data-countdown]")) {
    const left = 2 * Number(undo.dataset.countdown) - from(undo, undo.dataset.countdown);
    undo.querySelector("[data-left]").textContent = Math.max(0, left);
    if (left > 0 || undo.hidden) continue;
    undo.hidden = true;
    undo.querySelector("button").disabled = true;
    if (undo.contains(document.activeElement)) document.getElementById("utama")?.focus();
  }
}

document.addEventListener("console:put", beat);
setInterval(beat, 1000);
beat();
