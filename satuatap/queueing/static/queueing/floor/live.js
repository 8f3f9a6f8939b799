// Asks the floor to look again when it has changed, at most every two seconds.
import { listen } from "../../live/stream.js";

const CALM = 2000; // ms
const { live } = document.querySelector("[data-live]").dataset;
let next = 0;
listen(live, () => {
  clearTimeout(next);
  next = setTimeout(() => document.body.dispatchEvent(new CustomEvent("lantai")), CALM);
});
