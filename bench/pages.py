"""Every page of the demo world beside its own SQL and `/health/live`, by role.

    make bench NAME=pages

Each demo account opens its home and follows every link on it, and on what that leads to; the first address of each
route is measured. No list of pages to keep up to date: what can be reached is measured. Files are left out, and so are
the secret links that the outbox of a demo world shows: they are other people's. `PAGES=programme` measures only the
routes whose name holds that word. On a busy machine a long page is interrupted more often than a short one, so
the limit is held against what each takes undisturbed: the work of this process, and the wait for the database.
Progress goes to stderr; the last line of stdout is JSON.
"""

import io
import os
import re
import statistics
import time
from collections import deque
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from opened_page import BROWSER, OpenedPage
from own_folder import django_here, own_folder, report, run, tell

LIVE = "/health/live"
ROUNDS = 11
SQL_SHARE, LIVE_SHARE = 2, 15
APART = ("/l/", "/static/", "/demo/")
LINK = re.compile(r'<a\s[^>]*?href="([^"#]+)')
ONLY = os.environ.get("PAGES", "")


def roles() -> Iterator[tuple[str, Any]]:
    """A name and a signed-in client for each demo account, and for a visitor."""
    from django.test import Client

    from premierpas.accounts.capacities import viewer_of
    from premierpas.accounts.flows import BACKEND
    from premierpas.accounts.models import User
    from premierpas.demo.accounts import demo_accounts

    yield "visitor", Client()
    for account in demo_accounts():
        user = User.objects.get(pk=account.user_id)
        capacity = viewer_of(user).capacity
        if capacity is None:
            raise RuntimeError(f"{account.login} may do nothing")
        client = Client()
        client.force_login(user, backend=BACKEND)
        first_name = account.login.split(".")[0]
        yield f"pupil_{first_name}" if capacity.kind == "pupil" else str(capacity.kind), client


def addresses(client: Any) -> dict[str, str]:
    """The first address of each route that links lead to, from the home of whoever is signed in."""
    from django.urls import Resolver404, resolve

    found: dict[str, str] = {}
    door = client.get("/entrer/")
    waiting = deque([door["Location"] if door.status_code == 302 and door["Location"] != "/connexion/" else "/", "/"])
    while waiting:
        address = waiting.popleft()
        parts = urlsplit(address)
        if parts.netloc or parts.scheme or parts.path.startswith(APART):
            continue
        try:
            route = resolve(parts.path).view_name
        except Resolver404:
            continue
        if route in found:
            continue
        answer = client.get(parts.path, headers={"Accept-Encoding": "identity"})
        if answer.status_code != 200 or not answer.get("Content-Type", "").startswith("text/html"):
            continue
        found[route] = parts.path
        waiting.extend(urljoin(parts.path, href) for href in LINK.findall(answer.content.decode()))
    return {route: address for route, address in found.items() if ONLY in route}


def measure() -> None:
    """Load, follow, measure, compare."""
    with own_folder(DEMO="1") as folder, django_here(folder):
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        call_command("demo", stdout=io.StringIO())
        pages, live_ms = measured()
    report("pages", figures(pages, live_ms), {"page_limit": f"{SQL_SHARE} × SQL + {LIVE_SHARE} × live"})


def measured() -> tuple[dict[str, OpenedPage], dict[str, list[float]]]:
    """Every page of every role, and what `/health/live` worked between its rounds."""
    from django.test import Client

    stranger = Client()
    pages, live_ms = {}, {}

    def live() -> float:
        cpu = time.process_time()
        stranger.get(LIVE, headers=BROWSER)
        return (time.process_time() - cpu) * 1000

    for _each in range(ROUNDS):
        live()
    for role, client in roles():
        for route, address in addresses(client).items():
            name, beside = f"{role}_{route.replace(':', '_')}", []
            pages[name], live_ms[name] = OpenedPage(client, address), beside
            pages[name].measure(ROUNDS, beside=lambda beside=beside: beside.append(live()))
            tell(pages[name].line(name))
    return pages, live_ms


def figures(pages: dict[str, OpenedPage], live_ms: dict[str, list[float]]) -> dict[str, float]:
    """Each page undisturbed, and how far the furthest is over the limit."""
    if not pages:
        raise RuntimeError(f"no page's name holds “{ONLY}”")
    over = {}
    live = statistics.median(min(beside) for beside in live_ms.values())
    found: dict[str, float] = {"live_ms": live, "pages": len(pages)}
    for name, page in pages.items():
        whole, alone = page.undisturbed
        over[name] = whole - SQL_SHARE * alone - LIVE_SHARE * live
        found |= {f"{name}_ms": whole, f"{name}_sql_ms": alone, f"{name}_queries": len(page.statements)}
        found[f"{name}_cpu_ms"] = min(page.cpu_ms)
    for name in sorted(over, key=lambda name: -over[name]):
        if over[name] > 0:
            tell(f"  over by {over[name]:6.1f} ms: {name}")
    found |= {"over_limit": sum(value > 0 for value in over.values()), "worst_over_limit_ms": max(over.values())}
    return {name: round(value, 2) for name, value in found.items()}


if __name__ == "__main__":
    run(measure)
