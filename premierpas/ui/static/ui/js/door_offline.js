// Without a network a scan is judged by the list that this page holds: shown as to be confirmed, and sent later.
const { held, hour, id, line, note, now, say, show, words } = globalThis.doorList;
const { own, tell } = globalThis.doorQueue;
const path = `/association/evenements/${id}/accueil/passage/`;

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

const lookOffline = async (typed, kind, offer) => {
  const code = typed.toUpperCase().replace(/\s/g, "");
  const ticket = code.match(/^PP-(\d+)-([A-Z0-9]{6})$/);
  if (ticket && ticket[1] !== String(id)) {
    show("bad", words.other, "");
    return;
  }
  const hash = await hashOf(`${held().uid}:${ticket ? ticket[2] : code}`);
  const known = held().people.find((each) => each.hash === hash);
  if (known) {
    await passOffline(known, kind);
    return;
  }
  const wanted = plain(typed).split(/[\s.-]+/).filter(Boolean);
  const named = held().people.filter((each) => {
    const parts = plain(each.name).split(/[\s.-]+/);
    return wanted.length && wanted.every((word) => parts.some((part) => part.startsWith(word)));
  });
  if (ticket || !named.length) show("bad", words.unknown, words.unknownText);
  else offer(named);
};

globalThis.doorOffline = { lookOffline, passOffline, path };
