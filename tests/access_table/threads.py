"""Who opens what of `threads`."""

from . import Table

ROWS: Table = {}
