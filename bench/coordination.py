"""The pages of those who follow many pupils and companies, in a territory of 20,000: the page, and its SQL alone.

    make bench NAME=coordination

A coordinator opens the home, the board of one class, the list of pupils, those who have lost their mentor, and 2,000
pairs, then, among 800 companies with 200,000 lines of timeline, a company's file and the list, through the whole of
Django in this process.
Progress goes to stderr; the last line of stdout is JSON.
"""

import statistics
from typing import Any

from coordination_companies import fill_companies
from coordination_world import TODAY, fill
from opened_page import OpenedPage, p95
from own_folder import django_here, own_folder, report, run, tell

PUPILS, PAIRS = 20_000, 2_000
COMPANIES, LINES = 800, 200_000
ROUNDS = 40
MOST_QUERIES, SQL_SHARE, EXTRA_MS = 15, 3, 20


def measure() -> None:
    """Fill, open, compare."""
    with own_folder(DEMO="0") as folder, django_here(folder):
        from django.conf import settings
        from django.core.management import call_command
        from django.test import Client
        from django.urls import reverse

        from premierpas.accounts.flows import BACKEND
        from premierpas.core import clock

        settings.REQUIRE_MFA_ROLES = set()  # the coordinator of this world has no second factor
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        with clock.travel(TODAY):
            user, classroom = fill(PUPILS, PAIRS)
            file = fill_companies(user, COMPANIES, LINES)
            client = Client()
            client.force_login(user, backend=BACKEND)
            addresses = {
                "home": reverse("portal:coordinator_home"),
                "board": reverse("portal:class_board", args=[classroom]),
                "pupils": reverse("following:pupils"),
                "alone": reverse("following:pupils") + "?etape=sans-mentor",
                "pairs": reverse("mentoring:pairs"),
                "company": reverse("outreach:file", args=[file]),
                "companies_list": reverse("outreach:companies") + "?tri=pas",
            }
            pages = {name: OpenedPage(client, address) for name, address in addresses.items()}
            for name, page in pages.items():
                page.measure(ROUNDS)
                tell(line(name, page))
    report(
        "coordination",
        {"pupils": PUPILS, "pairs": PAIRS, "companies": COMPANIES, "timeline_rows": LINES} | figures(pages),
        {"page_limit": f"{SQL_SHARE} × SQL + {EXTRA_MS} ms", "queries": MOST_QUERIES},
    )


def line(name: str, page: OpenedPage) -> str:
    """One page in words."""
    middle, alone = statistics.median(page.page_ms), statistics.median(page.sql_ms)
    return f"  {name:14} page {middle:6.1f} ms, SQL alone {alone:6.1f} ms, {len(page.statements)} queries"


def figures(pages: dict[str, OpenedPage]) -> dict[str, Any]:
    """What is reported of each page."""
    found: dict[str, Any] = {}
    for name, page in pages.items():
        found[f"{name}_p95_ms"] = round(p95(page.page_ms), 1)
        found[f"{name}_sql_p95_ms"] = round(p95(page.sql_ms), 1)
        found[f"{name}_queries"] = len(page.statements)
    return found


if __name__ == "__main__":
    run(measure)
