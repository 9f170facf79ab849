"""Who does what of `afterwards`."""

from premierpas.afterwards import actions
from premierpas.afterwards.enums import Moment
from premierpas.afterwards.models import Alumnus, FollowUp
from premierpas.core import clock
from tests.access import World
from tests.roles import OWN_CLASS

from . import Row
from .people import FOLLOWERS, enrolment

MARKS = {"confident": 3, "speaks": 2, "knows": 3, "imagines": 2, "plans": 4}
WORDS = {"grew": "", "helped": "", "coming": "", "word": "Bravo."}
SAID = {"does": "pro", "helped": 3, "confident": 4, "met_again": "no", "worked": "no"}


def follow_up(world: World) -> FollowUp:
    year = enrolment(world)
    school = year.classroom.school
    values = {"school": school, "school_year": year.school_year, "email": "ines@exemple.test"}
    alumnus, _new = Alumnus.objects.get_or_create(first_name="Inès", defaults=values)
    return FollowUp.objects.get_or_create(alumnus=alumnus, months=3, defaults={"due": clock.today()})[0]


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
    "afterwards.leave_address": Row(
        {"pupil"}, lambda world, by: actions.leave_address(enrolment(world), email="ines@exemple.test", by=by)
    ),
    "afterwards.take_address_back": Row(
        {"pupil"}, lambda world, by: actions.take_address_back(enrolment(world), by=by)
    ),
    "afterwards.say_for_alumni": Row(
        FOLLOWERS, lambda world, by: actions.say_for_alumni(enrolment(world), yes=True, by=by)
    ),
    "afterwards.ask_follow_up": Row(set(), lambda world, by: actions.ask_follow_up(follow_up(world), by=by)),
    "afterwards.answer_follow_up": Row(
        set(), lambda world, by: actions.answer_follow_up(follow_up(world), choices=SAID, nameless=True, by=by)
    ),
    "afterwards.stop_follow_ups": Row(set(), lambda world, by: actions.stop_follow_ups(follow_up(world), by=by)),
}
