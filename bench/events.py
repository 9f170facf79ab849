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

Both servers run, and take turns: one rush here, one there, nine times, each for an event of its own. A machine's speed
changes within minutes, so each round is compared for itself; what is told is the median.

Pretix comes from the package registry with the hashes of `pretix.txt`, into a virtual environment of this run's own. What
is set up isn't measured. Progress goes to stderr; the last line of stdout is JSON.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from events_rush import Asked, Rush, free_port, rush, serving
from own_folder import PROJECT, django_here, own_folder, report, run, tell

PUPILS = int(os.environ.get("EVENTS_PUPILS", "400"))
SEATS = int(os.environ.get("EVENTS_SEATS", "60"))
ROUNDS = int(os.environ.get("EVENTS_ROUNDS", "9"))
# Registrations for another event, half of them with a seat: nobody is measured at what is done first, by each thread
# for itself (its connection, and PostgreSQL's plans of that connection).
WARM_UP = PUPILS


def measure() -> None:
    """Ours beside pretix's, where it can be installed."""
    with own_folder(DEMO="0") as folder, django_here(folder), ExitStack() as stack:
        from events_world import fill, standing

        world = fill(PUPILS, SEATS, rounds=ROUNDS, warm_up=WARM_UP // 2)
        theirs, why_not = _theirs(stack, folder)  # takes minutes, in which a server that is warm grows cold again
        ours = stack.enter_context(_ours(world))
        rounds = []
        for number, event in enumerate(world.events):
            mine = ours(number)
            counts = standing(event)
            tell(f"ours: {mine.line()}; {counts}")
            other = theirs(number) if theirs else None
            if other:
                tell(f"pretix: {other.line()}")
            rounds.append((mine, other, counts))
    figures = figures_of(rounds) | ({"why_not_compared": why_not} if why_not else {})
    report("events", figures, {"speedup_over_pretix": 10, "overbooked": 0, "lost": 0})


@contextmanager
def _ours(world: Any) -> Iterator[Callable[[int], Rush]]:
    port = free_port()
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "premierpas.wsgi:application"]

    def registered(address: str, sessions: list[str]) -> Rush:
        body = f"csrfmiddlewaretoken={world.csrf}".encode()
        found = rush(port, [Asked(address, body, _headers(world, key)) for key in sessions])
        if set(found.statuses) != {302}:
            raise RuntimeError(f"registrations were answered with {found.statuses}")
        return found

    with serving(server, port, cwd=PROJECT, env=dict(os.environ), ready="/health/live"):
        opened = rush(port, [Asked(world.page, b"", _headers(world, key), "GET") for key in world.sessions])
        if set(opened.statuses) != {200}:
            raise RuntimeError(f"the page with the button was answered with {opened.statuses}")
        registered(world.warm_up, world.sessions[:WARM_UP])
        yield lambda number: registered(world.addresses[number], world.sessions)


def _theirs(stack: ExitStack, folder: Path) -> tuple[Callable[[int], Rush] | None, str]:
    """What runs a round of pretix, or why there is none."""
    from events_pretix import NotInstalled, Pretix

    try:
        pretix = Pretix.installed(folder)
    except NotInstalled as why:
        tell(f"pretix can't be installed here, so nothing is compared: {why}")
        return None, str(why)
    return stack.enter_context(pretix.answering(PUPILS, SEATS, rounds=ROUNDS, warm_up=WARM_UP)), ""


def _headers(world: Any, session: str) -> dict[str, str]:
    cookies = f"{world.session_cookie}={session}; {world.csrf_cookie}={world.csrf}"
    return {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies}


def figures_of(rounds: list[tuple[Rush, Rush | None, dict[str, int]]]) -> dict[str, Any]:
    """What is promised, of all rounds together; and how fast, of the round in the middle."""
    ours, theirs = [mine for mine, _other, _counts in rounds], [other for _mine, other, _counts in rounds if other]
    counted = [counts for _mine, _other, counts in rounds]
    figures = {
        "concurrent": PUPILS,
        "seats": SEATS,
        "rounds": len(rounds),
        "overbooked": sum(max(0, each["confirmed"] - SEATS) for each in counted),
        "lost": sum(PUPILS - each["confirmed"] - each["waiting"] + SEATS - each["seated"] for each in counted),
        "registrations_per_s": round(median(each.per_second for each in ours), 1),
        "p95_ms": round(median(each.p95_ms for each in ours), 1),
    }
    if not theirs:
        return figures | {"pretix_registrations_per_s": None, "speedup_over_pretix": None}
    speedups = [mine.per_second / other.per_second for mine, other in zip(ours, theirs, strict=True)]
    return figures | {
        "pretix_registrations_per_s": round(median(each.per_second for each in theirs), 1),
        "pretix_p95_ms": round(median(each.p95_ms for each in theirs), 1),
        "pretix_sold": sum(each.statuses.get(201, 0) for each in theirs),
        "pretix_statuses": {
            str(key): count for key, count in sorted(sum((e.statuses for e in theirs), Counter()).items())
        },
        "speedup_over_pretix": round(median(speedups), 1),
        "speedups": [round(each, 1) for each in speedups],
    }


if __name__ == "__main__":
    run(measure)
