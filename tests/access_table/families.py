"""Who opens what of `families`."""

from tests.roles import FOLLOWERS, OWN_CLASS

from . import Table

ROWS: Table = {
    "families:pages": OWN_CLASS,
    "families:pupil_pages": FOLLOWERS,
}
