"""Who opens what of `organisations`."""

from tests.roles import COMPANIES, COORDINATORS, EVERYBODY, HEADS, OWN_CLASS

from . import Table

ROWS: Table = {
    "organisations:company_signup": EVERYBODY,
    "organisations:team": COMPANIES,
    "organisations:own_company": COMPANIES,
    "organisations:site": {"company"},
    "organisations:staff": HEADS,
    "organisations:school_settings": HEADS,
    "organisations:class_weeks": OWN_CLASS,
    "organisations:directory": COORDINATORS,
    "organisations:company": {"coordinator"},
    "organisations:add_school": COORDINATORS,
    "organisations:school": {"coordinator"},
    "organisations:territory": COORDINATORS,
}
