"""Who does what of `events`: pupils and schools register and answer, who leads the territory organises."""

from datetime import timedelta

from premierpas.core import clock
from premierpas.events import actions
from premierpas.events.enums import Kind
from premierpas.events.models import Event, Invited, Participant, Registration
from premierpas.organisations.models import Territory
from premierpas.people.models import Enrolment, Pupil
from tests.access import World
from tests.factories import an_event
from tests.roles import LEAD, OWN_CLASS

from . import Row


def event(world: World) -> Event:
    return Event.objects.get(pk=world.ids["events:event_id"])


def registration(world: World) -> Registration:
    return Registration.objects.get(pk=world.ids["events:registration_id"])


def class_registration(world: World) -> Registration:
    return Registration.objects.get(pk=world.ids["events:class_registration_id"])


def participant(world: World) -> Participant:
    return Participant.objects.get(pk=world.ids["events:participant_id"])


def enrolment(world: World) -> Enrolment:
    pupil = Pupil.objects.get(pk=world.ids["pupil_id"])
    return Enrolment.objects.select_related("classroom__school").get(pupil=pupil)


def a_draft(world: World) -> Event:
    return an_event(event(world).territory, opened=False)


def an_invitation(world: World) -> Invited:
    return Invited.objects.create(event=event(world), email="sira@exemple.test", name="Sira")


def territory(world: World) -> Territory:
    return event(world).territory


LATER = timedelta(days=30)
ANSWERS = {"pupil"} | OWN_CLASS | LEAD
ROWS: dict[str, Row] = {
    # registering
    "events.register_pupil": Row(
        {"pupil", "coordinator"} | OWN_CLASS,
        lambda world, by: actions.register_pupil(event(world), enrolment(world), by=by),
    ),
    "events.decline_invitation": Row(
        {"pupil", "coordinator"} | OWN_CLASS,
        lambda world, by: actions.decline_invitation(
            Invited.objects.create(event=an_event(event(world).territory), enrolment=enrolment(world)).event,
            enrolment(world),
            by=by,
        ),
    ),
    "events.register_class": Row(
        OWN_CLASS,
        lambda world, by: actions.register_class(
            event(world), enrolment(world).classroom, by=by, pupils=[enrolment(world)]
        ),
    ),
    "events.register_guest": Row(
        LEAD, lambda world, by: actions.register_guest(event(world), by=by, email="sira@exemple.test", name="Sira")
    ),
    "events.accept_seat": Row(ANSWERS, lambda world, by: actions.accept_seat(registration(world), by=by)),
    "events.decline_seat": Row(ANSWERS, lambda world, by: actions.decline_seat(registration(world), by=by)),
    "events.leave": Row(ANSWERS, lambda world, by: actions.leave(registration(world), by=by)),
    "events.name_escorts": Row(
        LEAD, lambda world, by: actions.name_escorts(class_registration(world), by=by, escorts=[])
    ),
    "events.remove_participant": Row(ANSWERS, lambda world, by: actions.remove_participant(participant(world), by=by)),
    "events.open_event": Row(LEAD, lambda world, by: actions.open_event(a_draft(world), by=by)),
    "events.change_seats": Row(LEAD, lambda world, by: actions.change_seats(event(world), by=by, seats=4)),
    "events.keep_seats": Row(
        LEAD,
        lambda world, by: actions.keep_seats(
            event(world), by=by, school=None, seats=0, until=clock.now() + timedelta(days=3)
        ),
    ),
    "events.expire_offers": Row(set(), lambda world, by: actions.expire_offers(event(world), by=by)),
    "events.open_quotas": Row(set(), lambda world, by: actions.open_quotas(event(world), by=by)),
    "events.mend_line": Row(set(), lambda world, by: actions.mend_line(event(world), by=by)),
    "events.draw": Row(set(), lambda world, by: actions.draw(event(world), by=by)),
    "events.close_event": Row(set(), lambda world, by: actions.close_event(event(world), by=by)),
    # organising
    "events.draft_event": Row(
        LEAD,
        lambda world, by: actions.draft_event(
            territory(world), by=by, kind=Kind.VISIT, title="Visite", summary="Voir.", start=clock.now() + LATER
        ),
    ),
    "events.change_event": Row(
        LEAD, lambda world, by: actions.change_event(event(world), by=by, values={"title": "Autre"})
    ),
    "events.drop_event": Row(LEAD, lambda world, by: actions.drop_event(a_draft(world), by=by)),
    "events.copy_event": Row(LEAD, lambda world, by: actions.copy_event(event(world), by=by)),
    "events.repeat_event": Row(LEAD, lambda world, by: actions.repeat_event(event(world), by=by, times=2)),
    "events.write_programme": Row(LEAD, lambda world, by: actions.write_programme(event(world), by=by, lines=[])),
    "events.name_speakers": Row(LEAD, lambda world, by: actions.name_speakers(event(world), by=by, lines=[])),
    "events.name_hosts": Row(LEAD, lambda world, by: actions.name_hosts(event(world), by=by, volunteers=[])),
    "events.invite": Row(LEAD, lambda world, by: actions.invite(event(world), by=by)),
    "events.invite_class": Row(
        LEAD, lambda world, by: actions.invite_class(event(world), by=by, classroom=enrolment(world).classroom)
    ),
    "events.invite_people": Row(
        LEAD, lambda world, by: actions.invite_people(event(world), by=by, pupils=[enrolment(world)])
    ),
    "events.withdraw_invitation": Row(LEAD, lambda world, by: actions.withdraw_invitation(an_invitation(world), by=by)),
    "events.remind_invited": Row(LEAD, lambda world, by: actions.remind_invited(event(world), by=by)),
    "events.answer_invitation": Row(
        set(), lambda world, by: actions.answer_invitation(an_invitation(world), by=by, yes=True)
    ),
    "events.set_places": Row(LEAD, lambda world, by: actions.set_places(event(world), by=by, seats=5)),
    "events.move_event": Row(
        LEAD,
        lambda world, by: actions.move_event(
            event(world),
            by=by,
            values={"start": clock.now() + LATER, "end": clock.now() + LATER + timedelta(hours=1)},
        ),
    ),
    "events.cancel_event": Row(LEAD, lambda world, by: actions.cancel_event(event(world), by=by, why="Grève")),
}
