"""Who does what of `afterwards`."""

from premierpas.afterwards import actions
from premierpas.afterwards.enums import Moment
from premierpas.afterwards.models import Alumnus, FollowUp, Landmark, Reference, Tale
from premierpas.core import clock
from tests.access import World
from tests.roles import OWN_CLASS

from . import Row
from .people import FOLLOWERS, enrolment, pupil
from .week import placement

MARKS = {"confident": 3, "speaks": 2, "knows": 3, "imagines": 2, "plans": 4}
WORDS = {"grew": "", "helped": "", "coming": "", "word": "Bravo."}
SAID = {"does": "pro", "helped": 3, "confident": 4, "met_again": "no", "worked": "no"}
TOLD = {"trade": "Une menuiserie", "saw": "Du bois.", "with_name": False, "may_be_invited": False}


def landmark(world: World) -> Landmark:
    return Landmark.objects.get(pupil=pupil(world))


def reference(world: World) -> Reference:
    return Reference.objects.get(placement=world.ids["placement_id"])


def tale(world: World) -> Tale:
    return Tale.objects.get(pk=world.ids["afterwards:tale_id"])


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
    "afterwards.save_next_door": Row(
        {"pupil"},
        lambda world, by: actions.save_next_door(pupil(world), wishes=[], internship="", summer="", shown=False, by=by),
    ),
    "afterwards.add_landmark": Row(
        {"pupil"}, lambda world, by: actions.add_landmark(pupil(world), day=clock.today(), what="Forum", by=by)
    ),
    "afterwards.drop_landmark": Row({"pupil"}, lambda world, by: actions.drop_landmark(landmark(world), by=by)),
    "afterwards.ask_for_reference": Row(
        {"pupil"}, lambda world, by: actions.ask_for_reference(placement(world), by=by)
    ),
    "afterwards.give_reference": Row(set(), lambda world, by: actions.give_reference(reference(world), said={}, by=by)),
    "afterwards.decline_reference": Row(set(), lambda world, by: actions.decline_reference(reference(world), by=by)),
    "afterwards.expire_reference": Row(set(), lambda world, by: actions.expire_reference(reference(world), by=by)),
    "afterwards.offer_tale": Row({"pupil"}, lambda world, by: actions.offer_tale(placement(world), said=TOLD, by=by)),
    "afterwards.take_tale_back": Row({"pupil"}, lambda world, by: actions.take_tale_back(tale(world), by=by)),
    "afterwards.publish_tale": Row(
        {"coordinator"}, lambda world, by: actions.publish_tale(tale(world), read_at="", by=by)
    ),
    "afterwards.refuse_tale": Row(
        {"coordinator"}, lambda world, by: actions.refuse_tale(tale(world), read_at="", reason="Non", by=by)
    ),
}
