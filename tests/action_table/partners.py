"""Who does what of `partners`."""

from . import Row

ROWS: dict[str, Row] = {}
