// The tick list of requirements: kept in this page alone, per person, and counted in its head.

const ticked = new Map();

function list() {
  return document.querySelector("[data-checks]");
}

function count(fieldset) {
  const boxes = [...fieldset.querySelectorAll("input")];
  fieldset.querySelector("[data-count]").hidden = false;
  fieldset.querySelector("[data-ticked]").textContent = boxes.filter((box) => box.checked).length;
}

function restore() {
  const fieldset = list();
  if (!fieldset) return;
  const kept = ticked.get(fieldset.dataset.checks) ?? [];
  fieldset.querySelectorAll("input").forEach((box, place) => (box.checked = Boolean(kept[place])));
  count(fieldset);
}

document.addEventListener("change", (event) => {
  const fieldset = event.target.closest("[data-checks]");
  if (!fieldset) return;
  const boxes = [...fieldset.querySelectorAll("input")];
  ticked.set(fieldset.dataset.checks, boxes.map((box) => box.checked));
  count(fieldset);
});
document.addEventListener("console:put", restore);
restore();
