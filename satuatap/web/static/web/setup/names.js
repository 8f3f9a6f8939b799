// Gives what scrolls a name of its own for screen readers, before the scrollbars are made.
document.addEventListener("DOMContentLoaded", () => {
  const title = document.querySelector("h1")?.textContent.trim();
  for (const [index, box] of document.querySelectorAll("[data-simplebar]").entries()) {
    const part = box.closest("[aria-label]")?.getAttribute("aria-label") ?? title ?? "";
    box.dataset.simplebarAriaLabel = `${part} ${index + 1}`;
  }
});
