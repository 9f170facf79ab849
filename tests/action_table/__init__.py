"""Who may do what, as a table: the sister of tests/access_table, one module an app.

A row says which of the people of the access matrix an action lets through, and how it is called in their world. Whether
links and tasks may is read from the action's own declaration and tried too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from premierpas.core.actors import Actor
from tests.access import World


@dataclass(frozen=True)
class Row:
    """One action: `roles` that it lets through (it may still say no for another reason), `call` tries it."""

    roles: set[str]
    call: Callable[[World, Actor], Any]


@cache
def rows() -> dict[str, Row]:
    """The whole table."""
    tables = [import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__)]
    return {name: row for table in tables for name, row in table.ROWS.items()}
