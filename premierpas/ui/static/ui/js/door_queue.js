// What a door noted without a network, sent later under its own nonce: twice is once.
const { id, isShell, note, say, words } = globalThis.doorList;
const own = `door:${id}:`;
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

globalThis.doorQueue = { flush, own, tell, waiting };
