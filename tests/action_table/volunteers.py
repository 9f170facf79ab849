"""Who does what of `volunteers`."""

from . import Row

ROWS: dict[str, Row] = {}
