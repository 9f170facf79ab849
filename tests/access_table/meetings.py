"""Who opens what of `meetings`."""

from . import Table

ROWS: Table = {}
