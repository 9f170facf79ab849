"""Who may open what, as a table, one module an app; what an app's addresses name is made by its own `furnish`.

Route → who gets in. The other pupil is of another school and territory, `colleague` teaches another class of the same
school, as do `delegate`, to whom the head delegates the signature today, and `former_delegate`, to whom no more;
`office` is the secretary of that school; the other `former_…` have left. Rows marked POST are acts: everybody else is
refused.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING

from django.apps import apps

if TYPE_CHECKING:
    from tests.access import World

Table = dict[str, set[str] | tuple[str, set[str]]]


def _tables() -> Iterator[ModuleType]:
    for each in iter_modules(__path__):
        yield import_module(f"{__name__}.{each.name}")


def allowed() -> Table:
    """The whole table."""
    return {name: row for table in _tables() for name, row in table.ROWS.items()}


def furnish(world: "World") -> None:
    """Let each app, the lowest floor first, add what its addresses name: a module's own `furnish(world)`."""
    floors = [config.label for config in apps.get_app_configs()]
    for table in sorted(_tables(), key=lambda each: floors.index(each.__name__.rpartition(".")[2])):
        if hasattr(table, "furnish"):
            table.furnish(world)
