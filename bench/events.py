"""Pupils who register at the same moment for an event's last seats, beside orders for a free product in pretix.

    make bench NAME=events                  EVENTS_PUPILS=400 EVENTS_SEATS=60 for other sizes

The same number of requests, by the same client (one thread on forty kept connections, which shares the machine and so
does little), to the same server (granian, WSGI, two workers of eight threads), on the same PostgreSQL with the same
settings (every commit is flushed) and the same machine; DEBUG is off on both sides.

Ours: the form of an event's page, sent by pupils who are signed in and have opened that page, as whoever presses its
button has: session, person, capacity, CSRF, permission; then registration, person, code, seat or place in the line,
history, in one transaction. The answer is the redirect, which isn't followed. Theirs: `POST …/orders/` with the token of
a team, one free product, no mail, no plugin: order, position, quota, log, and the order as JSON; its background tasks are
queued and not run, as ours. Neither has a cache server. Whoever comes too late gets a place in the line here; there the
order is refused as sold out, which costs it less.

Pretix comes from the package registry with the hashes of `pretix.txt`, into a virtual environment of this run's own. What
is set up isn't measured. Progress goes to stderr; the last line of stdout is JSON.
"""

import os
import sys
from typing import Any

from events_rush import Asked, Rush, free_port, rush, serving
from own_folder import PROJECT, django_here, own_folder, report, run, tell

PUPILS = int(os.environ.get("EVENTS_PUPILS", "400"))
SEATS = int(os.environ.get("EVENTS_SEATS", "60"))
WARM_UP = 80  # registrations for another event, half of them with a seat: nobody is measured at what is done first


def measure() -> None:
    """Ours, then pretix's, where it can be installed."""
    with own_folder(DEMO="0") as folder:
        with django_here(folder):
            from events_world import fill, standing

            world = fill(PUPILS, SEATS, warm_up=WARM_UP // 2)
            ours = _ours(world)
            counts = standing(world)
        tell(f"ours: {ours.line()}; {counts}")
        figures = figures_of(ours, counts)
        figures |= _beside_pretix(folder, ours)
    report("events", figures, {"speedup_over_pretix": 10, "overbooked": 0, "lost": 0})


def _ours(world: Any) -> Rush:
    port = free_port()
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "premierpas.wsgi:application"]
    with serving(server, port, cwd=PROJECT, env=dict(os.environ), ready="/health/live"):
        opened = rush(port, [Asked(world.page, b"", _headers(world, key), "GET") for key in world.sessions])
        if set(opened.statuses) != {200}:
            raise RuntimeError(f"the page with the button was answered with {opened.statuses}")
        for address in (world.warm_up, world.address):
            asked = [
                Asked(address, f"csrfmiddlewaretoken={world.csrf}".encode(), _headers(world, key))
                for key in world.sessions[: WARM_UP if address == world.warm_up else PUPILS]
            ]
            found = rush(port, asked)
    if set(found.statuses) != {302}:
        raise RuntimeError(f"registrations were answered with {found.statuses}")
    return found


def _headers(world: Any, session: str) -> dict[str, str]:
    cookies = f"{world.session_cookie}={session}; {world.csrf_cookie}={world.csrf}"
    return {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies}


def figures_of(ours: Rush, counts: dict[str, int]) -> dict[str, Any]:
    """What is promised, and how fast."""
    return {
        "concurrent": PUPILS,
        "seats": SEATS,
        "overbooked": max(0, counts["confirmed"] - SEATS),
        "lost": PUPILS - counts["confirmed"] - counts["waiting"] + SEATS - counts["seated"],
        "registrations_per_s": round(ours.per_second, 1),
        "p95_ms": round(ours.p95_ms, 1),
    }


def _beside_pretix(folder: Any, ours: Rush) -> dict[str, Any]:
    from events_pretix import NotInstalled, Pretix

    try:
        pretix = Pretix.installed(folder)
    except NotInstalled as why:
        tell(f"pretix can't be installed here, so nothing is compared: {why}")
        return {"pretix_registrations_per_s": None, "speedup_over_pretix": None, "why_not_compared": str(why)}
    theirs = pretix.measure(PUPILS, SEATS, warm_up=WARM_UP)
    tell(f"pretix: {theirs.line()}")
    sold = theirs.statuses.get(201, 0)
    return {
        "pretix_registrations_per_s": round(theirs.per_second, 1),
        "pretix_p95_ms": round(theirs.p95_ms, 1),
        "pretix_sold": sold,
        "pretix_statuses": {str(status): count for status, count in sorted(theirs.statuses.items())},
        "speedup_over_pretix": round(ours.per_second / theirs.per_second, 1),
    }


if __name__ == "__main__":
    run(measure)
