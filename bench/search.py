"""A page of search over 200,000 offers: the whole page, and its SQL alone, on the same data.

    make bench NAME=search

The page goes through the whole of Django in this process (middleware, session, permission, template, compression) as a
signed-in pupil; its SQL alone is every statement of that page, run again. Sizes are what a browser would receive.
Progress goes to stderr; the last line of stdout is JSON.
"""

import gzip
import os
import re
import statistics
from typing import Any

from opened_page import BROWSER, OpenedPage, p95
from own_folder import django_here, own_folder, report, run, tell
from search_world import MONDAYS, RARE, TODAY, fill

ADDRESS = "/stages/"
OFFERS = int(os.environ.get("OFFERS", "200000"))
ROUNDS = 25
PAGES = {
    "word_near_home": {"q": "vélo"},
    "common_word": {"q": "une semaine"},
    "sector_and_week": {"secteur": "wood", "semaine": MONDAYS[6].isoformat()},
    "five_km": {"q": "garage", "rayon": "5"},
    "mistyped": {"q": "menuisrie"},
    "no_word": {},
    "rare_word": {"q": RARE},
    "rare_far": {"q": RARE, "rayon": "5"},
    "page_2": {"q": "médecin", "page": "2"},
    "last_page": {"page": "20"},
    "nothing": {"q": "zzyzxq"},
    "trade": {"metier": "plomberie"},
    "trade_and_word": {"metier": "boulangerie", "q": "une semaine"},
    "thirty_minutes": {"rayon": "30min"},
    "accessible": {"fauteuil": "1"},
    "map_first": {"vue": "carte"},
    "visitor": None,
}
# What a page has to hold, or its figure would say nothing: further offers among the near ones, several at one place.
HOLDS = {
    "no_word": ("stop--far", "stop__more"), "trade": ("stop--far",),
    "common_word": ("stop--far",), "visitor": ("stop__more",),
}  # fmt: skip
MOST_QUERIES, SQL_SHARE, EXTRA_MS = 12, 2, 10


def few_choose(*sectors: str) -> None:
    """Sectors that few choose, as the night's count writes them: each page then mixes some of theirs in."""
    from premierpas.occupations.sectors import SECTORS
    from premierpas.offers.models import SectorTotal

    SectorTotal.objects.bulk_create(
        [SectorTotal(sector=code, seats=1000, chosen=500, is_seldom=code in sectors) for code in SECTORS]
    )


def check(name: str, page: OpenedPage) -> None:
    """The page shows what it is measured for."""
    html = page.client.get(page.address, page.words).content.decode()
    missing = [mark for mark in HOLDS.get(name, ()) if mark not in html]
    if missing:
        raise RuntimeError(f"{name}: no {', '.join(missing)} on the page")


def sizes(client: Any) -> dict[str, float]:
    """What a first visit and a later page carry, in kB as sent; the font is kept for a year and counted apart."""
    first = client.get(ADDRESS, headers=BROWSER)
    html = first.content if first.get("Content-Encoding") else None
    if html is None:
        raise RuntimeError("pages aren't compressed")
    text = gzip.decompress(html).decode()
    linked = sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js|woff2))"', text)))
    weight = {}
    for address in linked:
        answer = client.get(address, headers=BROWSER)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
        weight[address] = len(b"".join(answer.streaming_content) if answer.streaming else answer.content)
    fonts = {address: size for address, size in weight.items() if address.endswith("woff2")}
    carried = len(html) + sum(weight.values()) - sum(fonts.values())
    words = {"first_load_kb": carried, "later_page_kb": len(html), "font_kb": sum(fonts.values())}
    return {name: round(size / 1000, 1) for name, size in words.items()}


def measure() -> None:
    """Fill, search, compare."""
    with own_folder(DEMO="0") as folder, django_here(folder):
        from django.core.management import call_command
        from django.test import Client

        from premierpas.accounts.flows import BACKEND
        from premierpas.core import clock

        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        with clock.travel(TODAY):
            user = fill(OFFERS)
            few_choose("chemistry", "agriculture", "crafts")
            client = Client()
            client.force_login(user, backend=BACKEND)
            pages = {}
            for name, words in PAGES.items():
                pages[name] = OpenedPage(Client() if words is None else client, ADDRESS, words)
                check(name, pages[name])
                pages[name].measure(ROUNDS)
                tell(pages[name].line(name))
            weight = sizes(client)
    report(
        "search", figures(pages) | weight, {"page_limit": f"{SQL_SHARE} × SQL + {EXTRA_MS} ms", "queries": MOST_QUERIES}
    )


def figures(pages: dict[str, OpenedPage]) -> dict[str, Any]:
    """All searches together, and each one's middle."""
    whole = [value for page in pages.values() for value in page.page_ms]
    alone = [value for page in pages.values() for value in page.sql_ms]
    over = [statistics.median(p.page_ms) - SQL_SHARE * statistics.median(p.sql_ms) - EXTRA_MS for p in pages.values()]
    found: dict[str, Any] = {
        "offers": OFFERS,
        "page_p50_ms": statistics.median(whole),
        "page_p95_ms": p95(whole),
        "sql_p50_ms": statistics.median(alone),
        "sql_p95_ms": p95(alone),
        "queries": max(len(page.statements) for page in pages.values()),
        "cpu_p50_ms": statistics.median(value for page in pages.values() for value in page.cpu_ms),
        "p95_over_limit_ms": p95(whole) - SQL_SHARE * p95(alone) - EXTRA_MS,
        "worst_over_limit_ms": max(over),
    }
    for name, page in pages.items():
        found[f"{name}_page_ms"] = statistics.median(page.page_ms)
        found[f"{name}_sql_ms"] = statistics.median(page.sql_ms)
    return {name: round(value, 1) for name, value in found.items()}


if __name__ == "__main__":
    run(measure)
