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

// A page that stood open while somebody signed in elsewhere holds an old token, which would be refused.
const renew = (form) => {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1];
  const field = form.elements.csrfmiddlewaretoken;
  if (token && field) field.value = token;
};
globalThis.renew = renew;

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
  renew(form);
  form.dataset.reached = "";
  form.requestSubmit(event.submitter);
  delete form.dataset.reached;
}, true);
