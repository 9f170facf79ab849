"""Who does what of `youth_work`."""

from . import Row

ROWS: dict[str, Row] = {}
