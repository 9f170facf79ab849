"""Who opens what of `youth_work`."""

from . import Table

ROWS: Table = {}
