// A form that keeps what is typed goes only when the server can be reached: else the browser's error page takes its place.
const reached = async () => {
  try {
    await fetch("/health/live", { cache: "no-store", signal: AbortSignal.timeout?.(8000) });
    return true;
  } catch {
    return false;
  }
};
globalThis.reached = reached;

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-keep], form[data-hold]") || "reached" in form.dataset) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if ("asking" in form.dataset) return;
  form.dataset.asking = "";
  const there = await reached();
  delete form.dataset.asking;
  if (!there) {
    form.dispatchEvent(new CustomEvent("unreached"));
    return;
  }
  form.dataset.reached = "";
  form.requestSubmit(event.submitter);
  delete form.dataset.reached;
}, true);
