// A button that prints; without a script there is none, and the browser's own does the same.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
// A page that was made to be printed, once.
if (document.querySelector("[data-print-now]")) {
  document.fonts.ready.then(() => window.print());
}
