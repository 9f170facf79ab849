// What a door shows: who is expected (the list that this page holds, encrypted, gone at sign-out), the verdict, the last passages.
const door = document.getElementById("door");
const words = document.getElementById("door-words").dataset;
const isShell = "shell" in door.dataset;
const id = door.dataset.event ?? location.pathname.match(/\/(\d+)\/accueil\//)?.[1];
const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

let held = null;
const read = async () => {
  if (isShell) held = (await globalThis.drafts?.one(`held:door:${id}`)) ?? null;
  else {
    const { expected, uid, now, until } = door.dataset;
    held = { people: JSON.parse(expected), uid, until: Number(until), ahead: Number(now) - Date.now() };
  }
  if (held && held.until < now()) globalThis.drafts?.drop(`held:door:${id}`);
  else if (held) await keep();
  if (isShell && !held) {
    document.getElementById("pass").hidden = true;
    document.getElementById("nothing-held").hidden = false;
  }
};
const now = () => Date.now() + (held?.ahead ?? 0);
const keep = () => globalThis.drafts?.put(`held:door:${id}`, held);

const verdict = document.getElementById("verdict");
const show = (look, title, text) => {
  verdict.className = `verdict verdict--${look}`;
  verdict.querySelector("b").textContent = title;
  verdict.querySelector("p").textContent = text;
  verdict.hidden = false;
};

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
  document.getElementById("nobody")?.remove();
};

const hour = () => {
  const at = new Date(now());
  return `${at.getHours()} h ${String(at.getMinutes()).padStart(2, "0")}`;
};

// The rows of people whom a name may mean, each with a button that lets them pass.
const offer = (people, kind, pass) => {
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
    document.getElementById("meant").append(item);
  }
};


globalThis.doorList = { id, isShell, keep, line, hour, note, now, offer, say, show, words, held: () => held, ready: read() };
