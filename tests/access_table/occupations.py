"""Who opens what of `occupations`: everybody, with an account or without."""

from typing import TYPE_CHECKING

from tests.roles import EVERYBODY, POST

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "occupations:browse": EVERYBODY,
    "occupations:sheet": EVERYBODY,
    "occupations:compare": EVERYBODY,
    "occupations:keep": (POST, EVERYBODY),
    "occupations:kept": EVERYBODY,
    "occupations:sources": EVERYBODY,
    "occupations:onisep_csv": EVERYBODY,
}


def furnish(world: "World") -> None:
    """The trade that addresses name."""
    world.ids["occupations:slug"] = "plomberie"
