"""Who opens what of `week`."""

from tests.roles import OWN_CLASS, POST, PUPILS, TEACHING

from . import Table

ROWS: Table = {
    "week:home": PUPILS,
    "week:whole_diary": PUPILS,
    "week:diary": {"pupil"},
    "week:photo_add": {"pupil"},
    "week:photo": {"pupil"},
    "week:photo_edit": {"pupil"},
    "week:report": PUPILS,
    "week:report_download": {"pupil"},
    "week:section": {"pupil"},
    "week:take": (POST, {"pupil"}),
    "week:speaking": {"pupil"},
    "week:speaking_file": {"pupil"},
    "week:opinion": {"pupil"},
    "week:thanks": {"pupil"},
    "week:thanks_file": {"pupil"},
    "week:evaluation": {"pupil"},
    "week:certificate": {"pupil"},
    "week:contacts": PUPILS,
    "week:contact": {"pupil"},
    "week:class_plan": TEACHING,
    "week:school_evaluation": OWN_CLASS,
}
