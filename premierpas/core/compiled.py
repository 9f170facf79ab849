"""`Compiled`: a query whose SQL is built once, for what every page asks.

    memberships_of = Compiled(lambda: Membership.objects.filter(user=Given("user"), until=None).order_by("pk"))
    memberships_of(user=12)             # a list, as from the queryset

Django builds a statement anew each time, which takes longer than PostgreSQL needs to answer it by number. Here the
shape is fixed and only what is `Given` changes. Values go to the database as they are: numbers, texts, dates.

    board_of = compiled_by(lambda territory, asked, today: files_of(territory).filter(asked.condition(today)))
    board_of(3, asked, today)()         # one statement for each set of values that was asked for

Where the shape itself follows from what is asked (filters, a day, a place), a statement is kept for each.
"""

from collections.abc import Callable, Hashable
from copy import copy
from datetime import date
from functools import lru_cache
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections, router
from django.db.models import Expression, QuerySet

from . import clock

T = TypeVar("T")


class Given(Expression):
    """A value that isn't known yet; `many` for `__in`, which then takes a list: of numbers, or `of` another type."""

    def __init__(self, name: str, *, many: bool = False, of: str = "bigint") -> None:
        super().__init__()
        self.name, self.many, self.of = name, many, of

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """A place for the value; the parameter says which."""
        return (f"(SELECT unnest(%s::{self.of}[]))" if self.many else "%s"), [self]


class Compiled(Generic[T]):
    """A queryset to be asked often, of which only the given values change."""

    def __init__(self, build: Callable[[], QuerySet[Any, T]], *, day: date | None = None) -> None:
        """`build` may ask for no rows and no time, which would be kept; only for the `day` that it is built for."""
        self._build, self._day = build, day
        self._ready: tuple[QuerySet[Any, T], Any, str, tuple[Any, ...]] | None = None

    def __call__(self, **given: Any) -> list[T]:
        """The rows, read now."""
        queryset, compiler, sql, parameters = self._ready or self._compile()
        if not sql:
            return []
        filled = tuple(given[each.name] if isinstance(each, Given) else each for each in parameters)
        asked = copy(compiler)
        asked.connection = connections[compiler.using]
        asked.as_sql = lambda *_args, **_options: (sql, filled)
        rows = queryset.all()
        rows.query.get_compiler = lambda *_args, **_options: asked  # type: ignore[method-assign]
        return list(rows)

    def first(self, **given: Any) -> T | None:
        """The first row; the queryset itself says that it wants no more."""
        return next(iter(self(**given)), None)

    def _compile(self) -> tuple[QuerySet[Any, T], Any, str, tuple[Any, ...]]:
        with clock.stopped(self._day), connection.execute_wrapper(_no_rows):
            queryset = self._build()
            queryset = queryset.using(router.db_for_read(queryset.model))
            compiler = queryset.query.get_compiler(using=queryset.db)
            try:
                sql, parameters = compiler.as_sql()
            except EmptyResultSet:  # Django knows that there is nothing, without asking
                sql, parameters = "", ()
        self._ready = queryset, compiler, sql, tuple(parameters)
        return self._ready


def _no_rows(_execute: Any, sql: str, *_rest: Any) -> Any:
    raise RuntimeError(f"rows would be kept in a statement: {sql[:200]}")


MOST_KEPT = 512


def compiled_by(build: Callable[..., QuerySet[Any, T]]) -> Callable[..., Compiled[T]]:
    """A statement for each set of values, all that it depends on: a day is one of them, an instant is `Given`.

    Only statements are kept, never rows: each is asked anew, in the transaction of whoever asks.
    """

    @lru_cache(maxsize=MOST_KEPT)
    def of(*values: Hashable) -> Compiled[T]:
        return Compiled(lambda: build(*values), day=next((each for each in values if type(each) is date), None))

    return of
