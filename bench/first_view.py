"""Bytes, requests and the largest contentful paint of a first visit on slow 3G, for the pages that visitors open.

    make bench NAME=first_view

Chromium, a phone's screen, an empty cache, 400 kbit/s each way and 400 ms of delay; each page in a context of its own,
three times, the middle one told. The site is one that runs with the demo world (`FIRST_VIEW=http://localhost:8000`), or
is started here on nothing. Fonts are counted apart: text is shown without them. Progress goes to stderr; the last line
of stdout is JSON.
"""

import os
import re
import statistics
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from demo import Start
from own_folder import chromium_path, own_folder, report, run, tell

ROUNDS, MOST_KB, MOST_MS = 3, 60, 2500
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
PAINTED = """() => new Promise(resolve => {
  let last = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) last = entry.startTime; })
    .observe({type: 'largest-contentful-paint', buffered: true});
  setTimeout(() => resolve(last), 500);
})"""


@contextmanager
def a_site() -> Iterator[str]:
    """The address of a running site with the demo world."""
    given = os.environ.get("FIRST_VIEW", "").rstrip("/")
    if given:
        yield given
        return
    with own_folder(DEMO="1"):
        port = 8321
        running = Start(port)
        try:
            yield f"http://localhost:{port}"
        finally:
            running.end()


def addresses(site: str) -> dict[str, str]:
    """The pages: the first of each kind that its list leads to."""

    def first(list_of: str, wanted: str) -> str:
        with urllib.request.urlopen(site + list_of) as answer:
            found = re.search(wanted, answer.read().decode())
        if found is None:
            raise RuntimeError(f"{list_of} leads to nothing")
        return found[1]

    return {
        "home": "/",
        "search": "/stages/",
        "offer": first("/stages/", r'href="(/stages/[a-z0-9-]+-\d+/)"'),
        "sheet": first("/metiers/?q=soigner", r'href="(/metiers/(?!gardes|comparer|interets|sources)[a-z-]+/)"'),
        "company": first("/entreprises/", r'href="(/entreprises/[a-z0-9-]+-\d+/)"'),
        "event": first("/evenements/", r'href="(/evenements/[a-z0-9-]+/)"'),
    }


def first_view(browser: Any, address: str) -> dict[str, float]:
    """One visit with an empty cache."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-FR")
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW_3G)
    kinds: dict[str, str] = {}
    sizes = {"font": 0, "rest": 0}
    network.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))

    def finished(event: dict[str, Any]) -> None:
        sizes["font" if kinds.get(event["requestId"]) == "Font" else "rest"] += int(event["encodedDataLength"])

    network.on("Network.loadingFinished", finished)
    page.goto(address, wait_until="networkidle", timeout=60_000)
    painted = page.evaluate(PAINTED)
    context.close()
    return {"kb": sizes["rest"] / 1000, "font_kb": sizes["font"] / 1000, "requests": len(kinds), "lcp_ms": painted}


def measure() -> None:
    """All pages; the middle of three visits each."""
    from playwright.sync_api import sync_playwright

    with a_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        figures: dict[str, Any] = {}
        for name, path in addresses(site).items():
            visits = [first_view(browser, site + path) for _round in range(ROUNDS)]
            figures[name] = {key: round(statistics.median(each[key] for each in visits), 1) for key in visits[0]}
            tell(f"{name}: {figures[name]}")
        browser.close()
    figures["over"] = sorted(name for name, each in figures.items() if each["kb"] > MOST_KB or each["lcp_ms"] > MOST_MS)
    report("first_view", figures, {"kb": MOST_KB, "lcp_ms": MOST_MS})


if __name__ == "__main__":
    run(measure)
