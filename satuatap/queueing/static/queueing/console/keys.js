// The console by keyboard: each button says its key, and no key fires while somebody types.

const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
const NATIVE = "a, button, summary, input, select";

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  const focused = event.target instanceof Element ? event.target : document.body;
  if (event.key !== "Escape" && focused.closest(TYPING)) return;
  if (event.key === " " && focused.closest(NATIVE)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const button = document.querySelector(`[data-key="${CSS.escape(key)}"]:not(:disabled)`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

// Space calls the next person again as soon as a button was pressed by hand.
document.addEventListener("click", (event) => {
  const box = event.target.closest("input[type=checkbox]");
  if (box && event.detail > 0) document.getElementById("utama")?.focus();
});
