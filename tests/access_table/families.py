"""Who opens what of `families`."""

from . import Table

ROWS: Table = {}
