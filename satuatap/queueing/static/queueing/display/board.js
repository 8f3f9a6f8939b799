// Draws the display: the call, the others, the quiet walls and the news.
const ROWS = 4; // with the call itself never more than five
const PASSES = 3; // gaps and heads do not shrink with the letters, so once is not enough
const NEWS_SECONDS = 12;
const NEWS_LETTERS = 90; // two lines of the band beside the code of the day

export class Board {
  constructor(root) {
    this.root = root;
    this.parts = Object.fromEntries(
      [...root.querySelectorAll("[data-part]")].map((each) => [each.dataset.part, each]),
    );
    this.fits = [...root.querySelectorAll("[data-fit]")];
    this.slots = Object.fromEntries(this.fits.map((each) => [each.dataset.fit, each]));
    this.news = [];
    this.page = 0;
    setInterval(() => this.turn(), NEWS_SECONDS * 1000);
    window.addEventListener("resize", () => this.fit());
    document.fonts?.ready.then(() => this.fit());
  }

  // `current` is being announced; what is `done` here is announced, whatever the server knows yet.
  draw(state, current, done = new Set()) {
    const ahead = state.pending.filter((call) => !done.has(call.id) && call.id !== current?.id);
    const announced = state.pending.filter((call) => done.has(call.id)).reverse();
    const past = [...announced, ...state.last];
    const slab = current ?? (state.closed ? null : past[0] ?? null);
    const key = JSON.stringify([slab, ahead, past, state.closed, state.english]);
    this.setNews(state.news);
    this.parts.code.hidden = !state.day_code;
    this.parts["day-code"].textContent = state.day_code ?? "";
    if (key === this.key) return;
    this.key = key;
    this.root.dataset.mode = slab ? "call" : state.closed ? "closed" : "nobody";
    for (const each of this.root.querySelectorAll("[data-english]")) each.hidden = !state.english;
    if (slab) this.call(slab);
    this.rows(slab, ahead, past);
    this.parts.why.textContent = state.closed?.message ?? "";
    this.parts.again.textContent = state.closed?.again ?? "";
    this.fit();
  }

  call(call) {
    const where = call.office && call.service ? `${call.office}, ${call.service}` : call.office;
    this.parts.for.textContent = where;
    this.number(this.slots.number, call.number);
    this.parts.counter.textContent = call.counter;
    this.parts["counter-en"].textContent = call.counter;
  }

  rows(slab, ahead, past) {
    const seen = new Set([slab?.number]);
    const rows = [];
    for (const [call, now] of [...ahead.map((each) => [each, true]), ...past.map((each) => [each, false])]) {
      if (seen.has(call.number)) continue;
      seen.add(call.number);
      rows.push(this.row(call, now));
      if (rows.length === ROWS) break;
    }
    this.parts.rows.replaceChildren(...rows);
  }

  row(call, now) {
    const row = this.parts.row.content.cloneNode(true).querySelector("tr");
    row.classList.toggle("is-now", now);
    this.number(row.querySelector("th"), call.number);
    row.querySelector(".sa-last__now").hidden = !now;
    row.querySelector('[data-part="to"]').textContent = call.counter;
    return row;
  }

  number(element, number) {
    const [prefix, rest] = number.split(/-(.*)/);
    const hyphen = document.createElement("span");
    hyphen.className = "sa-hy";
    hyphen.textContent = "-";
    element.replaceChildren(prefix, ...(rest ? [hyphen, rest] : []));
  }

  // Long numbers and names get smaller letters, never a second line.
  fit() {
    for (const each of this.fits) each.style.removeProperty("--fit");
    for (const each of this.fits) {
      const room = each.parentElement.clientWidth - this.padding(each.parentElement);
      let fit = 1;
      for (let pass = 0; pass < PASSES && room > 0 && each.scrollWidth > room; pass += 1) {
        fit *= room / each.scrollWidth;
        each.style.setProperty("--fit", fit);
      }
    }
  }

  padding(element) {
    const style = getComputedStyle(element);
    return parseFloat(style.paddingInlineStart) + parseFloat(style.paddingInlineEnd);
  }

  setNews(lines) {
    const pages = lines.flatMap(pagesOf);
    if (JSON.stringify(pages) === JSON.stringify(this.news)) return;
    this.news = pages;
    this.page = -1;
    this.turn();
  }

  turn() {
    this.page = this.news.length ? (this.page + 1) % this.news.length : 0;
    const text = this.news[this.page] ?? "";
    if (this.parts.news.textContent !== text) this.parts.news.textContent = text;
  }
}

// A long text as pages that fit the band, cut between words.
function pagesOf(text) {
  const pages = [""];
  for (const word of text.split(/\s+/)) {
    const longer = `${pages.at(-1)} ${word}`.trim();
    if (longer.length > NEWS_LETTERS) pages.push(word);
    else pages[pages.length - 1] = longer;
  }
  return pages;
}
