// On every page of a pupil: drafts that were left unsent go to the server, and signing out leaves none behind.
const words = document.getElementById("unsent")?.content.firstElementChild;
const open = new Set([...document.querySelectorAll("form[data-keep] [name=page]")].map((field) => field.value));

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
    const changed = answer.kept?.changed || (answer.spare && answer.changed);
    if (changed && draft.path === location.pathname && !busy) location.reload();
  }
  return waiting;
};

const warn = (waiting, leave) => {
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
  const button = box.querySelector("[data-leave]");
  button.hidden = !leave;
  button.addEventListener("click", leave);
  document.getElementById("contenu").prepend(box);
  if (leave) box.focus();
};

if (globalThis.drafts && words) {
  const send = async () => {
    const waiting = await flush();
    if (!waiting.length) document.querySelector(".unsent")?.remove();
    else if (!document.querySelector(".unsent")) warn(waiting);
    if (waiting.some((draft) => draft.offline)) setTimeout(send, 4000);
  };
  send();
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-sign-out], [action$='/deconnexion/']") || form.dataset.flushed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const leave = () => {
      drafts.close();
      form.dataset.flushed = "1";
      form.requestSubmit();
    };
    const waiting = await flush(false);
    await new Promise((later) => setTimeout(later)); // a form can't be sent again while it tells of being sent
    if (waiting.length) return warn(waiting, leave);
    leave();
    drafts.wipe();
  }, true);
}
