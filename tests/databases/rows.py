"""After a test that committed in a world: only the tables that it wrote into are filled anew."""

from typing import Any

from django.db import connection, transaction

from .server import quoted, with_rows


class Rows:
    """All that the connection's database holds, to be put back there."""

    def __init__(self) -> None:
        self._held, self._numbers = _held(), _numbers()

    def put_back(self) -> None:
        """Make it hold this again, in the same order."""
        now = _held()
        changed = [table for table in sorted(now.keys() | self._held) if now.get(table) != self._held.get(table)]
        with transaction.atomic(), connection.cursor() as cursor:
            for table in changed:  # the history's triggers; a check of keys waits anyway
                cursor.execute(f"ALTER TABLE {quoted(table)} DISABLE TRIGGER USER")
            for table in changed:
                cursor.execute(f"DELETE FROM {quoted(table)}")
                with cursor.copy(f"COPY {quoted(table)} FROM STDIN") as rows:
                    rows.write(self._held.get(table, b""))
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in changed:
                cursor.execute(f"ALTER TABLE {quoted(table)} ENABLE TRIGGER USER")
            moved = [(quoted(name), *stand) for name, stand in self._numbers.items() - _numbers().items()]
            cursor.executemany("SELECT setval(%s::regclass, %s, %s)", moved)


def _held() -> dict[str, bytes]:
    """The rows of each table that isn't empty."""
    with connection.cursor() as cursor:
        return {table: _copied(cursor, table) for table in with_rows(cursor)}


def _copied(cursor: Any, table: str) -> bytes:
    with cursor.copy(f"COPY {quoted(table)} TO STDOUT") as rows:
        return b"".join(rows)


def _numbers() -> dict[str, tuple[int, bool]]:
    """Where each sequence stands."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequencename, coalesce(last_value, start_value), last_value IS NOT NULL FROM pg_sequences"
            " WHERE schemaname = current_schema()"
        )
        return {name: (number, is_called) for name, number, is_called in cursor.fetchall()}
