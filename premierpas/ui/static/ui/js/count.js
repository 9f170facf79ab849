// How much room a text has left, in signs and lines, said below it while one types; too much is told, never cut.
for (const box of document.querySelectorAll("textarea[data-most], input[data-most]:not([type=hidden])")) {
  const most = Number(box.dataset.most);
  const lines = Number(box.dataset.lines ?? 0);
  const words = Number(box.dataset.words ?? 0); // how many are asked for: a goal, not a limit
  const said = document.createElement("p");
  said.className = "count-left soft";
  said.id = `${box.id}_left`;
  box.after(said);
  box.setAttribute("aria-describedby", `${box.getAttribute("aria-describedby") ?? ""} ${said.id}`.trim());
  const tell = () => {
    const length = [...box.value.trim()].length;
    // Where there is room for pages, it is said when half is used; on one line, when it is nearly full.
    const quiet = box.rows ? most > 1500 && length < most / 2 : length < most * 0.8;
    const count = box.value.split("\n").filter((line) => line.trim()).length;
    const signs = quiet ? "" : `${length} / ${most}`;
    if (words) said.textContent = `${box.value.split(/\s+/).filter(Boolean).length} / ${words} ${box.dataset.wordsWord}`;
    else said.textContent = lines ? `${signs} · ${count} / ${lines} ${box.dataset.linesWord}` : signs;
    said.hidden = !said.textContent;
    said.classList.toggle("error", length > most || (lines > 0 && count > lines));
    // Read aloud only near the end: a voice at every letter would be in the way.
    if (length > most * 0.9) said.setAttribute("aria-live", "polite");
    else said.removeAttribute("aria-live");
  };
  box.addEventListener("input", tell);
  box.addEventListener("count", tell); // filled in by a script
  tell();
}
