// Keeps what is typed into a form with data-keep: on this device at once, on the server two seconds later.
// One save at a time; each carries a growing count, so that one that comes late can't undo a newer one.
const PAUSE = 2000;
const RETRY = 10000;

class Keeper {
  constructor(form) {
    this.form = form;
    this.said = form.querySelector("[data-said]");
    this.way = form.querySelector("[data-way-out]");
    this.page = form.elements.page.value;
    this.path = new URL(form.action).pathname;
    this.edited = 0; // counts what was typed
    this.sent = 0; // the count that the server has
    form.addEventListener("input", () => this.typed());
    form.addEventListener("submit", () => this.count());
    form.addEventListener("unreached", () => this.wait());
    this.way?.addEventListener("click", () => drafts.toFile([this.draft()]));
    addEventListener("online", () => this.save());
    document.addEventListener("visibilitychange", () => this.unsent && this.save());
    addEventListener("beforeunload", (event) => this.unsent && !form.dataset.sent && event.preventDefault());
    this.remember();
  }

  get unsent() {
    return this.edited > this.sent && !drafts.closed;
  }

  // The hidden fields say which page this is and how often it has saved; the token is the next page's own.
  draft() {
    const fields = [...new FormData(this.form)].filter(
      ([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string",
    );
    const labels = {};
    for (const field of this.form.elements)
      if (field.labels?.length && field.type !== "hidden") labels[field.name] = field.labels[0].textContent.trim();
    return { path: this.path, title: document.querySelector("h1").textContent.trim(), labels, fields, sent: !this.unsent };
  }

  remember() {
    return drafts.put(this.page, this.draft());
  }

  typed() {
    this.edited += 1;
    this.form.dataset.typed = "1";
    this.remember();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  // The button was pressed without a network: it is sent later.
  wait() {
    if (!this.unsent) this.edited += 1;
    this.remember();
    this.say({ offline: true });
    this.timer = setTimeout(() => this.save(), RETRY);
  }

  count() {
    this.form.elements.turn.value = Number(this.form.elements.turn.value) + 1;
  }

  async save() {
    clearTimeout(this.timer);
    if (this.saving || !this.unsent || this.form.dataset.sent) return;
    this.saving = true;
    const edited = this.edited;
    this.count();
    await this.remember();
    const answer = await drafts.send(this.path, this.draft().fields);
    this.saving = false;
    if (answer.kept || answer.spare) {
      this.sent = edited;
      if (answer.kept) this.form.elements.version.value = answer.kept.version;
      this.remember();
    }
    this.say(answer);
    if (this.unsent) this.timer = setTimeout(() => this.save(), answer.offline || answer.ended ? RETRY : PAUSE);
  }

  say(answer) {
    const words = this.said.dataset;
    if (this.way) this.way.hidden = !(answer.offline || answer.ended || answer.refused);
    if (answer.kept) this.show(answer.kept);
    else if (answer.offline) this.said.textContent = words.offline;
    else if (answer.refused) this.said.textContent = `${words.refused} ${answer.refused}`;
    else if (answer.spare) this.link(words.spare, answer.spare);
    else this.link(words.ended, `${words.enter}?next=${encodeURIComponent(this.path)}`);
  }

  // A picture of the text is drawn anew.
  show(kept) {
    this.said.textContent = kept.said;
    for (const picture of document.querySelectorAll("img[data-kept]"))
      picture.src = `${picture.dataset.kept}?v=${kept.version}`;
  }

  link(text, address) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = text;
    this.said.replaceChildren(link);
  }
}

if (globalThis.drafts) {
  const forms = document.querySelectorAll("form[data-keep]");
  for (const form of forms) new Keeper(form);
  if (forms.length) navigator.serviceWorker?.register("/hors-ligne.js").catch(() => {});
}
