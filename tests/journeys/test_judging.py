"""What is wrong with a page is found in either width, once for pages made alike."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .judging import DESK, PHONE, Judge, Size

pytestmark = pytest.mark.browser
PAGE = '<!doctype html><html lang="fr"><title>Essai</title><main><h1>Essai</h1>{}</main></html>'
WIDE = "<style>.wide {{ display: none }} @media (min-width: 1000px) {{ .wide {{ {} }} }}</style>"
COVER = '<div style="position: absolute; inset: 0"></div>'
FAULTS = {
    "pale words": ('<p style="color: #bbb">Bonjour</p>', ["at 360 px, light: color-contrast", "at 1280 px, dark: c"]),
    "a picture without words": ('<img src="data:," width="9" height="9">', ["at 360 px, light: image-alt"]),
    "a button under something": (
        f'<div style="position: relative"><button>Oui</button>{COVER}</div>', ["at 360 px: <button>", "at 1280 px: <b"],
    ),
    "a table that is too wide": ('<table><td style="min-width: 500px">Oui</table>', ["at 360 px: "]),
    "words that are pale only on wide screens": (
        "<style>@media (min-width: 1000px) { p { color: #bbb } }</style><p>Bonjour</p>",
        ["at 1280 px, dark: color-contrast"],
    ),
    "words that are pale only in the dark": (
        "<style>@media (prefers-color-scheme: dark) { p { color: #bbb } }</style><p>Bonjour</p>",
        ["at 1280 px, dark: color-contrast"],
    ),
    "a link that only wide screens show, without words": (
        WIDE.format("display: inline-block; inline-size: 40px; block-size: 40px") + '<a class="wide" href="/"></a>',
        ["at 1280 px, dark: link-name"],
    ),
    "a button that only wide screens cover": (
        WIDE.format("display: block; position: fixed; inset: 0") + '<button>Oui</button><div class="wide"></div>',
        ["at 1280 px: <button>"],
    ),
    "targets that are too small": (
        '<button style="font-size: 4px; padding: 0; border: 0">Oui</button>' * 2,
        ["at 360 px, light: target-size", "at 1280 px, dark: target-size"],
    ),
    "nothing": ("<p>Bonjour</p>", []),
}  # fmt: skip


@pytest.fixture
def faults(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., list[str]]]:
    page = browser.new_page()

    def look(content: str, own: Size = PHONE) -> list[str]:
        page.set_viewport_size({"width": own[0], "height": own[1]})
        page.set_content(PAGE.format(content))
        return Judge(page, tmp_path, own).faults()

    yield look
    page.close()


def test_each_fault_is_found_where_it_is(faults):
    wrong = {}
    for what, (content, expected) in FAULTS.items():
        found = faults(f'<div class="{what.replace(" ", "-")}">{content}</div>')
        if len(found) != len(expected) or not all(map(str.startswith, found, expected)):
            wrong[what] = found
    assert wrong == {}


def test_pages_that_are_made_and_shown_alike_are_looked_at_closely_once_from_either_size(faults):
    assert len(faults('<p style="color: #bbb">Bonjour</p>', DESK)) == 2
    assert faults('<p style="color: #bbb">Bonsoir</p>', PHONE) == []
    assert len(faults('<p style="color: #bbb" hidden>Bonsoir</p><p style="color: #bbb">Bonsoir</p>')) == 2


def test_the_tab_is_left_as_it_was(browser: Browser, tmp_path: Path):
    page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]}, color_scheme="light")
    page.set_content(PAGE.format("<p>Bonjour</p>"))
    Judge(page, tmp_path, PHONE).faults()
    assert page.evaluate("[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]") == [PHONE[0], False]
    page.close()
