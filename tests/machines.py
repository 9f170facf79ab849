"""Machines of rules over the database, each example of which begins where the first began."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine


class Written:
    """Counts the statements that may have written something."""

    READING = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK TO", "SET CONSTRAINTS")

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], statement: Any, params: Any, many: bool, context: Any) -> Any:
        if not str(statement).lstrip().startswith(self.READING):
            self.count += 1
        return execute(statement, params, many, context)


class TakenBack(RuleBasedStateMachine):
    """What an example has done is taken back at its end: a rule whose condition reads rows finds those of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._example = transaction.atomic()
        self._example.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._example.__exit__(None, None, None)
