"""Who does what of `families`."""

from . import Row

ROWS: dict[str, Row] = {}
