// Without a network: the door's page, the same for everybody, and the tickets that were opened here, until they are over.
const NAME = "door-{{ version }}";
const TICKETS = "tickets"; // drafts.js empties it at sign-out
const SHELL = "{{ shell }}";
const FILES = {{ files|safe }};
const isDoor = (path) => /^\/association\/evenements\/\d+\/accueil\/$/.test(path);
const isTicket = (path) => /^\/evenements\/[^/]+\/billet\/$/.test(path);

addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(NAME);
    await cache.put(SHELL, await fetch(SHELL, { credentials: "omit", cache: "reload" }));
    await cache.addAll(FILES);
    await skipWaiting();
  })());
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("door-") && name !== NAME) await caches.delete(name);
    await clients.claim();
  })());
});

const isOver = (answer) => new Date(answer.headers.get("X-Ticket-Until") ?? 0) < new Date();

// What the server says now is kept; a refusal takes the ticket away.
const ticket = async (request) => {
  const kept = await caches.open(TICKETS);
  for (const old of await kept.keys()) if (isOver(await kept.match(old))) await kept.delete(old);
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.headers.has("X-Ticket-Until")) await kept.put(request.url, answer.clone());
    else await kept.delete(request.url);
    return answer;
  } catch (error) {
    const found = await kept.match(request.url);
    if (!found) throw error;
    return found;
  }
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (request.mode === "navigate" && request.method === "GET" && isTicket(path)) event.respondWith(ticket(request));
  else if (request.mode === "navigate" && request.method === "GET" && isDoor(path))
    event.respondWith(fetch(request).catch(() => caches.match(SHELL)));
  else if (FILES.includes(path))
    event.respondWith(caches.match(request, { ignoreSearch: true }).then((kept) => kept ?? fetch(request)));
});

// The page that registers this worker was opened before it: it is kept now.
addEventListener("message", (event) => {
  if (isTicket(new URL(event.data, location).pathname))
    event.waitUntil(ticket(new Request(event.data, { credentials: "same-origin" })).catch(() => {}));
});
