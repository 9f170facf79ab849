"""The look at every screen finds what a pointer can't reach, and nothing else."""

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser

from .pointer import covered_controls

pytestmark = pytest.mark.browser

STYLES = Path(settings.BASE_DIR) / "premierpas/ui/static/ui/content.css"
ROW = '<ul class="rows"><li><div><h3><a href="/">Atelier</a></h3><button>Mettre en pause</button></div></li></ul>'
STRETCHED = '<style>li { position: relative } h3 a::after { content: ""; position: absolute; inset: 0 }</style>'
PAGES = {
    "a title's link over the buttons of its row": (STRETCHED + ROW, ["Mettre en pause"]),
    "the same with our own styles": (f"<style>{STYLES.read_text(encoding='utf-8')}</style>{ROW}", []),
    "a notice over a field": (
        '<input id="q"><div id="notice" style="position: fixed; inset: 0">Notice</div>', ['id="q"']
    ),
    "a radio button that its label draws": (
        '<label>Oui <input type="radio" style="position: absolute; opacity: 0; pointer-events: none"></label>', [],
    ),
    "a button for the Enter key": ('<button aria-hidden="true" tabindex="-1"></button>', []),
    "a link that waits above the page": ('<a href="/" style="position: absolute; inset-block-start: -6rem">Aller</a>', []),
    "a table's head for ears only": (
        '<div style="position: absolute; inline-size: 1px; overflow: hidden; clip-path: inset(50%)"><a href="/">Nom</a>'
        "</div><p>Atelier</p>", [],
    ),
    "a closed part": ("<details><summary>Plus</summary><button>Dedans</button></details>", []),
    "what stands below the window": ('<div style="block-size: 3000px"></div><button>En bas</button>', []),
    "what sticks to the window's edge": (
        '<div style="block-size: 3000px"></div><button>En bas</button><div style="block-size: 600px"></div>'
        '<nav style="position: fixed; inset: auto 0 0; block-size: 60px"></nav>', [],
    ),
}  # fmt: skip


def test_only_what_a_pointer_cannot_reach_is_found(browser: Browser):
    page = browser.new_page(viewport={"width": 360, "height": 740})
    wrong = {}
    for what, (html, covered) in PAGES.items():
        page.set_content(f"<!doctype html><body>{html}</body>")
        found = covered_controls(page)
        if len(found) != len(covered) or not all(each in said for each, said in zip(covered, found, strict=True)):
            wrong[what] = found
    page.close()
    assert wrong == {}
