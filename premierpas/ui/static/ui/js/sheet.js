// A sheet read aloud, and printed: both buttons appear only where the browser can do it.
const aloud = document.querySelector("[data-aloud]");
const voice = window.speechSynthesis;

const sentences = (place) =>
  [...place.querySelectorAll("h1, h2, h3, p, li, dt, dd, blockquote")]
    .filter((part) => !part.closest(".head__over") && !part.querySelector("h3, p, li, blockquote"))
    .map((part) => part.innerText.trim())
    .filter(Boolean);

if (aloud && voice) {
  const label = aloud.querySelector("span");
  const begin = label.textContent;
  let speaking = false;
  const ended = () => {
    speaking = false;
    label.textContent = begin;
  };
  aloud.hidden = false;
  aloud.addEventListener("click", () => {
    voice.cancel();
    if (speaking) return ended();
    const said = sentences(document.getElementById(aloud.dataset.aloud)).map((text) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = "fr-FR";
      return utterance;
    });
    said.at(-1).addEventListener("end", ended);
    speaking = true;
    label.textContent = aloud.dataset.stop;
    for (const utterance of said) voice.speak(utterance);
  });
  window.addEventListener("pagehide", () => voice.cancel());
}

const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
