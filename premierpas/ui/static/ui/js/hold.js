// Holds what is typed into a form with data-hold until the server has taken it: after a reload, on the way back, when
// the session has ended, when another form of the page was sent, it is in its field again, and the form says so.
// With an account it is encrypted under the account's key and goes at sign-out; without one it stays in this tab.
const words = document.getElementById("held")?.content;
const UNHELD = "button, fieldset, output, [type=password], [type=file], [type=hidden], [autocomplete=one-time-code]";
const LOCALE = document.documentElement.lang === "en" ? "en-GB" : "fr-FR";
const TAKEN = /(?:^|; )held_taken=([^;]*)/;

const taken = decodeURIComponent(document.cookie.match(TAKEN)?.[1] ?? "");
if (taken) document.cookie = "held_taken=; path=/; max-age=0; samesite=lax";

const tab = {
  put: (id, draft) => sessionStorage.setItem(`pp.held.${id}`, JSON.stringify({ ...draft, at: Date.now() })),
  one: (id) => JSON.parse(sessionStorage.getItem(`pp.held.${id}`)),
  drop: (id) => sessionStorage.removeItem(`pp.held.${id}`),
};
const account = {
  put: (id, draft) => drafts.put(`held:${id}`, draft),
  one: (id) => drafts.one(`held:${id}`),
  drop: (id) => drafts.drop(`held:${id}`),
};
const store = document.body.dataset.mark ? account : tab;

const isTicked = (field) => field.type === "checkbox" || field.type === "radio";
const first = (field) => {
  if (isTicked(field)) return field.defaultChecked;
  if (!field.options) return field.defaultValue;
  const options = [...field.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
};
const now = (field) => (isTicked(field) ? field.checked : field.value);

class Holder {
  constructor(form, id) {
    Object.assign(this, { form, id, base: {} });
    const sent = document.createElement("input");
    Object.assign(sent, { type: "hidden", name: "held", value: id });
    form.append(sent);
    this.line = words.querySelector("[data-line]").cloneNode(true);
    form.append(this.line);
    this.said = this.line.querySelector("[data-said]");
    this.back = this.line.querySelector("button");
    form.addEventListener("input", () => this.typed());
    form.addEventListener("change", () => this.typed());
    form.addEventListener("unreached", () => this.say("offline", Date.now()));
    this.back.addEventListener("click", () => this.undo());
  }

  // Its fields by name; several of one name are counted, a box to tick is known by its value.
  fields() {
    const found = new Map();
    for (const field of this.form.elements) {
      if (!field.name || field.disabled || field.matches(UNHELD)) continue;
      const own = isTicked(field) ? `${field.name}=${field.value}` : field.name;
      let name = own;
      for (let at = 2; found.has(name); at += 1) name = `${own}/${at}`;
      found.set(name, field);
    }
    return found;
  }

  // What differs from what the server has: [what it had, what is typed].
  differing() {
    const differing = {};
    for (const [name, field] of this.fields()) {
      const had = name in this.base ? this.base[name] : first(field);
      if (had !== now(field)) differing[name] = [had, now(field)];
    }
    return differing;
  }

  async begin() {
    if (document.body.dataset.answers === this.id) {
      // The answer shows what was typed, or what is left of it: it isn't what the server has.
      for (const [name, [had]] of Object.entries((await store.one(this.id))?.typed ?? {})) this.base[name] = had;
      await this.put();
    } else this.restore(await store.one(this.id));
  }

  // Whether there is anything to keep.
  async put() {
    const typed = this.differing();
    const some = Object.keys(typed).length > 0;
    if (some) await store.put(this.id, { typed });
    else store.drop(this.id);
    return some;
  }

  async typed() {
    if (await this.put()) this.say("kept", Date.now());
    else this.line.hidden = true;
  }

  restore(draft) {
    const fields = this.fields();
    const lost = Object.entries(draft?.typed ?? {}).filter(([name, [, value]]) => {
      const field = fields.get(name);
      return field && now(field) !== value;
    });
    if (!lost.length) return;
    for (const [name, [, value]] of lost) {
      const field = fields.get(name);
      if (isTicked(field)) field.checked = value;
      else field.value = value;
      field.closest("details")?.setAttribute("open", "");
      field.dispatchEvent(new Event("count"));
    }
    this.say("restored", draft.at);
    this.back.hidden = false;
  }

  undo() {
    for (const field of this.fields().values()) {
      if (isTicked(field)) field.checked = first(field);
      else field.value = first(field);
      field.dispatchEvent(new Event("count"));
    }
    store.drop(this.id);
    this.line.hidden = true;
  }

  // The same words aren't said twice: a screen reader reads each change.
  say(what, at) {
    const day = new Date(at);
    const minutes = String(day.getMinutes()).padStart(2, "0");
    const clock = LOCALE === "fr-FR" ? `${day.getHours()}\u00a0h\u00a0${minutes}` : `${day.getHours()}:${minutes}`;
    const isToday = day.toDateString() === new Date().toDateString();
    const when = isToday ? clock : `${day.toLocaleDateString(LOCALE, { day: "numeric", month: "long" })}, ${clock}`;
    const text = this.said.dataset[what].replace("HH:MM", when);
    if (this.said.textContent !== text) this.said.textContent = text;
    this.line.hidden = false;
  }
}

if (words && globalThis.drafts) {
  if (taken) for (const each of [tab, account]) each.drop(taken);
  const counted = new Map();
  for (const form of document.querySelectorAll("form[data-hold]")) {
    // Its address and its first field know it again, whichever forms stand beside it that time.
    const path = new URL(form.getAttribute("action") || location.href, location.href).pathname;
    const known = [...form.elements].find((field) => field.name && !field.matches(UNHELD))?.name;
    if (!known) continue;
    const number = (counted.get(path + known) ?? 0) + 1;
    counted.set(path + known, number);
    new Holder(form, `${path}#${known}${number > 1 ? number : ""}`).begin().catch(() => {});
  }
}
