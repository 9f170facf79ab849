"""Who opens what of `portal`."""

from tests.roles import COMPANIES, EVERYBODY, FOLLOWERS, PUPILS, SCHOOLS, SIGNED_IN, TEAMS

from . import Table

ROWS: Table = {
    "portal:home": EVERYBODY,
    "portal:about": EVERYBODY,
    "portal:help": EVERYBODY,
    "portal:legal": EVERYBODY,
    "portal:data": EVERYBODY,
    "portal:accessibility": EVERYBODY,
    "portal:door": SIGNED_IN,
    "portal:own_texts": PUPILS,
    "portal:pupil_home": PUPILS,
    "portal:company_home": COMPANIES,
    "portal:school_home": SCHOOLS,
    "portal:class_board": FOLLOWERS,
    "portal:class_export": FOLLOWERS,
    "portal:class_sheet": FOLLOWERS,
    "portal:school_board": SCHOOLS,
    "portal:school_export": SCHOOLS,
    "portal:search": TEAMS | {"reader"},
    "portal:coordinator_home": TEAMS | {"reader"},
    "portal:missing": TEAMS,
}


def furnish(world) -> None:
    """What the addresses name."""
    world.ids["portal:name"] = "siret"
