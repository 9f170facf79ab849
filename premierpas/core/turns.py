"""Threads of one process take turns: whoever holds a lock of the database, for which others wait, gets on soon."""

import sys

# Seconds. After each answer of the database a thread waits so long, at most, for one that computes meanwhile.
_TURN = 0.0005


def take_short_turns() -> None:
    """Python's own turns are ten times as long: a handful of statements under a lock would wait for each other's."""
    sys.setswitchinterval(_TURN)
