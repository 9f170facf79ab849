"""Work that is done once, at the end of the outermost action: when it holds all its locks and has written all rows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Work = Callable[[set[int]], object]
_waiting: ContextVar[dict[Work, set[int]] | None] = ContextVar("premierpas_closing", default=None)


def at_the_end(work: Work, *ids: int) -> None:
    """Call `work` with these ids, and all others of the same work, before the running action ends; else now.

    It runs in the action's transaction, so it is kept or lost with it. What it locks is locked last, whatever the
    order of events was.
    """
    waiting = _waiting.get()
    if waiting is None:
        work(set(ids))
    else:
        waiting.setdefault(work, set()).update(ids)


@contextmanager
def closing() -> Iterator[None]:
    """The span at whose end that work is done; a span that fails does none."""
    waiting: dict[Work, set[int]] = {}
    token = _waiting.set(waiting)
    try:
        yield
        while waiting:
            work = next(iter(waiting))
            work(waiting.pop(work))
    finally:
        _waiting.reset(token)
