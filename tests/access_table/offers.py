"""Who opens what of `offers`."""

from tests.roles import COMPANIES, COORDINATORS, EVERYBODY, POST, PUPILS, SCHOOLS

from . import Table

ROWS: Table = {
    "offers:search": EVERYBODY,
    "offers:detail": {"pupil"} | SCHOOLS - {"other_head", "other_office"},  # what their classes read
    "offers:as_pupil": SCHOOLS - {"other_head", "other_office"} | {"company", "coordinator"},
    "offers:favourites": PUPILS,
    "offers:keep": (POST, {"pupil"}),
    "offers:ask": (POST, PUPILS),
    "offers:manage": COMPANIES,
    "offers:start": (POST, COMPANIES),
    "offers:wizard": {"company"},
    "offers:check": (POST, {"company"}),
    "offers:submit": (POST, {"company"}),
    "offers:pause": (POST, {"company"}),
    "offers:resume": (POST, {"company"}),
    "offers:close": (POST, {"company"}),
    "offers:discard": (POST, {"company"}),
    "offers:again": {"company"},
    "offers:moderation": COORDINATORS,
    "offers:moderate": {"coordinator"},
}
