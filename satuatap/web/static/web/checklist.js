// Remembers on this device which papers are ready.
for (const list of document.querySelectorAll("[data-checklist]")) {
  const key = `satuatap-${list.dataset.checklist}`;
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const note = list.parentElement.querySelector("[data-checklist-note]");
  const kept = new Set(JSON.parse(localStorage.getItem(key) ?? "[]"));

  const tell = () => {
    const ready = boxes.filter((box) => box.checked);
    localStorage.setItem(key, JSON.stringify(ready.map((box) => box.value)));
    if (!note || !boxes.length) return;
    note.hidden = false;
    note.textContent = note.dataset.checklistNote
      .replace("JUMLAH", String(ready.length))
      .replace("SEMUA", String(boxes.length));
  };

  for (const box of boxes) box.checked = kept.has(box.value);
  list.addEventListener("change", tell);
  tell();
}
