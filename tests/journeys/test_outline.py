"""Pages made alike are looked at once; a page that lacks something isn't one of them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .outline import OUTLINE

pytestmark = pytest.mark.browser
GOOD = '<form><label for="a">Nom</label><input id="a"></form>'


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def parts(tab: Page, html: str) -> list[str]:
    tab.set_content(html)
    return tab.evaluate(OUTLINE)["parts"]


def blocks(tab: Page, html: str) -> list[str]:
    tab.set_content(f"<main>{html}</main>")
    return tab.evaluate(OUTLINE)["blocks"]


def test_words_and_numbers_make_no_difference(tab: Page):
    for alike in (GOOD.replace("Nom", "Ville"), GOOD.replace('"a"', '"z"')):
        assert parts(tab, alike) == parts(tab, GOOD), alike
    short, long = (parts(tab, GOOD.replace("<input", f'<input maxlength="{most}"')) for most in (20, 400))
    assert short == long


def test_what_surrounds_the_content_is_a_part_of_its_own(tab: Page):
    with_head, without = (parts(tab, f"{head}<main>{GOOD}</main>") for head in ("<nav>Un</nav>", ""))
    assert with_head[0] != without[0] and with_head[1] == without[1]


def test_like_rows_count_once(tab: Page):
    assert parts(tab, "<ul><li>Un<li>Deux<li>Trois</ul>") == parts(tab, "<ul><li>Un<li>Deux</ul>")


def test_like_neighbours_count_once(tab: Page):
    one, other, third = "<li>Un", "<li><a href='/'>Deux</a>", "<li><b>Trois</b>"
    lists = (one + other + one, (one + other) * 3, one + other + one + third, one + other + one + other + third)
    first, longer, *others = (parts(tab, f"<ul>{each}</ul>")[0] for each in lists)
    assert first == longer and len({first, *others}) == 3


def test_the_strokes_of_a_drawing_make_no_difference_but_what_is_named_does(tab: Page):
    drawing = parts(tab, "<svg role='img' aria-label='Vélo'></svg>")
    assert parts(tab, "<svg role='img' aria-label='Roue'><g><circle r='9'/></g><path d='M0 0h9'/></svg>") == drawing
    for named in ("<circle r='9' role='img'/>", "<g><text>9</text></g>", "<a href='/'><circle r='9'/></a>"):
        assert parts(tab, f"<svg role='img' aria-label='Roue'>{named}</svg>") != drawing, named


def test_what_is_missing_doubled_hidden_or_coloured_otherwise_makes_another_page(tab: Page):
    for broken in (
        '<form><input id="a"></form>',
        '<form><label for="b">Nom</label><input id="a"></form>',
        '<form><label for="a"></label><input id="a"></form>',
        '<form><label for="a">Nom</label><input id="a"><p id="a"></p></form>',
        '<form><label for="a">Nom</label><input id="a" class="faint"></form>',
        f"<style>label {{ visibility: hidden }}</style>{GOOD}",
    ):
        shown = broken.replace("hidden", "visible") if "style" in broken else GOOD
        assert parts(tab, broken) != parts(tab, shown), broken


def test_a_block_is_what_it_holds_where_it_lies_and_what_is_beside_it(tab: Page):
    long = f"<section><p>Un</p>{'<b></b>' * 12}<ul><li>Deux</li></ul></section>"
    known = set(blocks(tab, long))
    assert len(known) == 5 and set(blocks(tab, f"<h1>Titre</h1>{long.replace('Deux', 'Trois')}")) > known
    for other, new in (
        (long.replace("<p>", "<p class='faint'>"), 2),
        (long.replace("<li>", "<li class='faint'>"), 1),
        (long.replace("<section>", "<section class='night'>"), 5),
        (f"{long}<p>Après</p>", 1),
        (long.replace("<section>", "<section>Avant "), 1),
        (f"{long}<link rel='stylesheet' href='data:text/css,'>", 6),
    ):
        assert len(set(blocks(tab, other)) - known) == new, other


def test_what_a_tick_inside_may_colour_is_one_block(tab: Page):
    for tag in ("label", "tr"):
        row = f"<{tag}><td><input type='checkbox'>{'<i></i>' * 14}<b>Oui</b></td></{tag}>"
        html = f"<table>{row}</table>" if tag == "tr" else row
        plain, ticked = (blocks(tab, each) for each in (html, html.replace("'checkbox'", "'checkbox' checked")))
        assert len(plain) == 1 and plain != ticked
