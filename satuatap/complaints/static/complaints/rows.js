// A list by keyboard: arrows (or J and K) go from row to row, Enter opens, "/" types a search.
const TYPING = "input, textarea, select, [contenteditable]";
const rows = () => [...document.querySelectorAll("[data-row]")];

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target instanceof Element && event.target.closest(TYPING)) return;
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (step) {
    const all = rows();
    const at = all.indexOf(document.activeElement);
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  } else if (event.key === "/") {
    event.preventDefault();
    document.getElementById("q")?.focus();
  }
});
