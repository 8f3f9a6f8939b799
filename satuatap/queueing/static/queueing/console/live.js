// Asks the console to look again whenever the hall's floor has changed.
import { listen } from "../../live/stream.js";

const { live } = document.querySelector("[data-live]").dataset;
let first = true;
listen(live, () => {
  if (!first) document.dispatchEvent(new CustomEvent("console:refresh"));
  first = false;
});
