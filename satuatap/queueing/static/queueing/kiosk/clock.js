// The clock of the hall, in the hall's own time zone.
const clock = document.querySelector("[data-clock]");
const face = clock.querySelector("span");
const dot = document.documentElement.lang === "en" ? ":" : ".";
const format = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: clock.dataset.clock,
});

setInterval(() => {
  face.textContent = format.format(new Date()).replace(":", dot);
}, 5000);
