// The search box of the header: "/" leads to it, arrows go through what it found, Escape leaves it.
const box = document.querySelector("[data-find] input");

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

const step = (event, form) => {
  const stops = [box, ...form.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement);
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
};

if (box) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (!box.checkVisibility?.()) return;
    event.preventDefault();
    box.focus();
  });
  box.form.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event, box.form);
    if (event.key === "Escape") document.activeElement.blur();
  });
}
