"""Who opens what of `ui`."""

from tests.roles import EVERYBODY

from . import Table

ROWS: Table = {
    "ui:living_page": EVERYBODY,
    "ui:component": EVERYBODY,
}
