// Letters on the screen for a code, where there is no keyboard; a scanner or keyboard works too.
const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

const key = (label, act) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", act);
  return button;
};

for (const pad of document.querySelectorAll("[data-keypad]")) {
  const input = document.getElementById(pad.dataset.keypad);
  const type = (letter) => () => {
    input.value += letter;
  };
  const erase = () => {
    input.value = input.value.slice(0, -1);
  };
  pad.append(...[...LETTERS].map((letter) => key(letter, type(letter))));
  const back = key(pad.dataset.erase, erase);
  back.className = "sa-keypad__erase";
  pad.append(back);
  input.focus();
}
