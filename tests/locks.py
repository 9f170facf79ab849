"""A lock that a request takes must lie in a transaction that this request has opened.

Most tests run in a transaction of their own, in which a forgotten one isn't missed; in production it is a 500. Loaded by
`conftest.py`, this makes it one in every test that sends a request.
"""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError
from django.http import HttpRequest, HttpResponseBase

_running = threading.local()  # `depth`: how many transactions were open when this thread's request began


@pytest.fixture(autouse=True, scope="session")
def locks_lie_in_transactions() -> Iterator[None]:
    """Refuse, while a request runs, a lock outside a transaction of its own."""
    answer, compile_sql = BaseHandler.get_response, SQLCompiler.as_sql

    def get_response(self: BaseHandler, request: HttpRequest) -> HttpResponseBase:
        # Django's signal of a finished request comes when the answer is closed, which a test may never do.
        _running.depth = len(connection.atomic_blocks)
        try:
            return answer(self, request)
        finally:
            _running.depth = None

    def as_sql(self: SQLCompiler, *args: Any, **kwargs: Any) -> Any:
        depth = getattr(_running, "depth", None)
        if self.query.select_for_update and depth is not None and len(connection.atomic_blocks) <= depth:
            raise TransactionManagementError("this request locks outside a transaction of its own")
        return compile_sql(self, *args, **kwargs)

    BaseHandler.get_response = get_response  # type: ignore[method-assign]
    SQLCompiler.as_sql = as_sql  # type: ignore[method-assign]
    yield
    BaseHandler.get_response = answer  # type: ignore[method-assign]
    SQLCompiler.as_sql = compile_sql  # type: ignore[method-assign]
