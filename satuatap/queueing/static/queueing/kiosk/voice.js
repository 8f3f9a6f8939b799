// Reads the page aloud when the person has asked for it: the heading first, then what is touched.
// The server's voice speaks, since few kiosks have an Indonesian one; theirs stands in for it.
const kiosk = document.getElementById("anjungan");
const speech = globalThis.speechSynthesis;
const audio = new Audio();
const LONGEST = 400; // letters that the server says at once

const hush = () => {
  audio.pause();
  speech?.cancel();
};

const speak = (words) => {
  if (!speech) return;
  const said = new SpeechSynthesisUtterance(words);
  said.lang = kiosk.dataset.voice === "en" ? "en-US" : "id-ID";
  said.rate = 0.95;
  speech.speak(said);
};

const say = (words) => {
  hush();
  const asked = new URLSearchParams({ bahasa: kiosk.dataset.voice, teks: words.slice(0, LONGEST) });
  audio.src = `${kiosk.dataset.say}?${asked}`;
  // Something else is being said by now when the sound was only broken off.
  audio.play().catch((error) => error.name === "AbortError" || speak(words));
};

const words = (element) =>
  (element.getAttribute("aria-label") ?? element.textContent).replace(/\s+/g, " ").trim();

if (kiosk.dataset.voice) {
  const heading = document.querySelectorAll("main h1, main h1 + p, .sa-end__big, .sa-end__wait");
  say([...heading].map(words).join(". "));
  document.addEventListener("focusin", (event) => {
    const at = event.target.closest("a, button, label, input");
    if (at) say(words(at.matches("input") ? (at.closest("label") ?? at) : at));
  });
  addEventListener("pagehide", hush);
}
