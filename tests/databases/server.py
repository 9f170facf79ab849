"""Going from one database of the server to another."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection

# For a server of tests alone: what they write may be lost with the machine's power.
FAST = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
    "max_connections": "200",
}


def go_to(name: str) -> None:
    """This thread's connection, and those that other threads open from now on, are to this database."""
    connection.close()
    for named in (connection.settings_dict, settings.DATABASES["default"]):
        named["NAME"] = name


@contextmanager
def at(name: str) -> Iterator[None]:
    """There and back."""
    before = connection.settings_dict["NAME"]
    go_to(name)
    try:
        yield
    finally:
        go_to(before)


def quoted(name: str) -> str:
    """The name of a database or of a table in SQL."""
    return connection.ops.quote_name(name)


def with_rows(cursor: Any) -> list[str]:
    """The tables that aren't empty; one question, whatever their number."""
    tables = connection.introspection.table_names(cursor)
    cursor.execute("SELECT " + ", ".join(f"EXISTS (SELECT FROM {quoted(table)})" for table in tables))
    return [table for table, has_rows in zip(tables, cursor.fetchone(), strict=True) if has_rows]


def database_names(cursor: Any, prefix: str) -> list[str]:
    """All databases whose names begin so."""
    cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
    return [name for (name,) in cursor.fetchall()]


def known_as(cursor: Any, name: str) -> str:
    """The comment on a database."""
    cursor.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name])
    row = cursor.fetchone()
    return (row and row[0]) or ""
