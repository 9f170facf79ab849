// After a form came back with errors, focus goes to their summary, so that it is read first.
const toErrors = () => document.querySelector(".errors[tabindex]")?.focus();

toErrors();
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.querySelector?.(".errors[tabindex]")) toErrors();
});
