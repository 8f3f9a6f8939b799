// Arrow keys walk through everything that can be chosen, for keypads without a pointer.
const STEPS = { ArrowDown: 1, ArrowUp: -1 };
const CHOICES = "main a, main button, footer button, footer a, main input";

const chosen = () =>
  [...(document.querySelector("dialog[open]") ?? document).querySelectorAll(
    document.querySelector("dialog[open]") ? "button" : CHOICES,
  )].filter((each) => each.offsetParent !== null && !each.disabled);

document.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  if (!step || event.target.matches("input[type=text]")) return;
  const all = chosen();
  const next = all.indexOf(document.activeElement) + step;
  all.at(next % all.length)?.focus();
  event.preventDefault();
});
