"""Django's backend for PostgreSQL; a connection that was used a moment ago needn't ask the server whether it is there.

A server that ends says so on every connection that rests: something can be read from it. One that vanished without a
word is found by asking, as ever.
"""

import select
import time
from typing import Any

from django.db.backends.postgresql import base
from psycopg.adapt import AdaptersMap
from psycopg.pq import TransactionStatus

from .instants import InstantLoader

ASKED_EVERY = 1.0  # seconds


class DatabaseWrapper(base.DatabaseWrapper):
    """What Django loads."""

    _asked_at = float("-inf")

    def get_connection_params(self) -> dict[str, Any]:
        """Django's, with our reader of instants."""
        params: dict[str, Any] = super().get_connection_params()
        if self.timezone == InstantLoader.timezone:
            params["context"] = AdaptersMap(params["context"])
            params["context"].register_loader("timestamptz", InstantLoader)
        return params

    def is_usable(self) -> bool:
        """Whether the connection lives; asks the server at most once in a second, as long as it rests and is quiet."""
        now = time.monotonic()
        if now - self._asked_at < ASKED_EVERY and self._is_quiet():
            return True
        self._asked_at = now
        return bool(super().is_usable())

    def _is_quiet(self) -> bool:
        """No transaction is left over, and the server hasn't said anything since its last answer."""
        connection = self.connection
        if connection is None or connection.closed or connection.info.transaction_status != TransactionStatus.IDLE:
            return False
        said = select.poll()
        said.register(connection.fileno(), select.POLLIN)
        return not said.poll(0)
