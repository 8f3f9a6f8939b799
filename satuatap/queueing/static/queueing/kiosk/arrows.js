// Arrow keys walk through everything that can be chosen, for keypads without a pointer. Within a
// row of radio buttons left and right choose, as everywhere; Enter chooses one and sends nothing,
// since a form's Enter would take the first service of the list.
const STEPS = { ArrowDown: 1, ArrowUp: -1 };
const CHOICES = "main a, main button, footer button, footer a, main input:not([type=hidden])";

const isRadio = (each) => each.matches("input[type=radio]");

const chosen = () => {
  const dialog = document.querySelector("dialog[open]");
  const all = [...(dialog ?? document).querySelectorAll(dialog ? "button" : CHOICES)];
  return all.filter(
    (each) => each.offsetParent !== null && !each.disabled && (!isRadio(each) || each.checked),
  );
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && isRadio(event.target)) {
    event.preventDefault();
    event.target.checked = true;
  }
  const step = STEPS[event.key];
  if (!step || event.target.matches("input[type=text]")) return;
  const all = chosen();
  const at = all.indexOf(document.activeElement);
  const next = at < 0 && step < 0 ? -1 : at + step;
  all.at(next % all.length)?.focus();
  event.preventDefault();
});
