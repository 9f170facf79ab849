"""One order for all lists that people read: as in a dictionary, accents and capitals aside, on any database."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db.models import F, Func
from django.db.models.expressions import OrderBy

from .text import sort_name

T = TypeVar("T")


def alphabetical(field: str) -> OrderBy:
    """To sort rows by a field: `.order_by(alphabetical("name"), "pk")`."""
    return OrderBy(Func(Func(F(field), function="unaccent"), function="lower"))


def in_order(rows: Iterable[T], name: Callable[[T], object]) -> list[T]:
    """To sort what isn't read from the database: `in_order(choices, lambda choice: choice[1])`."""
    return sorted(rows, key=lambda row: sort_name(str(name(row))))
