"""Addresses that are written on every page or in every row: each pattern is looked up once.

address("portal:about")                 # "/a-propos/"
address("following:pupil", pupil_id)    # the number goes where the pattern has it
"""

from functools import cache

from django.urls import reverse

_FIRST = 9_000_000_000_000_001  # as numbers of rows never are, so that no pattern holds it by itself


def address(route: str, *numbers: int) -> str:
    """What `reverse` says, for a route without parts or whose parts are all numbers."""
    shape = _shape(route, len(numbers))
    return shape.format(*numbers) if numbers else shape


@cache
def _shape(route: str, parts: int) -> str:
    if not parts:
        return reverse(route)
    marks = [_FIRST + n for n in range(parts)]
    shape = reverse(route, args=marks)
    for n, mark in enumerate(marks):
        shape = shape.replace(str(mark), f"{{{n}}}")
    return shape
