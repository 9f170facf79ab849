"""Who does what of `feedback`."""

from premierpas.events.models import Event, Participant
from premierpas.feedback import actions
from premierpas.feedback.models import Feedback, Material
from tests.access import World
from tests.roles import LEAD

from . import Row


def event(world: World) -> Event:
    return Event.objects.get(pk=world.ids["feedback:event_id"])


def feedback(world: World) -> Feedback:
    return Feedback.objects.select_related("participant__event").get(pk=world.ids["feedback:feedback_id"])


def material(world: World) -> Material:
    return Material.objects.select_related("event").get(pk=world.ids["feedback:material_id"])


ROWS: dict[str, Row] = {
    "feedback.give_feedback": Row(
        {"pupil"},
        lambda world, by: actions.give_feedback(
            Participant.objects.select_related("enrolment").get(event=event(world)), by=by, discovered=True,
            imagines=True, returns=False,
        ),
    ),
    "feedback.show_question": Row(LEAD, lambda world, by: actions.show_question(feedback(world), by=by, shown=True)),
    "feedback.add_material": Row(
        LEAD, lambda world, by: actions.add_material(event(world), by=by, title="Un plan", file=b"%PDF-1.7")
    ),
    "feedback.leave_photo": Row(
        {"pupil"},
        lambda world, by: actions.leave_photo(
            material(world), by=by,
            participant=Participant.objects.select_related("enrolment").get(event=event(world)),
        ),
    ),
    "feedback.drop_material": Row(LEAD, lambda world, by: actions.drop_material(material(world), by=by)),
    "feedback.save_summary": Row(
        LEAD, lambda world, by: actions.save_summary(event(world), by=by, words="", seats=2, promised_by="Aminata")
    ),
    "feedback.share_summary": Row(LEAD, lambda world, by: actions.share_summary(event(world), by=by)),
}  # fmt: skip
