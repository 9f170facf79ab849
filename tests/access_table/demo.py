"""Who opens what of `demo`."""

from . import Table

ROWS: Table = {
    "demo:people": set(),
    "demo:enter": set(),
}
