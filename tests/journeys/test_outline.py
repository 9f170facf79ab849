"""Pages made alike are looked at once; a page that lacks something isn't one of them."""

import pytest
from playwright.sync_api import Browser

from .outline import OUTLINE

pytestmark = pytest.mark.browser
GOOD = '<form><label for="a">Nom</label><input id="a"></form>'


def outline(browser: Browser, html: str) -> str:
    tab = browser.new_page()
    tab.set_content(html)
    found = tab.evaluate(OUTLINE)
    tab.close()
    return "".join(found)


@pytest.mark.parametrize("alike", [GOOD.replace("Nom", "Ville"), GOOD.replace('"a"', '"z"')])
def test_words_and_numbers_make_no_difference(alike: str, browser: Browser):
    assert outline(browser, alike) == outline(browser, GOOD)


def test_what_surrounds_the_content_is_a_part_of_its_own(browser: Browser):
    tab = browser.new_page()
    parts = {}
    for name, html in {"a": f"<nav>Un</nav><main>{GOOD}</main>", "b": f"<main>{GOOD}</main>"}.items():
        tab.set_content(html)
        parts[name] = tab.evaluate(OUTLINE)
    tab.close()
    assert parts["a"][0] != parts["b"][0] and parts["a"][1] == parts["b"][1]


def test_like_rows_count_once(browser: Browser):
    assert outline(browser, "<ul><li>Un<li>Deux<li>Trois</ul>") == outline(browser, "<ul><li>Un<li>Deux</ul>")


@pytest.mark.parametrize(
    "broken",
    [
        '<form><input id="a"></form>',
        '<form><label for="b">Nom</label><input id="a"></form>',
        '<form><label for="a"></label><input id="a"></form>',
        '<form><label for="a">Nom</label><input id="a"><p id="a"></p></form>',
        '<form><label for="a">Nom</label><input id="a" class="faint"></form>',
    ],
)
def test_what_is_missing_doubled_or_coloured_otherwise_makes_another_page(broken: str, browser: Browser):
    assert outline(browser, broken) != outline(browser, GOOD)
