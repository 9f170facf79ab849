// Drafts in this browser: encrypted with the account's own key, which only the server gives to whoever is signed in.
// The next one at the same computer can neither read them nor tell whose they are. No key, no drafts.
const { mark, key } = document.body.dataset;
if (mark && key) {
  try {
    sessionStorage.setItem("pp.mark", mark);
    sessionStorage.setItem("pp.key", key);
  } catch {} // storage may be switched off: then the server alone keeps
}

const stored = (name) => {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
};
const prefix = `pp.${stored("pp.mark")}.`;
const toBytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const toText = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

const secret = (async () => {
  const own = stored("pp.key");
  if (!own || !globalThis.crypto?.subtle) return null;
  return crypto.subtle.importKey("raw", toBytes(own), "AES-GCM", false, ["encrypt", "decrypt"]);
})();

// Keeps one page's draft: {path, title, labels, fields, sent, at}. Quietly does nothing where nothing can be kept.
const put = async (page, draft) => {
  const own = await secret;
  if (!own || drafts.closed) return;
  const vector = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify({ ...draft, at: Date.now() }));
  const closed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: vector }, own, plain));
  try {
    localStorage.setItem(prefix + page, `${toText(vector)}.${toText(closed)}`);
  } catch {} // full
};

const drop = (page) => localStorage.removeItem(prefix + page);

// One page's draft, with the page that wrote it; none when it can't be read.
const one = async (page) => {
  const own = await secret;
  try {
    const [vector, closed] = localStorage.getItem(prefix + page).split(".").map(toBytes);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: vector }, own, closed);
    return { page, ...JSON.parse(new TextDecoder().decode(plain)) };
  } catch {
    return null;
  }
};

const names = () => Object.keys(localStorage).filter((name) => name.startsWith(prefix));
const isHeld = (name) => name.startsWith(`${prefix}held:`); // of a form that the server stores only when asked

// Every draft of this account that sends itself.
const all = async () => {
  if (!(await secret)) return [];
  const own = names().filter((name) => !isHeld(name));
  return (await Promise.all(own.map((name) => one(name.slice(prefix.length))))).filter(Boolean);
};

// Sends one page's fields: {kept}, {spare}, {refused}, {ended} (the session) or {offline}.
const send = async (path, fields) => {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (token) body.set("csrfmiddlewaretoken", token);
  try {
    const headers = { "X-Keep": "1" };
    const answer = await fetch(path, {
      method: "POST", body, headers, redirect: "manual", signal: AbortSignal.timeout?.(20000),
    });
    if (answer.ok || answer.status === 422) {
      const said = await answer.json();
      return said.refused || said.spare ? said : { kept: said };
    }
    return answer.status >= 500 ? { offline: true } : { ended: true };
  } catch {
    return { offline: true };
  }
};

// Whoever leaves: nothing more is kept here, and nothing stays but what the server doesn't have yet.
const leave = async () => {
  const sent = (await all()).filter((draft) => draft.sent).map((draft) => prefix + draft.page);
  drafts.closed = true;
  for (const name of names()) if (isHeld(name) || sent.includes(name)) localStorage.removeItem(name);
  for (const name of ["pp.mark", "pp.key"]) sessionStorage.removeItem(name);
  await globalThis.caches?.delete("tickets"); // those of events, kept for when there is no network
};

// The text of drafts as a file that the pupil keeps.
const toFile = (list) => {
  const text = list
    .map((draft) => [draft.title, ...draft.fields.filter(([name]) => draft.labels[name])
      .map(([name, value]) => `${draft.labels[name]}\n${value}`)].join("\n\n"))
    .join("\n\n\n");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = "mes-textes.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};

globalThis.drafts = { put, drop, one, all, send, leave, toFile, closed: false };
