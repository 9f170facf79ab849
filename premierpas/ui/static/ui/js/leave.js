// On every page of an account: drafts that were left unsent go to the server. Signing out always signs out; what could
// not be sent stays here, encrypted, and goes into its text when its writer is back.
const words = document.getElementById("unsent")?.content.firstElementChild;
const told = document.getElementById("held")?.content;
const open = new Set([...document.querySelectorAll("form[data-keep] [name=page]")].map((field) => field.value));
const PATIENCE = 5000; // nobody waits longer at a computer that others want
const pause = (time) => new Promise((later) => setTimeout(later, time));

// Whether the page showed a text before it was saved like this; who saved it may never have heard so.
const isOlder = ({ kept }) => {
  const shown = document.querySelector("form[data-keep] [name=version]");
  return kept && shown && Number(shown.value) !== kept.version;
};

// Sends what other pages left; answers with the drafts that still wait.
const flush = async (others = true) => {
  const waiting = [];
  for (const draft of await drafts.all()) {
    if (others && open.has(draft.page)) continue;
    if (draft.sent) {
      drafts.drop(draft.page);
      continue;
    }
    const answer = await drafts.send(draft.path, draft.fields);
    if (answer.kept || answer.spare) drafts.drop(draft.page);
    else waiting.push({ ...draft, offline: answer.offline });
    // The text on the screen is older than what has just arrived.
    const busy = document.querySelector("form[data-keep][data-typed]");
    const changed = answer.kept?.changed || (answer.spare && answer.changed) || isOlder(answer);
    if (changed && draft.path === location.pathname && !busy) location.reload();
  }
  return waiting;
};

const warn = (waiting) => {
  document.querySelector(".unsent")?.remove();
  const box = words.cloneNode(true);
  box.querySelector("[data-list]").textContent = waiting.map((draft) => draft.title).join(" · ");
  const away = box.querySelector("[data-drop]");
  box.querySelector("[data-file]").addEventListener("click", () => {
    drafts.toFile(waiting);
    away.hidden = false;
  });
  away.addEventListener("click", () => {
    for (const draft of waiting) drafts.drop(draft.page);
    box.remove();
  });
  document.getElementById("contenu").prepend(box);
};

// Said above the page: what stays here after signing out, or that signing out waits for the network.
const say = (what) => {
  const line = told.querySelector(`[data-${what}]`).cloneNode(true);
  document.getElementById("contenu").prepend(line);
  line.focus();
};

const signOut = async (form) => {
  const sent = flush(false).catch(() => [true]);
  const waiting = await Promise.race([sent, pause(PATIENCE).then(() => [true])]);
  await drafts.leave();
  if (waiting.length) localStorage.setItem("pp.left", "1");
  if (!(await globalThis.reached())) say("later");
  // Whatever page comes first when the network is back ends the session, also in another tab or tomorrow.
  localStorage.setItem("pp.leaving", "1");
  while (!(await globalThis.reached())) await pause(3000);
  globalThis.renew(form);
  form.dataset.flushed = "1";
  form.requestSubmit();
};

const isSignOut = (form) => form.matches("[action$='/deconnexion/']");

if (globalThis.drafts && words) {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!isSignOut(form) || form.dataset.flushed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!drafts.closed) signOut(form);
  }, true);
  const leaving = localStorage.getItem("pp.leaving") && [...document.forms].find(isSignOut);
  const send = async () => {
    const waiting = await flush();
    if (!waiting.length) document.querySelector(".unsent")?.remove();
    else if (!document.querySelector(".unsent")) warn(waiting);
    if (waiting.some((draft) => draft.offline)) setTimeout(send, 4000);
  };
  if (leaving) leaving.requestSubmit();
  else send();
} else if (told) {
  try {
    if (localStorage.getItem("pp.left")) say("left");
    for (const name of ["pp.left", "pp.leaving"]) localStorage.removeItem(name);
  } catch {} // storage is switched off: nothing was left
}
