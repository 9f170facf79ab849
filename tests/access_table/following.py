"""Who opens what of `following`."""

from tests.roles import COORDINATORS, FOLLOWERS

from . import Table

ROWS: Table = {
    "following:pupils": COORDINATORS,
    "following:pupil": FOLLOWERS,
}
