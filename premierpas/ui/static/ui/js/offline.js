// Without a network: the drafts of this address can still be read and written; they go when the network is back.
const place = document.getElementById("drafts");
const empty = document.getElementById("no-draft");

let kept = Promise.resolve(); // the page goes only when the last letters are stored

const show = (draft) => {
  const title = document.createElement("h2");
  title.textContent = draft.title;
  const form = document.createElement("form");
  form.className = "stack";
  for (const [name, value] of draft.fields) {
    if (!draft.labels[name]) continue;
    const label = document.createElement("label");
    label.textContent = draft.labels[name];
    const box = document.createElement("textarea");
    box.rows = 5;
    box.name = box.id = label.htmlFor = name;
    box.value = value;
    const field = document.createElement("div");
    field.className = "field";
    field.append(label, box);
    form.append(field);
  }
  const turn = draft.fields.find(([name]) => name === "turn");
  if (turn) turn[1] = String(Number(turn[1]) + 1);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    draft.fields.find(([name]) => name === event.target.name)[1] = event.target.value;
    kept = drafts.put(draft.page, { ...draft, sent: false });
  });
  place.append(title, form);
};

const here = location.pathname;
globalThis.drafts?.all().then((list) => {
  const own = list.filter((draft) => draft.path === here).sort((one, other) => other.at - one.at);
  const unsent = own.filter((draft) => !draft.sent);
  const shown = unsent.length ? unsent : own.slice(0, 1);
  shown.forEach(show);
  empty.hidden = shown.length > 0;
});
const again = () => kept.finally(() => location.reload());
addEventListener("online", again);
// A network that says it is there may answer nothing yet, and then says nothing more: ask.
const ask = async () => {
  try {
    await fetch("/health/live", { cache: "no-store" });
    again();
  } catch {
    setTimeout(ask, 5000);
  }
};
setTimeout(ask, 5000);
document.getElementById("again").addEventListener("click", again);
