"""Who opens what of `agenda`."""

from tests.roles import ADULTS, EVERYBODY, POST, VOLUNTEERS

from . import Table

ROWS: Table = {
    "agenda:tasks": ADULTS | VOLUNTEERS,
    "agenda:calendars": ADULTS | VOLUNTEERS,
    "agenda:stop_feed": (POST, {"coordinator"}),
    "agenda:done": (POST, {"coordinator"}),
    "agenda:put_off": (POST, {"coordinator"}),
    "agenda:hand": (POST, {"coordinator"}),
    "agenda:feed": EVERYBODY,  # who holds its address, which its owner can end
}
