"""Who opens what of `campaigns`."""

from . import Table

ROWS: Table = {}
