"""Who opens what of `afterwards`."""

from tests.roles import POST, PUPILS

from . import Table

ROWS: Table = {
    "afterwards:questions": PUPILS,
    "afterwards:questions_later": (POST, PUPILS),
}
