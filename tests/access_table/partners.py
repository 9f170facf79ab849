"""Who opens what of `partners`."""

from . import Table

ROWS: Table = {}
