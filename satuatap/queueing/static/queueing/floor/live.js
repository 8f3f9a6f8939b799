// Asks the floor to look again when it has changed, at most every two seconds, and says since when
// it could not. What it shows stays until a newer floor comes: an error's page is never put in.
import { listen } from "../../live/stream.js";

const CALM = 2000; // ms
const FAULTS = ["htmx:sendError", "htmx:responseError", "htmx:timeout"];
const { live } = document.querySelector("[data-live]").dataset;
let next = 0;
listen(live, () => {
  clearTimeout(next);
  next = setTimeout(() => document.body.dispatchEvent(new CustomEvent("lantai")), CALM);
});

// The sentence comes with each floor, with its time: the next floor takes it away again.
function sayStale() {
  const box = document.querySelector("[data-stale]");
  if (!box.querySelector("p")) box.append(box.querySelector("template").content.cloneNode(true));
}

document.body.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.status === 200 && detail.serverResponse.includes('id="lantai"')) return;
  detail.shouldSwap = false;
  const there = new URL(detail.xhr.responseURL);
  if (there.pathname === location.pathname) sayStale();
  else location.assign(there); // the session has ended, and this is the way in
});
for (const fault of FAULTS) document.body.addEventListener(fault, sayStale);
