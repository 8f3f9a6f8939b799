// One audio element for chime and voice; the browser's own voice where a sound cannot be had.
const TO_BEGIN = 6000; // ms: a sound that does not begin by then has failed
const LONGEST = 20000; // ms: a sound that neither ends nor fails is given up
const SPEECH = { id: "id-ID", en: "en-GB" };
const FETCHED = 24;

export class Player {
  constructor(onSilent) {
    this.audio = new Audio();
    this.audio.preload = "auto";
    this.onSilent = onSilent;
    this.fetched = [];
    this.chime = "";
  }

  // Whether sound is allowed; called after a touch it also makes it so.
  async unlock() {
    if (this.playing || !this.chime) return !this.blocked;
    this.audio.volume = 0;
    const how = await this.play(this.chime, { end: false });
    this.audio.pause();
    this.audio.volume = 1;
    this.blocked = how === "blocked";
    this.onSilent(this.blocked);
    return !this.blocked;
  }

  // Say one sentence; resolves when it is over, however it went.
  async say({ url, language, text }) {
    const how = await this.play(url);
    if (how === "failed") await this.speak(text, SPEECH[language]);
    this.blocked = how === "blocked";
    this.onSilent(this.blocked);
  }

  // "played", "blocked" or "failed"; without `end`, as soon as it has begun. It is over once: a
  // sound that was given up is silenced, and what becomes of it later touches no other sound.
  play(url, { end = true } = {}) {
    const { audio } = this;
    this.playing = true;
    return new Promise((resolve) => {
      let timer = 0;
      let isOver = false;
      const over = (how) => {
        if (isOver) return;
        isOver = true;
        clearTimeout(timer);
        audio.onended = audio.onerror = null;
        this.playing = false;
        resolve(how);
      };
      const giveUp = () => {
        over("failed");
        audio.pause();
      };
      timer = setTimeout(giveUp, TO_BEGIN);
      const begun = () => {
        if (isOver) return;
        clearTimeout(timer);
        timer = setTimeout(giveUp, LONGEST);
        if (!end) over("played");
      };
      audio.onended = () => over("played");
      audio.onerror = () => over("failed");
      audio.src = url;
      audio.play().then(begun, (error) => over(error.name === "NotAllowedError" ? "blocked" : "failed"));
    });
  }

  // The browser's own voice; says nothing where it has none for the language.
  speak(text, language) {
    const synthesis = window.speechSynthesis;
    const voice = synthesis?.getVoices().find((each) => each.lang.replace("_", "-") === language);
    if (!voice) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LONGEST);
      const said = new SpeechSynthesisUtterance(text);
      said.voice = voice;
      said.lang = language;
      said.rate = 0.9;
      said.onend = said.onerror = () => {
        clearTimeout(timer);
        resolve();
      };
      synthesis.cancel();
      synthesis.speak(said);
    });
  }

  // Have the next sounds made and in the browser's cache before they are needed.
  prepare(urls) {
    for (const url of urls) {
      if (this.fetched.includes(url)) continue;
      this.fetched = [...this.fetched, url].slice(-FETCHED);
      fetch(url).then((answer) => answer.arrayBuffer()).catch(() => {});
    }
  }

  stop() {
    this.audio.pause();
    window.speechSynthesis?.cancel();
  }
}
