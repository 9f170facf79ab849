"""Machines of rules over the database, each example of which begins where the first began."""

import re
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from django.db import connection, transaction
from hypothesis.stateful import RuleBasedStateMachine

T = TypeVar("T")
NAME = re.compile(r"\w+")


class Written:
    """Counts the statements that may have written something."""

    READING = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK TO", "SET CONSTRAINTS")

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], statement: Any, params: Any, many: bool, context: Any) -> Any:
        if not str(statement).lstrip().startswith(self.READING):
            self.count += 1
        return execute(statement, params, many, context)


class Kept:
    """What follows from rows alone: computed again once a table that it was read from has been written into since.

    The database itself counts what is written, by triggers too. It doesn't count what is taken back, so each example
    has answers of its own.
    """

    def __init__(self) -> None:
        self._tables = set(connection.introspection.table_names())
        self._known: dict[Hashable, tuple[Hashable, dict[str, int], Any]] = {}
        self._moment: Hashable = None
        self._written: dict[str, int] = {}

    def look(self, moment: Hashable) -> None:
        """Whatever is asked from now on is about these rows, at this time."""
        self._moment = moment
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT relname, pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)"
                " + pg_stat_get_xact_tuples_deleted(oid) FROM pg_class WHERE relkind = 'r'"
            )
            self._written = dict(cursor.fetchall())

    def answer(self, question: Hashable, find: Callable[[], Iterable[T]]) -> list[T]:
        """All that is found, now or when the same was asked and found it in the same rows."""
        moment, read, found = self._known.get(question, (None, {}, []))
        if moment != self._moment or any(self._written[table] != count for table, count in read.items()):
            named: set[str] = set()

            def note(execute: Callable[..., Any], statement: Any, params: Any, many: bool, context: Any) -> Any:
                named.update(NAME.findall(str(statement)))
                return execute(statement, params, many, context)

            with connection.execute_wrapper(note):
                found = list(find())
            read = {table: self._written[table] for table in named & self._tables}
            self._known[question] = self._moment, read, found
        return found


class TakenBack(RuleBasedStateMachine):
    """What an example has done is taken back at its end: a rule whose condition reads rows finds those of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._example = transaction.atomic()
        self._example.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._example.__exit__(None, None, None)
