"""A web server inside a test's own transaction: what a browser sends there is taken back, and no database is copied."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from threading import Lock
from typing import Any

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections
from django.test.testcases import LiveServerThread

_AROUND_A_REQUEST = (request_started, request_finished)


class _Turn:
    """Whose turn it is: between two tests nobody's."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.lock.acquire()
        self.number = 0


class InTurn(StaticFilesHandler):
    """One request at a time, since all have one connection; what comes when its test is over gets nothing."""

    def __init__(self, turn: _Turn, application: Callable[..., Any]) -> None:
        super().__init__(application)
        self._turn = turn

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Static files need no turn."""
        if self._should_handle(environ["PATH_INFO"]):
            return super().__call__(environ, start_response)
        came_in = self._turn.number
        with self._turn.lock:
            if came_in != self._turn.number:
                start_response("503 Service Unavailable", [("Content-Length", "0")])
                return [b""]
            environ.pop("wsgi.file_wrapper", None)
            with closing(self.application(environ, start_response)) as response:
                return [b"".join(response)]


class _Server(ThreadedWSGIServer):
    def _close_connections(self) -> None:
        """The connection is the test's."""


class _Thread(LiveServerThread):
    server_class = _Server
    of_the_test: Any

    def _create_server(self, connections_override: Any = None) -> ThreadedWSGIServer:
        # Given to the server's threads alone: this one closes at its end what it was given.
        return super()._create_server(connections_override={"default": self.of_the_test})


class SiteInTurn:
    """Serves this thread's connection while `open`."""

    def __init__(self) -> None:
        self._turn = _Turn()
        self._thread = _Thread("localhost", partial(InTurn, self._turn))
        self._thread.daemon = True
        self._thread.of_the_test = self._connection = connections["default"]
        self._thread.start()
        self._thread.is_ready.wait()
        if self._thread.error:
            raise self._thread.error

    @contextmanager
    def open(self) -> Iterator[str]:
        """Its address."""
        self._connection.inc_thread_sharing()
        for signal in _AROUND_A_REQUEST:
            signal.disconnect(close_old_connections)  # within a transaction, each counts as spoilt
        self._turn.number += 1
        self._turn.lock.release()
        try:
            yield f"http://{self._thread.host}:{self._thread.port}"
        finally:
            self._turn.lock.acquire()
            self._turn.number += 1
            for signal in _AROUND_A_REQUEST:
                signal.connect(close_old_connections)
            self._connection.dec_thread_sharing()

    def close(self) -> None:
        """No more of it."""
        self._thread.terminate()
