// Shows who signs as it happens: the stream brings the same part that the server put into the page.
const PATIENCE = 45000; // ms without a sign of life (heartbeats are not seen, errors are)

const place = document.querySelector("#langsung");
const said = document.querySelector("#sambungan");

function follow() {
  const address = new URL(place.dataset.stream, location.href);
  address.searchParams.set("lang", document.documentElement.lang);
  const source = new EventSource(address);
  let lost;
  source.addEventListener("ceremony", (event) => {
    clearTimeout(lost);
    said.textContent = "";
    place.innerHTML = JSON.parse(event.data).html;
  });
  source.onerror = () => {
    clearTimeout(lost);
    lost = setTimeout(() => (said.textContent = place.dataset.lost), PATIENCE / 10);
    if (source.readyState === EventSource.CLOSED) setTimeout(follow, PATIENCE / 5);
  };
  source.onopen = () => clearTimeout(lost);
}

if (place) follow();
