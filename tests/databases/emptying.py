"""After a test that committed: only the tables that it wrote into are emptied."""

from typing import Any

import pgtrigger
from django.db import connection, transaction
from django.test import TransactionTestCase

from .server import quoted, with_rows

_filled: set[str] = set()  # by the migrations


def remember() -> None:
    """What has rows now stays."""
    _filled.update(left())


def left() -> list[str]:
    """The tables that tests have written into."""
    with connection.cursor() as cursor:
        return [table for table in with_rows(cursor) if table not in _filled]


def empty(_test: Any) -> None:
    """Instead of Django's emptying of every table, and of its making all permissions again.

    Rows are deleted, which makes no file anew: TRUNCATE does for each table, and for all that lead to it, rows or none.
    Who still writes is waited for. The constraints are looked at when all rows are gone, in whatever order they went.
    """
    with transaction.atomic(), pgtrigger.ignore(), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - _filled
        cursor.execute(f"LOCK TABLE {', '.join(map(quoted, sorted(tables)))} IN SHARE ROW EXCLUSIVE MODE")
        for table in left():
            cursor.execute(f"DELETE FROM {quoted(table)}")


def install() -> None:
    """For every test of this process."""
    remember()
    TransactionTestCase._fixture_teardown = empty
