"""Instants are read by Python's own reader of ISO dates, as the server writes them for a connection in universal time.

The driver's takes each apart by a pattern, which is a good part of what a row costs.
"""

from datetime import UTC, datetime
from typing import Any

from django.db.backends.postgresql.psycopg_any import BaseTzLoader


class InstantLoader(BaseTzLoader):
    """Anything else (before Christ, after the year 9999, another zone) is left to the driver."""

    timezone = UTC

    def load(self, data: Any) -> datetime:
        """The instant of a column."""
        text = str(data, "ascii")
        if text.endswith("+00"):
            try:
                return datetime.fromisoformat(text)
            except ValueError:
                pass
        found: datetime = super().load(data)
        return found
