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
    return str(found)


@pytest.mark.parametrize("alike", [GOOD.replace("Nom", "Ville"), GOOD.replace('"a"', '"z"')])
def test_words_and_numbers_make_no_difference(alike: str, browser: Browser):
    assert outline(browser, alike) == outline(browser, GOOD)


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
