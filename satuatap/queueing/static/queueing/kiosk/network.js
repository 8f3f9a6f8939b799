// Says when the network is gone, and goes on by itself when it is back.
const CALM = 15000;
const ANXIOUS = 3000;
const PATIENCE = 5000;
const kiosk = document.getElementById("anjungan");
const dialog = document.getElementById("luring");

const alive = async () => {
  try {
    const answer = await fetch(kiosk.dataset.beat, {
      cache: "no-store",
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.type === "opaqueredirect") location.reload();
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
};

const show = (here) => {
  if (!here && !dialog.open) dialog.showModal();
  if (here && dialog.open) dialog.close();
};

const beat = async () => {
  const here = await alive();
  show(here);
  const changed = here && String(here.version) !== kiosk.dataset.version;
  if (changed && "pristine" in kiosk.dataset) location.reload();
  setTimeout(beat, here ? CALM : ANXIOUS);
};

dialog.addEventListener("cancel", (event) => event.preventDefault());
addEventListener("offline", () => show(null));
addEventListener("online", async () => show(await alive()));
setTimeout(beat, CALM);

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register(kiosk.dataset.worker).catch(() => null);
}
