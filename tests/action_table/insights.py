"""Who does what of `insights`."""

from . import Row

ROWS: dict[str, Row] = {}
