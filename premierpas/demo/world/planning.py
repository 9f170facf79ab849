"""How the product works while a world is made: some hundred statements, asked tens of thousands of times."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor

from premierpas.agenda.settling import settling_later
from premierpas.core.tasks import queueing_later
from premierpas.following.standings import catching_up_later

SEEN_BEFORE = 2  # whatever comes more often is kept
MOST_KEPT = 3000


@contextmanager
def planned_once() -> Iterator[None]:
    """On this connection the server keeps statements with their plans, instead of reading and planning each anew.

    They join by key: weighing the order of joins takes longer than joining.
    """
    connection.ensure_connection()
    raw: Any = connection.connection
    before = raw.cursor_factory, raw.prepare_threshold, raw.prepared_max
    within = connection.in_atomic_block  # then the setting ends with the transaction, whatever becomes of that
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('join_collapse_limit', '1', %s)", [within])
    if raw.prepare_threshold is not None:  # else it may keep none, behind a pooler
        raw.cursor_factory, raw.prepare_threshold, raw.prepared_max = ServerBindingCursor, SEEN_BEFORE, MOST_KEPT
    try:
        yield
    finally:
        raw.cursor_factory, raw.prepare_threshold, raw.prepared_max = before
    if not within:
        with connection.cursor() as cursor:
            cursor.execute("RESET join_collapse_limit")


@contextmanager
def followed_up_later() -> Iterator[None]:
    """Nobody needs a task or a standing meanwhile, and jobs are queued at the end, many in a statement."""
    with catching_up_later(), settling_later(), queueing_later():
        yield


def tell_planner() -> None:
    """Fresh statistics: nothing else looks into what is made here while it is made."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
