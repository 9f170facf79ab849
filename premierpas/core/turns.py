"""Few threads of a process compute; whoever asked waits for them a moment, which is quicker for all.

Python's threads share one lock: eight that compute wake each other at every answer of the database, which costs more
than where two do, and whoever holds a lock of the database meanwhile keeps all others waiting. Each would also have a
connection of its own in use, with tables and plans that PostgreSQL has to learn for it. Many threads are there for what
takes long, so whoever has waited for `PATIENCE` and isn't begun computes for itself.
"""

from collections.abc import Callable, Iterable
from functools import partial
from queue import SimpleQueue
from threading import Lock, Thread
from weakref import ReferenceType, ref
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

AT_ONCE = 2
PATIENCE = 0.05  # seconds; most pages take less


class _Work:
    """One request, computed once, by whichever thread begins it.

    A `Future` of the library does as much; what it does beside takes about half of what is won here.
    """

    def __init__(self, compute: Callable[[], Iterable[bytes]]) -> None:
        self._compute = compute
        self._begun, self._running = Lock(), Lock()
        self._running.acquire()
        self._answer: Iterable[bytes] = ()
        self._fault: BaseException | None = None

    def begin(self) -> None:
        """Compute it here, unless another thread has begun."""
        if not self._begun.acquire(blocking=False):
            return
        try:
            self._answer = self._compute()
        except BaseException as fault:  # told where it is waited for
            self._fault = fault
        finally:
            self._running.release()

    def answer(self, patience: float) -> Iterable[bytes]:
        """What was computed; raises what that raised."""
        if not self._running.acquire(timeout=patience):
            self.begin()
            self._running.acquire()
        if self._fault:
            raise self._fault
        return self._answer


class InTurn:
    """A WSGI application that few threads compute."""

    def __init__(self, application: WSGIApplication, *, at_once: int = AT_ONCE, patience: float = PATIENCE) -> None:
        self._application, self._at_once, self._patience = application, at_once, patience
        # Nothing stays here of those who have gone on for themselves, however long the threads are at something else.
        self._waiting: SimpleQueue[ReferenceType[_Work]] = SimpleQueue()
        self._starting = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if self._starting.acquire(blocking=False):  # once, and not before: a process that is forked has no threads
            for _each in range(self._at_once):
                Thread(target=self._compute_what_comes, daemon=True).start()
        work = _Work(partial(_answer, self._application, environ, start_response))
        self._waiting.put(ref(work))
        return work.answer(self._patience)

    def _compute_what_comes(self) -> None:
        while True:
            _begin(self._waiting.get())


def _begin(waiting: ReferenceType[_Work]) -> None:
    work = waiting()
    if work is not None:
        work.begin()


def _answer(application: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """A body that is there already is handed over whole; what its request held is then given back by this thread."""
    answer = application(environ, start_response)
    if getattr(answer, "streaming", True):
        return answer
    try:
        return [b"".join(answer)]
    finally:
        answer.close()  # type: ignore[attr-defined]
