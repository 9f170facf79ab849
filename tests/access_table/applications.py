"""Who opens what of `applications`."""

from tests.roles import COMPANIES, OWN_CLASS, POST, PUPILS

from . import Table

ROWS: Table = {
    "applications:mine": PUPILS,
    "applications:apply": {"pupil"},
    "applications:release_others": (POST, PUPILS),
    "applications:own": {"pupil"},
    "applications:confirm": (POST, {"pupil"}),
    "applications:withdraw": (POST, {"pupil"}),
    "applications:restore": (POST, {"pupil"}),
    "applications:inbox": COMPANIES,
    "applications:review": {"company"},
    "applications:letter_file": {"company"},
    "applications:cv_file": {"company"},
    "applications:for_school": OWN_CLASS,
    "applications:call": {"coordinator"},
}
