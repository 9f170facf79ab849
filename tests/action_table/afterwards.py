"""Who does what of `afterwards`."""

from . import Row

ROWS: dict[str, Row] = {}
