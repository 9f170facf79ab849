"""Who opens what of `feedback`: the pupil who came, who organises, and the company that held it, once it was shared."""

from datetime import timedelta
from typing import TYPE_CHECKING

from premierpas.core import clock
from premierpas.events.actions import register_pupil
from premierpas.events.enums import EventState
from premierpas.events.models import Event, Participant, Speaker
from premierpas.feedback import actions
from premierpas.organisations.models import Company
from tests.factories import a_coordinator, acting, an_event
from tests.roles import LEAD

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "feedback:after": {"pupil"},
    "feedback:material": {"pupil"} | LEAD,
    "feedback:summary": LEAD,
    "feedback:documents": LEAD,
    "feedback:partner": LEAD | {"company"},
    "feedback:partner_file": LEAD | {"company"},
}


def furnish(world: "World") -> None:
    """A visit of last week at the company, to which the pupil came; its page is shared."""
    pupil = world.people["pupil"].user.pupil
    enrolment = pupil.enrolments.select_related("classroom__school__territory").get()
    territory = enrolment.classroom.school.territory
    company = Company.objects.get(pk=world.people["company"].user.memberships.get().company_id)
    event = an_event(territory, company=company)
    Speaker.objects.create(event=event, name="Karim B.", function="chef d’équipe", email="karim@exemple.test")
    register_pupil(event, enrolment, by=acting(pupil))
    over = clock.now() - timedelta(days=7)
    Event.objects.filter(pk=event.pk).update(
        start=over, end=over + timedelta(hours=3), closes_at=over - timedelta(days=1), state=EventState.HELD
    )
    Participant.objects.filter(event=event).update(came_at=over)
    event.refresh_from_db()
    by = a_coordinator(territory)
    actions.share_summary(event, by=by)
    material = actions.add_material(event, by=by, title="Le plan de l’usine", file=b"%PDF-1.7")
    participant = Participant.objects.get(event=event)
    feedback = actions.give_feedback(
        participant, by=acting(pupil), discovered=True, imagines=False, returns=True, question="Et la nuit ?"
    )
    world.ids.update(
        {
            "feedback:slug": event.slug, "feedback:event_id": event.pk, "feedback:material_id": material.pk,
            "feedback:feedback_id": feedback.pk,
        }
    )  # fmt: skip
