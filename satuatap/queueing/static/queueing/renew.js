// Makes a part of a page read like a fresh one and leaves alone what reads the same: where a
// keyboard rests, where somebody reads, where a finger is on its way to.
const nameOf = (each) => each.getAttribute("href") ?? each.form?.getAttribute("action");

const replace = (shown, fresh) => {
  let rest = [...shown.children];
  for (const each of [...fresh.children]) {
    const same = rest.findIndex((old) => old.isEqualNode(each));
    if (same < 0) {
      shown.insertBefore(each, rest[0] ?? null);
    } else {
      for (const gone of rest.slice(0, same)) gone.remove();
      rest = rest.slice(same + 1);
    }
  }
  for (const gone of rest) gone.remove();
};

export const renew = (shown, fresh) => {
  const at = document.activeElement;
  const name = shown.contains(at) ? nameOf(at) : null;
  for (const { name: key, value } of fresh.attributes) shown.setAttribute(key, value);
  replace(shown, fresh);
  if (!name || shown.contains(document.activeElement)) return;
  const again = [...shown.querySelectorAll("a, button")].find((each) => nameOf(each) === name);
  again?.focus({ preventScroll: true });
};
