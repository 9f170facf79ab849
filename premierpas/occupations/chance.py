"""A few trades for who doesn't know: the same for everybody, whoever they are, mixed once and for all."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from hashlib import sha256

from .sheets import Sheet, sheets

AT_ONCE = 3


@cache
def _mixed() -> list[Sheet]:
    return sorted(sheets().values(), key=lambda sheet: sha256(sheet.slug.encode()).digest())


def handful(number: int) -> Sequence[Sheet]:
    """The so-many-th three; after the last the first come again."""
    mixed = _mixed()
    start = (number * AT_ONCE) % len(mixed)
    return (mixed[start:] + mixed[:start])[:AT_ONCE]


def of_the_month(today: date) -> Sequence[Sheet]:
    """Three that change with the month."""
    return handful(today.year * 12 + today.month)
