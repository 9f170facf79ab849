"""Pages made for paper are on a screen first: each leads back to where it was asked for."""

from pathlib import Path

import premierpas

PAGES = Path(premierpas.__file__).parent


def test_every_page_for_paper_leads_back() -> None:
    printed = [
        page for page in PAGES.glob("*/templates/**/*.html") if 'extends "ui/print.html"' in page.read_text("utf-8")
    ]
    assert len(printed) > 2
    ends = [page.name for page in printed if not {"{% crumb", '<a href="{% url'} & _ways(page.read_text("utf-8"))]
    assert ends == []


def _ways(text: str) -> set[str]:
    before = text.partition("<h1")[0]
    return {way for way in ("{% crumb", '<a href="{% url') if way in before}
