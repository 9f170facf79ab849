"""How PostgreSQL is asked while a world is made: by some hundred statements, tens of thousands of times."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor

SEEN_BEFORE = 2  # whatever comes more often is kept
MOST_KEPT = 3000


@contextmanager
def planned_once() -> Iterator[None]:
    """In this transaction the server keeps statements with their plans, instead of reading and planning each anew.

    They join by key: weighing the order of joins takes longer than joining.
    """
    raw: Any = connection.connection
    before = raw.cursor_factory, raw.prepare_threshold, raw.prepared_max
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL join_collapse_limit = 1")
    if raw.prepare_threshold is not None:  # else it may keep none, behind a pooler
        raw.cursor_factory, raw.prepare_threshold, raw.prepared_max = ServerBindingCursor, SEEN_BEFORE, MOST_KEPT
    try:
        yield
    finally:
        raw.cursor_factory, raw.prepare_threshold, raw.prepared_max = before


def tell_planner() -> None:
    """Fresh statistics: all of this is one transaction, which nothing else can look into meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
