// Asks the browser to listen for notifications, and sends what it says as an ordinary form.
const form = document.querySelector("[data-push]");

async function listen() {
  const worker = await navigator.serviceWorker.ready;
  const said = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: form.dataset.push,
  });
  const { endpoint, keys } = said.toJSON();
  form.elements.endpoint.value = endpoint;
  form.elements.key.value = keys.p256dh;
  form.elements.secret.value = keys.auth;
  form.submit();
}

if (form && "serviceWorker" in navigator && "PushManager" in window) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    listen().catch(() => {
      form.querySelector("[data-refused]").hidden = false;
    });
  });
}
