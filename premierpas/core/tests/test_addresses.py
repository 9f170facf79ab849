"""An address whose pattern is kept is the one that Django would write."""

import pytest
from django.urls import NoReverseMatch, reverse

from premierpas.core.addresses import address


@pytest.mark.parametrize(
    ("route", "numbers"),
    [("portal:about", ()), ("following:pupil", (12,)), ("following:pupil", (3,)), ("placements:sheet", (7, 41))],
)
def test_is_what_reverse_says(route, numbers):
    assert address(route, *numbers) == reverse(route, args=numbers)


def test_a_route_that_does_not_exist_is_refused():
    with pytest.raises(NoReverseMatch):
        address("portal:nowhere")
