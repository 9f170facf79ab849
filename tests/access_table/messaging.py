"""Who opens what of `messaging`."""

from tests.roles import COORDINATORS, PUPILS

from . import Table

ROWS: Table = {
    "messaging:report_problem": PUPILS,
    "messaging:reported": PUPILS,
    "messaging:incidents": COORDINATORS,
    "messaging:incident": {"coordinator"},
    "messaging:outbox": COORDINATORS,
}
