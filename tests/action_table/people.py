"""Who may write about pupils and their families: the school that follows them."""

from premierpas.core import clock
from premierpas.people import actions, authorising
from premierpas.people.allowing import allow_days, wish_for_weeks, withdraw_days
from premierpas.people.circle.preferences import choose_ways
from premierpas.people.closing import close_ended_classes
from premierpas.people.imports.uploads import confirm_upload, keep_choices, keep_upload
from premierpas.people.imports.write import import_class_list
from premierpas.people.models import AllowedDays, Authorisation, ClassListUpload, Enrolment, Guardian, Pupil
from tests.access import World
from tests.roles import EVERYBODY

from . import Row
from .organisations import school, week


def pupil(world: World) -> Pupil:
    return Pupil.objects.get(pk=world.ids["pupil_id"])


def enrolment(world: World) -> Enrolment:
    return Enrolment.objects.get(pupil=world.ids["pupil_id"])


def allowed(world: World) -> AllowedDays:
    first, last = week().first_day, week().last_day
    return AllowedDays.objects.create(enrolment=enrolment(world), first_day=first, last_day=last, reason="Voyage")


def a_guardian(world: World) -> Guardian:
    return Guardian.objects.create(pupil=pupil(world), rank=2, name="Karim")


def an_upload(world: World) -> ClassListUpload:
    by = school(world).memberships.first().user
    return ClassListUpload.objects.create(school=school(world), by=by, rows=[], errors=[], at=clock.now())


SIGNED_IN = EVERYBODY - {"nobody"}
FOLLOWERS = {"teacher", "head", "office"}
SCHOOL = FOLLOWERS | {"colleague", "delegate", "former_delegate"}
BIRTH = clock.today().replace(year=2012, day=1)

ROWS = {
    "people.close_ended_classes": Row(set(), lambda world, by: close_ended_classes(by=by)),
    "people.choose_ways": Row(SIGNED_IN, lambda world, by: choose_ways({}, by=by)),
    "people.allow_days": Row(
        {"head"},
        lambda world, by: allow_days(
            enrolment(world), first_day=week().first_day, last_day=week().last_day, reason="Voyage", by=by
        ),
    ),
    "people.withdraw_days": Row({"head"}, lambda world, by: withdraw_days(allowed(world), by=by)),
    "people.wish_for_weeks": Row(
        {"pupil"}, lambda world, by: wish_for_weeks(pupil(world), enrolment=enrolment(world), by=by)
    ),
    "people.record_guardian": Row(
        FOLLOWERS, lambda world, by: actions.record_guardian(pupil(world), rank=1, name="Karim", by=by)
    ),
    "people.confirm_guardians": Row(FOLLOWERS, lambda world, by: actions.confirm_guardians([a_guardian(world)], by=by)),
    "people.remove_guardian": Row(FOLLOWERS, lambda world, by: actions.remove_guardian(pupil(world), rank=1, by=by)),
    "people.record_authorisation": Row(
        FOLLOWERS, lambda world, by: actions.record_authorisation([enrolment(world)], signed_on=clock.today(), by=by)
    ),
    "people.say_applying": Row(
        FOLLOWERS, lambda world, by: authorising.say_applying(enrolment(world), yes=False, by=by)
    ),
    "people.withdraw_authorisation": Row(
        FOLLOWERS,
        lambda world, by: actions.withdraw_authorisation(Authorisation.objects.get(enrolment=enrolment(world)), by=by),
    ),
    "people.free_sign_in": Row(FOLLOWERS, lambda world, by: actions.free_sign_in(pupil(world), by=by)),
    "people.issue_cards": Row(FOLLOWERS, lambda world, by: actions.issue_cards([pupil(world)], by=by)),
    "people.take_back_card": Row(FOLLOWERS, lambda world, by: actions.take_back_card(pupil(world), by=by)),
    "people.leave_school": Row(
        FOLLOWERS, lambda world, by: actions.leave_school(enrolment(world), on=clock.today(), by=by)
    ),
    "people.change_pupil": Row(
        FOLLOWERS,
        lambda world, by: actions.change_pupil(
            pupil(world), by=by, last_name="Benali", first_name="Inès", birth_date=BIRTH
        ),
    ),
    "people.import_class_list": Row(
        SCHOOL, lambda world, by: import_class_list([], school=school(world), by=by, today=clock.today())
    ),
    "people.keep_upload": Row(
        SCHOOL, lambda world, by: keep_upload(school(world), "Nom;Prénom\n", by=by, today=clock.today())
    ),
    "people.keep_choices": Row(
        SCHOOL, lambda world, by: keep_choices(an_upload(world), by=by, shown=[], wanted=[], decisions={})
    ),
    "people.confirm_upload": Row(
        SCHOOL, lambda world, by: confirm_upload(an_upload(world), by=by, today=clock.today())
    ),
}
