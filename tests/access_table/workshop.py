"""Who opens what of `workshop`."""

from tests.roles import EVERYBODY, MENTORS, POST, PUPILS, READERS

from . import Table

ROWS: Table = {
    "workshop:home": PUPILS,
    "workshop:cv": PUPILS,
    "workshop:cv_for": {"pupil"},
    "workshop:cv_ideas": PUPILS,
    "workshop:cv_example": (POST, PUPILS),
    "workshop:cv_file": {"pupil"},
    "workshop:cv_handed": {"pupil"},
    "workshop:cv_handed_file": {"pupil"},
    "workshop:cv_preview": {"pupil"},
    "workshop:cv_style": {"pupil"},
    "workshop:letter": {"pupil"},
    "workshop:letter_coach": {"pupil"},
    "workshop:letter_file": {"pupil"},
    "workshop:spare": {"pupil"},
    "workshop:ask_review": {"pupil"},
    "workshop:review": {"pupil"},
    "workshop:review_queue": READERS | MENTORS,
    "workshop:review_text": {"teacher"},
    "workshop:offline": EVERYBODY,
    "workshop:service_worker": EVERYBODY,
}
