// The door: each scan goes to the server at once, and where there is no network it is judged here (`door_offline.js`).
const PATIENCE = 4000; // a queue stands there: nobody waits longer for an answer
const RETRY = 10000;
const AGAIN = 3000; // the same ticket before the camera is one scan

const { held, hour, isShell, line, note, offer: rows, ready, show, words } = globalThis.doorList;
const { flush, tell, waiting } = globalThis.doorQueue;
const { lookOffline, passOffline, path } = globalThis.doorOffline;
const form = document.getElementById("pass");

const meant = document.getElementById("meant");
const kindNow = () => form.querySelector("[name=kind]:checked")?.value ?? "in";

const known = (person) => held().people.find((each) => each.id === person.id);

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
    const before = known(answer.person);
    await note(answer.person);
    if (before?.inside !== answer.person.inside) line(answer.person, hour(), nonce, "");
  }
  if (answer.people?.length) offer(answer.people, kindNow());
};

const pass = (person, kind) =>
  ask([["who", person.id], ["kind", kind]], () => passOffline(known(person) ?? person, kind));
const look = (typed) => ask([["q", typed], ["kind", kindNow()]], () => lookOffline(typed, kindNow(), (people) => offer(people, kindNow())));

const offer = (people, kind) => rows(people, kind, pass);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  const field = form.querySelector("[name=q]");
  const typed = field.value.trim();
  if (!typed || !held()) return;
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
await ready;
if (held() && "BarcodeDetector" in globalThis && navigator.mediaDevices?.getUserMedia) {
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
