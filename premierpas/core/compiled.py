"""`Compiled`: a query whose SQL is built once, for what every page asks.

    memberships_of = Compiled(lambda: Membership.objects.filter(user=Given("user"), until=None).order_by("pk"))
    memberships_of(user=12)             # a list, as from the queryset

Django builds a statement anew each time, and PostgreSQL plans it anew; both take longer than to find rows by number.
Here the shape is fixed and only what is `Given` changes: it is built once a process and planned once a connection.
Values go to the database as they are: numbers, texts, dates.

    board_of = compiled_by(lambda territory, asked, today: files_of(territory).filter(asked.condition(today)))
    board_of(3, asked, today)()         # one statement for each set of values that was asked for

Where the shape itself follows from what is asked (filters, a day, a place), a statement is kept for each.
"""

from collections.abc import Callable, Hashable
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Generic, Self, TypeVar, cast

import psycopg
from django.core.exceptions import EmptyResultSet
from django.db import connection, connections, router
from django.db.models import Expression, QuerySet
from django.db.models.query import ModelIterable
from psycopg.errors import FeatureNotSupported
from psycopg.pq import TransactionStatus

from . import clock
from .rows import Objects, ObjectsOf

T = TypeVar("T")


class Given(Expression):
    """A value that isn't known yet; `many` for `__in`, which then takes a list: of numbers, or `of` another type."""

    def __init__(self, name: str, *, many: bool = False, of: str = "bigint") -> None:
        super().__init__()
        self.name, self.many, self.of = name, many, of

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """A place for the value; the parameter says which."""
        return (f"(SELECT unnest(%s::{self.of}[]))" if self.many else "%s"), [self]


class _Kept(psycopg.Cursor[Any]):
    """The server keeps its statements with their plans, where the connection may have any kept.

    A column that a migration has made wider meanwhile makes a kept plan useless: such a statement is planned anew.
    """

    def execute(self, query: Any, params: Any = None, **_options: Any) -> Self:
        try:
            return super().execute(query, params, prepare=True)
        except FeatureNotSupported:
            if self.connection.info.transaction_status != TransactionStatus.IDLE:
                raise  # the transaction is lost; with it goes whatever was kept
            return super().execute(query, params, prepare=False)


def kept_cursor(using: str = "default") -> Any:
    """A cursor for a statement that is asked often and word for word the same: PostgreSQL plans it once.

    Where statements are logged, with what is in them, it is one like all others.
    """
    connection: Any = connections[using]
    if connection.queries_logged:
        return connection.cursor()
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    with connection.wrap_database_errors:
        return connection._prepare_cursor(_Kept(connection.connection))


def _plain_cursor(using: str) -> Any:
    return connections[using].cursor()


@dataclass(frozen=True)
class _Shape:
    """What is the same each time."""

    queryset: QuerySet[Any]
    compiler: Any
    converters: dict[int, Any]
    sql: str
    parameters: tuple[Any, ...]
    objects: ObjectsOf | None = None  # where rows become objects


class _Query:
    """The query of one asking: that of the shape, whose rows are here already."""

    def __init__(self, shape: _Shape, rows: list[Any]) -> None:
        self._query, self.objects = shape.queryset.query, shape.objects
        self._compiler = copy(shape.compiler)
        self._compiler.connection = connections[shape.compiler.using]
        self._compiler.execute_sql = lambda *_args, **_options: [rows]
        self._compiler.get_converters = lambda _expressions: shape.converters
        self._compiler.has_composite_fields = lambda _expressions: False

    def get_compiler(self, *_args: Any, **_options: Any) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)


class Compiled(Generic[T]):
    """A queryset to be asked often, of which only the given values change."""

    def __init__(
        self, build: Callable[[], QuerySet[Any, T]], *, day: date | None = None, is_planned_once: bool = True
    ) -> None:
        """`build` may ask for no rows and no time, which would be kept; only for the `day` that it is built for."""
        self._build, self._day, self._cursor = build, day, kept_cursor if is_planned_once else _plain_cursor
        self._ready: _Shape | None = None

    def __call__(self, **given: Any) -> list[T]:
        """The rows, read now."""
        shape = self._ready or self._compile()
        if not shape.sql:
            return []
        filled = tuple(given[each.name] if isinstance(each, Given) else each for each in shape.parameters)
        with self._cursor(shape.compiler.using) as cursor:
            cursor.execute(shape.sql, filled)
            rows = cursor.fetchall()
        asked: Any = QuerySet.__new__(type(shape.queryset))
        asked.__dict__.update(shape.queryset.__dict__, _query=_Query(shape, rows))
        if shape.objects:
            asked._iterable_class = Objects
        return list(asked)

    def get(self, **given: Any) -> T:
        """The one row; raises DoesNotExist where there is none."""
        for row in self(**given):
            return row
        raise (self._ready or self._compile()).queryset.model.DoesNotExist

    def first(self, **given: Any) -> T | None:
        """The first row; the queryset itself says that it wants no more."""
        return next(iter(self(**given)), None)

    def _compile(self) -> _Shape:
        with clock.stopped(self._day), connection.execute_wrapper(_no_rows):
            queryset = self._build()
            queryset = queryset.using(router.db_for_read(queryset.model))
            compiler = queryset.query.get_compiler(using=queryset.db)
            try:
                sql, parameters = compiler.as_sql()
            except EmptyResultSet:  # Django knows that there is nothing, without asking
                self._ready = _Shape(queryset, compiler, {}, "", ())
                return self._ready
        columns = [column for column, *_named in compiler.select[: compiler.col_count]]
        if compiler.has_composite_fields(columns):
            raise TypeError("a key of several columns can't be compiled")
        objects, built = None, cast(Any, queryset)
        if built._iterable_class is ModelIterable and not built._known_related_objects:
            objects = ObjectsOf(compiler.select, compiler.klass_info, compiler.annotation_col_map, queryset.db)
        self._ready = _Shape(queryset, compiler, compiler.get_converters(columns), sql, tuple(parameters), objects)
        return self._ready


def _no_rows(_execute: Any, sql: str, *_rest: Any) -> Any:
    raise RuntimeError(f"rows would be kept in a statement: {sql[:200]}")


MOST_KEPT = 512


def compiled_by(build: Callable[..., QuerySet[Any, T]]) -> Callable[..., Compiled[T]]:
    """A statement for each set of values, all that it depends on: a day is one of them, an instant is `Given`.

    Only statements are kept, never rows: each is asked anew, in the transaction of whoever asks. There may be many, so
    no connection keeps their plans.
    """

    @lru_cache(maxsize=MOST_KEPT)
    def of(*values: Hashable) -> Compiled[T]:
        day = next((each for each in values if type(each) is date), None)
        return Compiled(lambda: build(*values), day=day, is_planned_once=False)

    return of
