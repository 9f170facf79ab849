"""Tests wait for facts; the limit only ends a wait for what will never be, however busy the machine is."""

import time
from collections.abc import Callable
from typing import TypeVar

LIMIT = 300.0  # seconds
Fact = TypeVar("Fact")


def wait_for(fact: Callable[[], Fact]) -> Fact:
    """What the question answers as soon as that is something."""
    deadline = time.monotonic() + LIMIT
    while not (answer := fact()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)
    return answer
