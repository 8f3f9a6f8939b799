// Reads the page aloud when the person has asked for it: the heading first, then what is touched.
const kiosk = document.getElementById("anjungan");
const speech = globalThis.speechSynthesis;

const say = (words) => {
  const said = new SpeechSynthesisUtterance(words);
  said.lang = kiosk.dataset.voice === "en" ? "en-US" : "id-ID";
  said.rate = 0.95;
  speech.cancel();
  speech.speak(said);
};

const words = (element) =>
  (element.getAttribute("aria-label") ?? element.textContent).replace(/\s+/g, " ").trim();

if (kiosk.dataset.voice && speech) {
  const heading = document.querySelectorAll("main h1, main h1 + p, .sa-end__big, .sa-end__wait");
  say([...heading].map(words).join(". "));
  document.addEventListener("focusin", (event) => {
    const at = event.target.closest("a, button, label, input");
    if (at) say(words(at.matches("input") ? (at.closest("label") ?? at) : at));
  });
  addEventListener("pagehide", () => speech.cancel());
}
