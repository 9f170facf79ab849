"""Who opens what of `privacy`."""

from tests.roles import EVERYBODY, POST, SIGNED_IN

from . import Table

ROWS: Table = {
    "privacy:register": EVERYBODY,
    "privacy:register_file": EVERYBODY,
    "privacy:family_link": EVERYBODY,
    "privacy:own": SIGNED_IN,
    "privacy:own_file": (POST, SIGNED_IN),
    "privacy:demand": {"coordinator"},
}
