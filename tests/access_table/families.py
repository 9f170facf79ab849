"""Who opens what of `families`."""

from tests.roles import OWN_CLASS

from . import Table

ROWS: Table = {
    "families:pages": OWN_CLASS,
}
