// Plays a question where it stands; without this the link opens the sound by itself.
const audio = new Audio();
let playing = null;

const hush = () => {
  audio.pause();
  playing?.removeAttribute("aria-current");
  playing = null;
};

const play = (link) => {
  const again = playing === link;
  hush();
  if (again) return;
  playing = link;
  link.setAttribute("aria-current", "true");
  audio.src = link.href;
  // A page that asks step by step is never left for a sound.
  const stays = link.closest("[data-stepped]");
  audio.play().catch((error) => stays || error.name === "AbortError" || location.assign(link.href));
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-listen]");
  if (!link) return;
  event.preventDefault();
  play(link);
});
audio.addEventListener("ended", hush);
