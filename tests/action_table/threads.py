"""Who does what of `threads`."""

from . import Row

ROWS: dict[str, Row] = {}
