// Keeps the table of lines as fresh as the hall's snapshot; without it the page is as it was sent.
import { listen } from "../live/stream.js";

const script = document.querySelector("script[data-live]");
const board = document.querySelector("[data-live-lines]");
const LONG = 90; // minutes; a longer wait is told in hours

/** The words of one wait: none, unknown or a range. */
function range(service) {
  if (!service.open) return board.dataset.closed;
  const { likely_minutes: likely, late_minutes: late } = service.estimate ?? {};
  if (likely == null) return board.dataset.unknown;
  if (!late) return board.dataset.none;
  if (late > LONG) return longRange(likely, late);
  return board.dataset.minutes.replace("RENTANG", late > likely ? `${likely}–${late}` : late);
}

/** A wait in half hours, as places/wording.py tells it: its begin rounded down, its end up. */
function longRange(likely, late) {
  const until = hours(Math.ceil(late / 30));
  if (likely < 60) return board.dataset.mixed.replace("AWAL", likely).replace("AKHIR", until);
  const since = hours(Math.floor(likely / 30));
  return board.dataset.hours.replace("RENTANG", since === until ? until : `${since}–${until}`);
}

function hours(halves) {
  const mark = document.documentElement.lang === "en" ? "." : ",";
  return String(halves / 2).replace(".", mark);
}

/** The service whose wait speaks for a row: open first, then most people. */
function busiest(services) {
  return services.reduce((best, each) =>
    each.open === best.open ? (each.waiting > best.waiting ? each : best) : each.open ? each : best,
  );
}

function say(element, words) {
  if (element && element.textContent !== words) element.textContent = words;
}

/** The services that a row speaks for: those it names, its first link's, or those of its office. */
function codes(row) {
  if (row.dataset.services) return row.dataset.services.split(" ");
  if (row.matches("summary")) return [...row.parentElement.querySelectorAll("li")].flatMap(codes);
  return [row.querySelector("a").pathname.split("/").at(-2)];
}

function show(snapshot) {
  const byCode = new Map(snapshot.services.map((service) => [service.code, service]));
  for (const row of board.querySelectorAll("[data-services], summary, li")) {
    const services = codes(row)
      .map((code) => byCode.get(code))
      .filter(Boolean);
    if (!services.length) continue;
    const waiting = services.reduce((sum, service) => sum + service.waiting, 0);
    say(row.querySelector("[data-waiting]"), String(waiting));
    say(row.querySelector("[data-range]"), range(busiest(services)));
  }
  tick(new Date(snapshot.at));
}

/** The minute of the last answer, in the zone that the page was written in. */
function tick(at) {
  for (const time of document.querySelectorAll("[data-live-at]")) {
    const parts = new Intl.DateTimeFormat("en-GB", {
      hour: "2-digit",
      minute: "2-digit",
      timeZone: script.dataset.zone,
    }).format(at);
    const mark = document.documentElement.lang === "en" ? ":" : ".";
    say(time, `${parts.replace(":", mark)} ${script.dataset.zoneName}`);
  }
}

if (script && board) listen(script.dataset.live, show);
