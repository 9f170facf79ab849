// The door: each scan goes to the server at once, and where there is no network it is judged by the list that this page
// holds (encrypted, gone at sign-out), shown as to be confirmed, and sent later under its own nonce: twice is once.
const PATIENCE = 4000; // a queue stands there: nobody waits longer for an answer
const RETRY = 10000;
const AGAIN = 3000; // the same ticket before the camera is one scan

const door = document.getElementById("door");
const words = document.getElementById("door-words").dataset;
const form = document.getElementById("pass");
const isShell = "shell" in door.dataset;
const id = door.dataset.event ?? location.pathname.match(/\/(\d+)\/accueil\//)?.[1];
const path = `/association/evenements/${id}/accueil/passage/`;
const own = `door:${id}:`;
const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const held = await (async () => {
  if (isShell) return (await globalThis.drafts?.one(`held:door:${id}`)) ?? null;
  const { expected, uid, now, until } = door.dataset;
  return { people: JSON.parse(expected), uid, until: Number(until), ahead: Number(now) - Date.now() };
})();
const now = () => Date.now() + (held?.ahead ?? 0);
const keep = () => globalThis.drafts?.put(`held:door:${id}`, held);

if (held && held.until < now()) globalThis.drafts?.drop(`held:door:${id}`);
else if (held) await keep();
if (isShell && !held) {
  form.hidden = true;
  document.getElementById("nothing-held").hidden = false;
}

const verdict = document.getElementById("verdict");
const show = (look, title, text) => {
  verdict.className = `verdict verdict--${look}`;
  verdict.querySelector("b").textContent = title;
  verdict.querySelector("p").textContent = text;
  verdict.hidden = false;
};

// ---- what waits for the network ----
const strip = document.getElementById("strip");
const waiting = async () => ((await globalThis.drafts?.all()) ?? []).filter((each) => each.page.startsWith(own));
const tell = async (cut) => {
  const count = (await waiting()).length;
  strip.hidden = !cut && !count;
  strip.querySelector("[data-cut]").hidden = !cut;
  strip.querySelector("[data-queue]").textContent =
    count > 1 ? say(words.many, { n: count }) : count ? words.one : "";
};

let sending = false;
const flush = async () => {
  if (sending || isShell) return;
  sending = true;
  let cut = false;
  for (const draft of await waiting()) {
    const answer = await drafts.send(draft.path, draft.fields);
    if (answer.kept || answer.refused) drafts.drop(draft.page);
    if (answer.kept?.person) note(answer.kept.person);
    for (const line of document.querySelectorAll(`[data-nonce="${draft.page.slice(own.length)}"] .badge`)) line.remove();
    cut = Boolean(answer.offline);
    if (cut) break;
    if (answer.ended) {
      strip.hidden = false;
      strip.querySelector("[data-queue]").textContent = words.ended;
      sending = false;
      return;
    }
  }
  sending = false;
  tell(cut);
};

// ---- one person ----
const note = (person) => {
  const at = held.people.findIndex((each) => each.id === person.id);
  if (at >= 0) held.people[at] = person;
  else held.people.push(person);
  const inside = document.getElementById("inside");
  if (inside) {
    inside.textContent = held.people.filter((each) => each.inside).length;
    document.getElementById("expected").textContent = held.people.filter((each) => !each.at && !each.no).length;
  }
  return keep();
};

const line = (person, time, nonce, badge) => {
  const item = document.createElement("li");
  item.dataset.nonce = nonce;
  const box = document.createElement("div");
  const name = document.createElement("h3");
  name.textContent = person.name;
  const text = document.createElement("p");
  text.className = "soft";
  text.textContent = `${time}. ${person.leaves}`;
  box.append(name, text);
  item.append(box);
  if (badge) {
    const mark = document.createElement("span");
    mark.className = "badge badge--now";
    mark.textContent = badge;
    item.append(mark);
  }
  document.getElementById("recent").prepend(item);
};

const hour = () => {
  const at = new Date(now());
  return `${at.getHours()} h ${String(at.getMinutes()).padStart(2, "0")}`;
};

// Without a network: what this page knows, in amber, and a passage that waits.
const passOffline = async (person, kind) => {
  if (kind === "in" && person.inside) {
    show("bad", words.used, say(words.usedText, { name: person.name, time: person.at }));
    return;
  }
  if (kind === "in" && person.no) {
    show("bad", say(words.no, person), words.noText);
    return;
  }
  const nonce = crypto.randomUUID();
  const fields = [["who", person.id], ["kind", kind], ["nonce", nonce], ["at", Math.round(now())], ["offline", "on"]];
  const title = say(words.title, person);
  await globalThis.drafts?.put(own + nonce, { path, title, labels: {}, fields, sent: false });
  const time = hour();
  await note({ ...person, inside: kind === "in", at: person.at || (kind === "in" ? time : "") });
  const more = [person.whence, person.note, kind === "out" ? person.leaves : "", words.unsure].filter(Boolean);
  show("wait", say(kind === "in" ? words.enters : words.leaves, person), more.join(". "));
  line(person, time, nonce, words.queued);
  tell(true);
};

const hashOf = async (text) => {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
};
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const lookOffline = async (typed, kind) => {
  const code = typed.toUpperCase().replace(/\s/g, "");
  const ticket = code.match(/^PP-(\d+)-([A-Z0-9]{6})$/);
  if (ticket && ticket[1] !== String(id)) {
    show("bad", words.other, "");
    return;
  }
  const hash = await hashOf(`${held.uid}:${ticket ? ticket[2] : code}`);
  const known = held.people.find((each) => each.hash === hash);
  if (known) {
    await passOffline(known, kind);
    return;
  }
  const wanted = plain(typed).split(/[\s.-]+/).filter(Boolean);
  const named = held.people.filter((each) => {
    const parts = plain(each.name).split(/[\s.-]+/);
    return wanted.length && wanted.every((word) => parts.some((part) => part.startsWith(word)));
  });
  if (ticket || !named.length) show("bad", words.unknown, words.unknownText);
  else offer(named, kind);
};

// ---- asking ----
const meant = document.getElementById("meant");
const kindNow = () => form.querySelector("[name=kind]:checked")?.value ?? "in";

const ask = async (fields, offline) => {
  globalThis.renew?.(form);
  const body = new FormData();
  const nonce = crypto.randomUUID();
  for (const [name, value] of [...fields, ["nonce", nonce]]) body.append(name, value);
  body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "");
  meant.replaceChildren();
  let answer = null;
  if (!isShell) {
    try {
      const signal = AbortSignal.timeout?.(PATIENCE);
      const got = await fetch(path, { method: "POST", body, headers: { "X-Keep": "1" }, redirect: "manual", signal });
      if (got.type === "opaqueredirect" || got.status === 403) {
        location.reload();
        return;
      }
      if (got.status < 500) answer = await got.json();
    } catch {}
  }
  if (!answer) {
    await offline();
    tell(true);
    return;
  }
  tell(false);
  if (answer.refused) show("bad", answer.refused, "");
  if (answer.verdict) show(answer.verdict.look, answer.verdict.title, answer.verdict.text);
  if (answer.person) {
    await note(answer.person);
    line(answer.person, hour(), nonce, "");
  }
  if (answer.people?.length) offer(answer.people, kindNow());
};

