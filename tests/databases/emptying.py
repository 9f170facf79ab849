"""After a test that committed: only the tables that it wrote into are emptied."""

from typing import Any

from django.db import connection
from django.test import TransactionTestCase

_filled: set[str] = set()  # by the migrations


def remember() -> None:
    """What has rows now stays."""
    _filled.update(with_rows())


def with_rows() -> list[str]:
    """The tables that aren't empty; one question, whatever their number."""
    with connection.cursor() as cursor:
        tables = [each for each in connection.introspection.table_names(cursor) if each not in _filled]
        asked = ", ".join(f"EXISTS (SELECT FROM {connection.ops.quote_name(each)})" for each in tables)
        cursor.execute(f"SELECT {asked}")
        return [table for table, has_rows in zip(tables, cursor.fetchone(), strict=True) if has_rows]


def empty(_test: Any) -> None:
    """Instead of Django's emptying of every table, and of its making all permissions again."""
    if tables := with_rows():
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(map(connection.ops.quote_name, tables))} CASCADE")


def install() -> None:
    """For every test of this process."""
    remember()
    TransactionTestCase._fixture_teardown = empty
