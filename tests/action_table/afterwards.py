"""Who does what of `afterwards`."""

from premierpas.afterwards import actions
from premierpas.afterwards.enums import Moment
from tests.roles import OWN_CLASS

from . import Row
from .people import enrolment

MARKS = {"confident": 3, "speaks": 2, "knows": 3, "imagines": 2, "plans": 4}
WORDS = {"grew": "", "helped": "", "coming": "", "word": "Bravo."}

ROWS: dict[str, Row] = {
    "afterwards.answer_questions": Row(
        {"pupil"},
        lambda world, by: actions.answer_questions(enrolment(world), moment=Moment.BEFORE, marks=MARKS, by=by),
    ),
    "afterwards.put_off": Row(
        {"pupil"}, lambda world, by: actions.put_off(enrolment(world), moment=Moment.BEFORE, by=by)
    ),
    "afterwards.save_part": Row(
        OWN_CLASS | {"mentor"}, lambda world, by: actions.save_part(enrolment(world), words=WORDS, version=0, by=by)
    ),
}
