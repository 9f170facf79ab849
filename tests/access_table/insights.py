"""Who opens what of `insights`."""

from . import Table

ROWS: Table = {}
