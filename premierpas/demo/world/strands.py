"""Parts of the world that don't look at each other can be made side by side, by two processes.

Each part draws its own chances, reads only what was there before both began, and hands over what it returns: then the
world is the same one, however the parts are made.
"""

import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import NoReturn, Protocol, TypeVar

from django.db import connection

from premierpas.core.supervisor.lifeline import die_with_parent

from .planning import followed_up_later, planned_once

A = TypeVar("A")
B = TypeVar("B")


class Both(Protocol):
    """How two parts are made; returns what both return."""

    def __call__(self, first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]: ...


class StrandBroken(RuntimeError):
    """The other process couldn't make its part; it has said why."""


def one_after_another(first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
    """In this process, on its connection: in one transaction, where one is open."""
    return first(), second()


@contextmanager
def side_by_side() -> Iterator[Both]:
    """The second parts in a process of their own, which sees what is committed; they, and what they return, are sent.

    That process is there from the beginning: a process with threads, as some libraries start, can't be copied safely.
    Raises StrandBroken when a part fails there.
    """
    if connection.in_atomic_block:
        raise RuntimeError("another process sees nothing of a transaction that is open")
    here, there = Pipe()
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        here.close()
        _make_what_comes(there, parent)
    there.close()

    def both(first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
        here.send(second)
        made = first()
        try:
            return made, here.recv()
        except EOFError:
            raise StrandBroken("a part of the world couldn’t be made") from None

    try:
        yield both
    finally:
        here.close()
        os.waitpid(child, 0)


def _make_what_comes(there: Connection, parent: int) -> NoReturn:
    """All that this process does, until nothing comes. The connection that came with it is its parent's: it stays."""
    status = 0
    try:
        die_with_parent(parent)
        connection.connection = None
        with planned_once():
            while (part := _next(there)) is not None:
                with followed_up_later():
                    made = part()
                there.send(made)
    except BaseException:
        traceback.print_exc()
        status = 1
    finally:
        os._exit(status)


def _next(there: Connection) -> Callable[[], object] | None:
    try:
        part: Callable[[], object] = there.recv()
    except EOFError:
        return None
    return part
