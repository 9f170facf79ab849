"""Who does what of `campaigns`."""

from . import Row

ROWS: dict[str, Row] = {}
