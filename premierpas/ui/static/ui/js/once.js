// A second click on the same button sends nothing; the server refuses a second sending anyway.
document.addEventListener("submit", (event) => {
  const form = event.target;
  // A form that answers with a file stays on its page and may be sent again: it carries data-again.
  if (form.method !== "post" || event.defaultPrevented || "again" in form.dataset) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  // Later, because a disabled button would not send its own value with the form.
  setTimeout(() => event.submitter?.setAttribute("aria-disabled", "true"));
});

const ready = (form) => {
  delete form.dataset.sent;
  form.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
};

// Coming back with the browser's button must find the form usable.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(ready));
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.target.matches?.("form[data-sent]")) ready(event.target);
});