const pass = (person, kind) =>
  ask([["who", person.id], ["kind", kind]], () => passOffline(held.people.find((each) => each.id === person.id) ?? person, kind));
const look = (typed) => ask([["q", typed], ["kind", kindNow()]], () => lookOffline(typed, kindNow()));

const offer = (people, kind) => {
  verdict.hidden = true;
  for (const person of people) {
    const item = document.createElement("li");
    const text = document.createElement("div");
    const name = document.createElement("h3");
    name.textContent = person.name;
    const whence = document.createElement("p");
    whence.className = "soft";
    whence.textContent = person.whence;
    text.append(name, whence);
    const button = document.createElement("button");
    button.className = "btn btn--s";
    button.type = "button";
    button.textContent = `${kind === "in" ? words.in : words.out} `;
    const whom = document.createElement("span");
    whom.className = "vh";
    whom.textContent = person.name;
    button.append(whom);
    button.addEventListener("click", () => pass(person, kind));
    item.append(text, button);
    meant.append(item);
  }
};

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  const field = form.querySelector("[name=q]");
  const typed = field.value.trim();
  if (!typed || !held) return;
  field.value = "";
  await look(typed);
  field.focus();
}, true);

// ---- the camera, where the browser reads codes ----
const camera = document.getElementById("camera");
const picture = document.getElementById("see");
let last = { text: "", at: 0 };
const watch = async (detector) => {
  try {
    for (const { rawValue } of await detector.detect(picture)) {
      if (rawValue === last.text && Date.now() - last.at < AGAIN) continue;
      last = { text: rawValue, at: Date.now() };
      await look(rawValue);
    }
  } catch {}
  setTimeout(() => watch(detector), 250);
};
if (held && "BarcodeDetector" in globalThis && navigator.mediaDevices?.getUserMedia) {
  camera.hidden = false;
  document.getElementById("open-camera").addEventListener("click", async ({ target }) => {
    try {
      picture.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      picture.hidden = false;
      await picture.play();
      target.hidden = true;
      watch(new BarcodeDetector({ formats: ["qr_code"] }));
    } catch {
      show("info", words.noCamera, "");
    }
  });
}

// ---- the network comes back ----
const back = async () => {
  if (isShell) {
    if (await globalThis.reached?.()) location.reload();
  } else flush();
};
addEventListener("online", back);
addEventListener("offline", () => tell(true));
setInterval(async () => {
  if (isShell || (await waiting()).length) back();
}, RETRY);
navigator.serviceWorker?.register("/association/evenements/hors-ligne.js").catch(() => {});
await tell(isShell || !navigator.onLine);
if (navigator.onLine) flush();
