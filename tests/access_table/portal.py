"""Who opens what of `portal`."""

from tests.roles import COMPANIES, COORDINATORS, EVERYBODY, FOLLOWERS, PUPILS, SCHOOLS, SIGNED_IN

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
    "portal:class_sheet": FOLLOWERS,
    "portal:coordinator_home": COORDINATORS,
}
