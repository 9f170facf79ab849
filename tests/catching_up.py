"""For a test that begins with many things: tasks, and where pupils stand, follow from them once, not at each act."""

from collections.abc import Iterator
from contextlib import contextmanager

from premierpas.agenda.settling import settling_later
from premierpas.agenda.tasks import reconcile
from premierpas.following.standings import catching_up_later, refresh_everybody


@contextmanager
def nothing_follows() -> Iterator[None]:
    """Until the test catches up, if it looks at a task or at a standing at all."""
    with catching_up_later(), settling_later():
        yield


def catch_up() -> None:
    """What is open now, and where everybody stands; a task that was opened and is over isn't there."""
    sum(refresh_everybody())
    reconcile()
