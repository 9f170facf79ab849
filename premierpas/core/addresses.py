"""Addresses that are written on every page or in every row: each pattern is looked up once.

address("portal:about")                      # "/a-propos/"
address("following:pupil", pupil_id)         # the number goes where the pattern has it
address("offers:detail", offer.slug, 12)     # so does a slug
"""

from functools import cache

from django.urls import reverse

_FIRST = 9_000_000_000_000_001  # as numbers of rows never are, so that no pattern holds it by itself


def address(route: str, *parts: int | str) -> str:
    """What `reverse` says, for a route without parts or whose parts are numbers and slugs."""
    if not parts:
        return _shape(route, ())
    words = tuple(isinstance(each, str) for each in parts)
    if any(words) and not all(_is_slug(each) for each in parts if isinstance(each, str)):
        return reverse(route, args=parts)  # which quotes, or refuses, what isn't one
    return _shape(route, words).format(*parts)


def _is_slug(word: str) -> bool:
    return word.isascii() and word.replace("-", "").replace("_", "").isalnum()


@cache
def _shape(route: str, words: tuple[bool, ...]) -> str:
    if not words:
        return reverse(route)
    marks = [f"mark-{_FIRST + n}" if is_word else _FIRST + n for n, is_word in enumerate(words)]
    shape = reverse(route, args=marks)
    for n, mark in enumerate(marks):
        shape = shape.replace(str(mark), f"{{{n}}}")
    return shape
