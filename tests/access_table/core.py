"""Who opens what of `core`."""

from tests.roles import EVERYBODY, POST

from . import Table

ROWS: Table = {
    "core:live": EVERYBODY,
    "core:ready": EVERYBODY,
    "core:metrics": EVERYBODY,
    "core:delivery_events": (POST, EVERYBODY),  # the e-mail provider, who alone knows its address
}
