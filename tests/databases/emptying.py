"""After a test that committed: only the tables that it wrote into are emptied."""

from typing import Any

import pgtrigger
from django.db import connection, transaction
from django.test import TransactionTestCase

_filled: set[str] = set()  # by the migrations


def remember() -> None:
    """What has rows now stays."""
    _filled.update(with_rows())


def with_rows() -> list[str]:
    """The tables that aren't empty; one question, whatever their number."""
    tables = _tables()
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"EXISTS (SELECT FROM {_quoted(table)})" for table in tables))
        return [table for table, has_rows in zip(tables, cursor.fetchone(), strict=True) if has_rows]


def empty(_test: Any) -> None:
    """Instead of Django's emptying of every table, and of its making all permissions again.

    Rows are deleted, which makes no file anew: TRUNCATE does for each table, and for all that lead to it, rows or none.
    Who still writes is waited for. The constraints are looked at when all rows are gone, in whatever order they went.
    """
    with transaction.atomic(), pgtrigger.ignore(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {', '.join(map(_quoted, _tables()))} IN SHARE ROW EXCLUSIVE MODE")
        for table in with_rows():
            cursor.execute(f"DELETE FROM {_quoted(table)}")


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        return [table for table in connection.introspection.table_names(cursor) if table not in _filled]


def _quoted(table: str) -> str:
    return connection.ops.quote_name(table)


def install() -> None:
    """For every test of this process."""
    remember()
    TransactionTestCase._fixture_teardown = empty
