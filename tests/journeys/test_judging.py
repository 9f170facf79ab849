"""What is wrong with a page is found in either width, once for pages made alike."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .judging import DESK, NARROWEST, PHONE, EachWidth, Judge, Size

pytestmark = pytest.mark.browser
PAGE = '<!doctype html><html lang="fr"><title>Essai</title><main><h1>Essai</h1>{}</main></html>'
WIDE = "<style>.wide {{ display: none }} @media (min-width: 1000px) {{ .wide {{ {} }} }}</style>"
COVER = '<div style="position: absolute; inset: 0"></div>'
FAULTS = {
    "pale words": ('<p style="color: #bbb">Bonjour</p>', ["at 360 px, light: color-contrast", "at 1280 px, dark: c"]),
    "a picture without words": ('<img src="data:," width="9" height="9">', ["at 360 px, light: image-alt"]),
    "a field without a label": ("<input>", ["at 360 px, light: label"]),
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
    "words that pale slowly in the dark": (
        "<style>p { transition: color 60s } @media (prefers-color-scheme: dark) { p { color: #bbb } }</style><p>Bonjour</p>",
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


def _judged(judge: Judge, page: Page, content: str) -> list[str]:
    page.goto("about:blank")
    page.set_content(PAGE.format(content))
    return judge.faults()


@pytest.fixture
def faults(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., list[str]]]:
    page = browser.new_page()

    def look(content: str, own: Size = PHONE) -> list[str]:
        page.set_viewport_size({"width": own[0], "height": own[1]})
        return _judged(Judge(page, tmp_path, own), page, content)

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


def test_what_surrounds_a_page_and_what_it_holds_are_looked_at_once_each(faults):
    bad, other = (
        '<p style="color: #bbb">Bonjour</p>',
        '</main><footer><img src="data:," width="9" height="9"></footer><main>',
    )
    assert [each[:30] for each in faults(bad)] == ["at 360 px, light: color-contra", "at 1280 px, dark: color-contra"]
    assert [each[:27] for each in faults(bad + other)] == ["at 360 px, light: image-alt"]
    assert [each[:23] for each in faults("<input>" + other)] == ["at 360 px, light: label"]


def test_colours_are_looked_at_where_a_block_or_what_it_lies_in_is_new(faults):
    words, found = "<b></b>" * 12 + '<p style="color: #ddd">Bonjour</p>', "at 360 px, light: color-contra"
    assert faults(f'<section style="background: #222">{words}</section>') == []
    assert [each[:30] for each in faults(f"<section>{words}</section>")] == [found, "at 1280 px, dark: color-contra"]
    assert faults(f"<h2>Encore</h2><section>{words}</section>") == []
    assert [each[:30] for each in faults(f"<section>{words.replace('#ddd', '#dde')}</section>")][:1] == [found]


def test_colours_are_looked_at_also_outside_the_part_that_is_new(faults):
    around = "<p>Bonjour</p></main><footer><p>Bonsoir</p></footer><main>"
    styles = '<link rel="stylesheet" href="data:text/css,footer p{color:rgb(200,200,200)}">'
    assert faults(around) == []
    assert [each[:30] for each in faults(styles + around)][:1] == ["at 360 px, light: color-contra"]


@pytest.mark.parametrize("came_at", [NARROWEST, DESK])
def test_each_fault_is_found_whichever_size_the_tab_has(browser: Browser, tmp_path: Path, came_at: Size):
    page, wrong = browser.new_page(), {}
    judge = EachWidth(page, tmp_path, NARROWEST)
    wide = ('<div style="inline-size: 340px">Oui</div>', ["at 320 px: "])
    for what, (content, expected) in {**FAULTS, "what is as wide as some phones": wide}.items():
        page.set_viewport_size({"width": came_at[0], "height": came_at[1]})
        found = _judged(judge, page, f'<div class="{what.replace(" ", "-")}">{content}</div>')
        kinds = {each.partition(": ")[2] for each in expected}
        if bool(found) != bool(expected) or not all(any(f": {kind}" in each for each in found) for kind in kinds):
            wrong[what] = found
    page.close()
    assert wrong == {}


def test_the_tab_is_left_as_it_was(browser: Browser, tmp_path: Path):
    page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]}, color_scheme="light")
    _judged(Judge(page, tmp_path, PHONE), page, "<p>Bonjour</p>")
    assert page.evaluate("[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]") == [PHONE[0], False]
    page.close()
