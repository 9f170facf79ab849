"""Machines of rules over the database, each example of which begins where the first began."""

from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine


class TakenBack(RuleBasedStateMachine):
    """What an example has done is taken back at its end: a rule whose condition reads rows finds those of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._example = transaction.atomic()
        self._example.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._example.__exit__(None, None, None)
