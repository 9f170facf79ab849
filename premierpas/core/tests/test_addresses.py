"""An address whose pattern is kept is the one that Django would write."""

import pytest
from django.urls import NoReverseMatch, reverse

from premierpas.core.addresses import address


@pytest.mark.parametrize(
    ("route", "parts"),
    [
        ("portal:about", ()), ("following:pupil", (12,)), ("following:pupil", (3,)), ("placements:sheet", (7, 41)),
        ("offers:detail", ("velo-bois", 12)), ("offers:detail", ("offre", 3)),
    ],
)  # fmt: skip
def test_is_what_reverse_says(route, parts):
    assert address(route, *parts) == reverse(route, args=parts)


def test_a_route_that_does_not_exist_is_refused():
    with pytest.raises(NoReverseMatch):
        address("portal:nowhere")


@pytest.mark.parametrize("word", ["à vélo", "a/b", "", "{0}"])
def test_a_word_that_is_no_slug_is_refused_as_django_refuses_it(word):
    with pytest.raises(NoReverseMatch):
        address("offers:detail", word, 12)
