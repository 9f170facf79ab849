"""Few requests compute at once in one process; the others wait a moment, which is quicker for all.

Python's threads share one lock: eight that compute wake each other at every answer of the database, which costs more
than where two do, and whoever holds a lock of the database meanwhile keeps all others waiting. Many threads are there
for what takes long, so whoever has waited for `PATIENCE` goes on beside the others.
"""

from collections.abc import Iterable
from threading import Semaphore
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

AT_ONCE = 2
PATIENCE = 0.05  # seconds; most pages take less


class InTurn:
    """A WSGI application of which few requests are computed at once."""

    def __init__(self, application: WSGIApplication, *, at_once: int = AT_ONCE, patience: float = PATIENCE) -> None:
        self._application, self._places, self._patience = application, Semaphore(at_once), patience

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        has_place = self._places.acquire(timeout=self._patience)
        try:
            return self._application(environ, start_response)
        finally:
            if has_place:
                self._places.release()
