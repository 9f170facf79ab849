"""Who opens what of `volunteers`."""

from . import Table

ROWS: Table = {}
