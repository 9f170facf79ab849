"""Who does what of `volunteers`: leads recruit, coordinators clear, nobody clears themself, one speaks for oneself."""

from datetime import timedelta

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.organisations.models import Membership, Territory
from premierpas.people.enums import Language, TeamRole
from premierpas.people.models import Volunteer
from premierpas.volunteers import actions
from premierpas.volunteers.actions.succeeding import Choice
from premierpas.volunteers.enums import Intent, Part, Proof
from premierpas.volunteers.models import Away, Candidacy, Duty, Handover, Lesson, Reference, Succession
from premierpas.volunteers.offering import Slot
from premierpas.volunteers.scenes import SCENES
from tests.access import World
from tests.roles import EVERYBODY, LEAD

from . import Row

COORDINATOR = {"coordinator"}
SELF = {"volunteer"}


def volunteer(world: World) -> Volunteer:
    return Volunteer.objects.select_related("territory", "user").get(pk=world.ids["volunteers:volunteer_id"])


def coordinator(world: World) -> Membership:
    return Membership.objects.get(pk=world.ids["volunteers:membership_id"])


def candidate(world: World) -> Volunteer:
    return Volunteer.objects.get(pk=world.ids["volunteers:candidate_id"])


def candidacy(world: World) -> Candidacy:
    return candidate(world).candidacies.get()


def handover(world: World) -> Handover:
    return Handover.objects.get(pk=world.ids["volunteers:handover_id"])


def lesson(world: World) -> Lesson:
    return Lesson.objects.get_or_create(volunteer=volunteer(world), topic="meet")[0]


def succession(world: World) -> Succession:
    """Asked of the coordinator."""
    coordinator = world.people["coordinator"]
    assert coordinator is not None
    return Succession.objects.create(
        handover=handover(world), source="outreach", item=1, answer_by=clock.today(),
        to=Presence.objects.get(key=coordinator.capacity),
    )  # fmt: skip


def reference(world: World) -> Reference:
    return Reference.objects.get(pk=world.ids["volunteers:reference_id"])


def duty(world: World) -> Duty:
    return Duty.objects.create(volunteer=volunteer(world), on=clock.today(), minutes=60, what="Forum")


def away(world: World) -> Away:
    far = clock.today() + timedelta(days=100)
    return Away.objects.create(volunteer=volunteer(world), first_day=far, last_day=far)


def territory(world: World) -> Territory:
    return volunteer(world).territory


def choice(world: World) -> Choice:
    return Choice("outreach", world.ids["file_id"], succession(world).to)


