// A ticket that was opened is kept for when there is no network: its worker serves it until the event is over.
const { serviceWorker } = navigator;
serviceWorker
  ?.register("/evenements/hors-ligne.js")
  .then(async (registration) => {
    const worker = registration.active ?? registration.waiting ?? registration.installing;
    worker?.postMessage(location.href);
  })
  .catch(() => {});
