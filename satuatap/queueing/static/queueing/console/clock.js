// How long it has been, how long the last step can still be taken back, and how soon somebody may
// be called again: once a second.

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

const left = (element, seconds) => Math.max(0, 2 * Number(seconds) - from(element, seconds));

function enable(button) {
  button.disabled = false;
  button.querySelector("small").remove();
  delete button.dataset.enabledIn;
}

function beat() {
  for (const time of document.querySelectorAll("time[data-seconds]")) {
    time.textContent = written(from(time, time.dataset.seconds));
  }
  for (const undo of document.querySelectorAll("[data-countdown]")) {
    const seconds = left(undo, undo.dataset.countdown);
    undo.querySelector("[data-left]").textContent = seconds;
    if (seconds > 0 || undo.hidden) continue;
    undo.hidden = true;
    undo.querySelector("button").disabled = true;
    if (undo.contains(document.activeElement)) document.getElementById("utama")?.focus();
  }
  for (const button of document.querySelectorAll("[data-enabled-in]")) {
    const seconds = left(button, button.dataset.enabledIn);
    button.querySelector("[data-left]").textContent = seconds;
    if (seconds === 0) enable(button);
  }
}

document.addEventListener("console:put", beat);
setInterval(beat, 1000);
beat();
