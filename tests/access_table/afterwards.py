"""Who opens what of `afterwards`."""

from . import Table

ROWS: Table = {}