ROWS: dict[str, Row] = {
    "volunteers.apply_as_volunteer": Row(
        EVERYBODY,
        lambda world, by: actions.apply_as_volunteer(
            territory(world), email="ada@exemple.test", motive="Aider", availability="Lundi", by=by
        ),
    ),
    "volunteers.plan_interview": Row(
        LEAD,
        lambda world, by: actions.plan_interview(
            candidacy(world), at=clock.now() + timedelta(days=3), place="Au local", by=by
        ),
    ),
    "volunteers.accept_candidate": Row(LEAD, lambda world, by: actions.accept_candidate(candidacy(world), by=by)),
    "volunteers.decline_candidate": Row(
        LEAD, lambda world, by: actions.decline_candidate(candidacy(world), reason="Pas cette fois", by=by)
    ),
    "volunteers.invite_again": Row(LEAD, lambda world, by: actions.invite_again(candidate(world), by=by)),
    "volunteers.accept_invitation": Row(set(), lambda world, by: actions.accept_invitation(candidate(world), by=by)),
    "volunteers.renew_invitation": Row(set(), lambda world, by: actions.renew_invitation(candidate(world), by=by)),
    "volunteers.tick_lesson": Row(SELF, lambda world, by: actions.tick_lesson(lesson(world), done=True, by=by)),
    "volunteers.say_availability": Row(
        SELF,
        lambda world, by: actions.say_availability(
            volunteer(world),
            languages=[Language.FRENCH],
            sectors=["wood"],
            slots=[Slot(3, Part.EVENING)],
            load=2,
            by=by,
        ),
    ),
    "volunteers.note_away": Row(
        SELF,
        lambda world, by: actions.note_away(
            volunteer(world), first_day=clock.today(), last_day=clock.today() + timedelta(days=7), by=by
        ),
    ),
    "volunteers.forget_away": Row(SELF, lambda world, by: actions.forget_away(away(world), by=by)),
    "volunteers.note_duty": Row(
        SELF,
        lambda world, by: actions.note_duty(volunteer(world), on=clock.today(), minutes=90, what="Forum", by=by),
    ),
    "volunteers.forget_duty": Row(SELF, lambda world, by: actions.forget_duty(duty(world), by=by)),
    "volunteers.name_reference": Row(
        COORDINATOR | SELF,
        lambda world, by: actions.name_reference(
            volunteer(world), name="Ali Sow", function="Entraîneur", reach="06 12 00 00 02", by=by
        ),
    ),
    "volunteers.forget_reference": Row(
        COORDINATOR | SELF, lambda world, by: actions.forget_reference(reference(world), by=by)
    ),
    "volunteers.note_spoken": Row(
        COORDINATOR,
        lambda world, by: actions.note_spoken(reference(world), on=clock.today(), said="Patient, fiable", by=by),
    ),
    "volunteers.answer_scene": Row(
        SELF, lambda world, by: actions.answer_scene(volunteer(world), scene=SCENES[0], answer="seen", by=by)
    ),
    "volunteers.check_identity": Row(COORDINATOR, lambda world, by: actions.check_identity(volunteer(world), by=by)),
    "volunteers.check_register": Row(
        COORDINATOR, lambda world, by: actions.check_register(volunteer(world), proof=Proof.EXTRACT, by=by)
    ),
    "volunteers.sign_charter": Row(SELF, lambda world, by: actions.sign_charter(volunteer(world), by=by)),
    "volunteers.record_training": Row(LEAD, lambda world, by: actions.record_training(volunteer(world), by=by)),
    "volunteers.activate": Row(COORDINATOR, lambda world, by: actions.activate(volunteer(world), by=by)),
    "volunteers.suspend": Row(
        COORDINATOR, lambda world, by: actions.suspend(volunteer(world), reason="À éclaircir", by=by)
    ),
    "volunteers.reinstate": Row(COORDINATOR, lambda world, by: actions.reinstate(volunteer(world), by=by)),
    "volunteers.expire_clearances": Row(set(), lambda world, by: actions.expire_clearances(by=by)),
    "volunteers.set_role": Row(
        COORDINATOR, lambda world, by: actions.set_role(volunteer(world), role=TeamRole.LEAD, by=by)
    ),
    "volunteers.bring_back": Row(LEAD, lambda world, by: actions.bring_back(volunteer(world), by=by)),
    "volunteers.end_now": Row(LEAD, lambda world, by: actions.end_now(volunteer(world), by=by)),
    "volunteers.say_intention": Row(
        LEAD | SELF, lambda world, by: actions.say_intention(volunteer(world), answer=Intent.STAYS, by=by)
    ),
    "volunteers.say_coordination": Row(
        COORDINATOR, lambda world, by: actions.say_coordination(coordinator(world), answer=Intent.STAYS, by=by)
    ),
    "volunteers.propose": Row(
        LEAD | SELF, lambda world, by: actions.propose(handover(world), choices=[choice(world)], by=by)
    ),
    "volunteers.write_word": Row(
        LEAD | SELF, lambda world, by: actions.write_word(handover(world), word="Merci", by=by)
    ),
    "volunteers.answer_succession": Row(
        COORDINATOR, lambda world, by: actions.answer_succession(succession(world), accepted=True, by=by)
    ),
}
