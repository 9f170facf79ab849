"""Who does what of `meetings`."""

from . import Row

ROWS: dict[str, Row] = {}
