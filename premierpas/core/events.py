"""Typed events: upper floors hear of lower ones without being known by them.

Subscribers run inside the transaction of the action that emits, and only write rows or enqueue tasks; an error they
raise aborts the whole action. So no event can be lost between commit and delivery.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import connection


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened, told by ids only."""

    at: datetime


E = TypeVar("E", bound=Event)
_subscribers: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(kind: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Register a function for one kind of event; subscribers live in an app's `subscribers.py`."""

    def register(handler: Callable[[E], None]) -> Callable[[E], None]:
        _subscribers[kind].append(handler)
        return handler

    return register


def emit(event: Event) -> None:
    """Tell every subscriber now; raises RuntimeError outside a transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError(f"{type(event).__name__} emitted outside a transaction")
    for handler in _subscribers[type(event)]:
        handler(event)
