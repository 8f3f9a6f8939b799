// The interviewer's form: every sheet goes into this tablet's outbox first, network or not.
import { Outbox, keepPage, told } from "./outbox.js";

const page = document.getElementById("wawancara");
const form = page.querySelector("form");
const kept = page.querySelector("[data-kept-line]");
const lacking = form.querySelector("[data-lacking]");
const outbox = new Outbox({
  store: page.dataset.store,
  state: page.dataset.state,
  send: page.dataset.send,
  onChange: told,
});
let count = 0;

const unanswered = () =>
  [...form.querySelectorAll("[data-question]:not([data-optional])")].filter((each) => !each.querySelector(":checked"));

const number = (question) => question.querySelector("legend span").textContent.replace(".", "");

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const open = unanswered();
  const numbers = open.map(number).join(", ");
  lacking.textContent = open.length ? lacking.dataset.lacking.replace("{numbers}", numbers) : "";
  if (open.length) return open[0].querySelector("input").focus();
  outbox.add(Object.fromEntries(new FormData(form)));
  form.reset();
  count += 1;
  kept.textContent = page.dataset.kept.replace("{count}", String(count));
  scrollTo({ top: 0 });
});

keepPage(page.dataset.worker);
navigator.storage?.persist?.();
