"""The databases of one process that runs tests: an empty one, and one for each world that tests share."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import ProgrammingError, connection, transaction
from psycopg.errors import InsufficientPrivilege

from tests.waiting import wait_for

from . import template
from .rows import Rows
from .server import at, database_names, go_to, quoted

_CLASS = 0x7E58  # of the locks that tell which databases are in use


class Own:
    """Made and dropped with the process; what a killed one left goes when the next comes."""

    def __init__(self, base: str, *, anew: bool = False) -> None:
        """`base` is the database that the settings name; `anew` migrates again."""
        self._before = connection.settings_dict["NAME"]
        self._server = connection._nodb_cursor()  # its session holds the locks
        self._cursor = self._server.__enter__()
        self._prefix = f"test_{base}_"
        self.name = f"{self._prefix}{os.environ.get('PYTEST_XDIST_WORKER', 'one')}_{secrets.token_hex(4)}"
        self._worlds: dict[Callable[[], Any], tuple[str, Any]] = {}
        self._copies: dict[str, Rows] = {}
        self._drop_what_was_left()
        self._template = template.migrated(self._cursor, base, anew=anew)
        self._clone(self._template, self.name)
        go_to(self.name)

    def close(self) -> None:
        """Drop them all."""
        go_to(self._before)
        for name in [self.name, *(name for name, _world in self._worlds.values()), *self._copies]:
            self._drop(name)
        self._server.__exit__(None, None, None)

    @contextmanager
    def holding(self, make: Callable[[], Any], *, commits: bool = False) -> Iterator[Any]:
        """Be where this world is, which is made once; who commits gets a copy of it, as it was each time."""
        assert not connection.in_atomic_block, "the world must be asked for before `db`"
        if make not in self._worlds:
            self._worlds[make] = self._made(make)
        name, world = self._worlds[make]
        if not commits:
            with at(name):
                yield world
            return
        copy = f"{name}_copy"
        if copy not in self._copies:
            self._clone(name, copy)
            with at(copy):
                self._copies[copy] = Rows()
        with at(copy):
            try:
                yield world
            finally:
                self._copies[copy].put_back()

    def _made(self, make: Callable[[], Any]) -> tuple[str, Any]:
        name = f"{self.name}_{len(self._worlds)}"
        self._clone(self._template, name)
        with at(name), transaction.atomic():
            return name, make()

    def _clone(self, origin: str, name: str) -> None:
        self._cursor.execute("SELECT pg_advisory_lock(%s, hashtext(%s))", [_CLASS, name])
        self._cursor.execute(f"CREATE DATABASE {quoted(name)} TEMPLATE {quoted(origin)}")

    def _drop(self, name: str) -> None:
        # The server's own vacuum can be in there, which nobody but its owner may end: it goes by itself.
        wait_for(lambda: self._dropped(name))
        self._cursor.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", [_CLASS, name])

    def _dropped(self, name: str) -> bool:
        try:
            self._cursor.execute(f"DROP DATABASE IF EXISTS {quoted(name)} WITH (FORCE)")
        except ProgrammingError as error:
            if isinstance(error.__cause__, InsufficientPrivilege):
                return False
            raise
        return True

    def _drop_what_was_left(self) -> None:
        for name in database_names(self._cursor, self._prefix):
            self._cursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", [_CLASS, name])
            if self._cursor.fetchone()[0]:
                self._drop(name)
