"""A lock that a request takes must lie in a transaction that this request has opened.

Most tests run in a transaction of their own, in which a forgotten one isn't missed; in production it is a 500. Loaded by
`conftest.py`, this makes it one in every test that sends a request.
"""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import connection
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError

_running = threading.local()  # `depth`: how many transactions were open when this thread's request began


def _begun(**_more: Any) -> None:
    _running.depth = len(connection.atomic_blocks)


def _over(**_more: Any) -> None:
    _running.depth = None


@pytest.fixture(autouse=True, scope="session")
def locks_lie_in_transactions() -> Iterator[None]:
    """Refuse, while a request runs, a lock outside a transaction of its own."""
    real = SQLCompiler.as_sql

    def as_sql(self: SQLCompiler, *args: Any, **kwargs: Any) -> Any:
        depth = getattr(_running, "depth", None)
        if self.query.select_for_update and depth is not None and len(connection.atomic_blocks) <= depth:
            raise TransactionManagementError("this request locks outside a transaction of its own")
        return real(self, *args, **kwargs)

    request_started.connect(_begun)
    request_finished.connect(_over)
    SQLCompiler.as_sql = as_sql  # type: ignore[method-assign]
    yield
    SQLCompiler.as_sql = real  # type: ignore[method-assign]
    request_started.disconnect(_begun)
    request_finished.disconnect(_over)
