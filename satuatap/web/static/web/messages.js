// Puts a message away: by its button, and good news by itself where a page stays open for hours.
const LONG_ENOUGH = 20000; // ms

function putAway(message) {
  const hadFocus = message.contains(document.activeElement);
  message.remove();
  document.dispatchEvent(new CustomEvent("message:away"));
  if (hadFocus) document.getElementById("isi")?.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-put-away]");
  if (button) putAway(button.closest(".sa-message"));
});

if (document.querySelector("[data-live]")) {
  for (const message of document.querySelectorAll(".sa-message--success")) {
    const look = () => {
      if (message.matches(":hover, :focus-within")) setTimeout(look, LONG_ENOUGH);
      else if (message.isConnected) putAway(message);
    };
    setTimeout(look, LONG_ENOUGH);
  }
}
