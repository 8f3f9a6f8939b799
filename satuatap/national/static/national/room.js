// Keeps the situation room alive: the stream says every value, the page puts it in its place.
const room = document.querySelector("[data-stream]");
const state = document.querySelector("[data-live]");

function show(now) {
  for (const place of document.querySelectorAll("[data-now]")) {
    const value = String(now[place.dataset.now] ?? "");
    if (place.textContent !== value) place.textContent = value;
  }
  for (const list of document.querySelectorAll("[data-now-list]")) {
    const lines = (now[list.dataset.nowList] ?? []).map((line) => {
      const item = document.createElement("li");
      item.textContent = line;
      return item;
    });
    list.replaceChildren(...lines);
  }
}

function say(words) {
  if (state.textContent !== words) state.textContent = words;
}

if (room) {
  const source = new EventSource(`${room.dataset.stream}?lang=${document.documentElement.lang}`);
  source.addEventListener("situation", (event) => {
    show(JSON.parse(event.data));
    say(state.dataset.alive);
  });
  source.onerror = () => say(state.dataset.lost);
}
