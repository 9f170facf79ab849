"""Who says what an event was, and who reads it."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.events.models import Event, Participant
from premierpas.events.permissions import leads_here
from premierpas.people.permissions import is_theirs

from .models import Feedback, Material


@rules.predicate
def is_themself(viewer: Viewer, participant: Participant) -> bool:
    """The pupil who took part."""
    return participant.enrolment is not None and bool(is_theirs(viewer, participant.enrolment))


@rules.predicate
def organises(viewer: Viewer, row: Event | Feedback | Material) -> bool:
    """Who organises the event that it is of."""
    if isinstance(row, Feedback):
        return bool(leads_here(viewer, row.participant.event))
    return bool(leads_here(viewer, row if isinstance(row, Event) else row.event))


@rules.predicate
def hosted(viewer: Viewer, event: Event) -> bool:
    """Whoever works for the company that held it, once the page was shared with them."""
    if viewer.company_id is None or viewer.company_id != event.company_id:
        return False
    summary = getattr(event, "summary_page", None)
    return summary is not None and summary.shared_at is not None


@rules.predicate
def was_there(viewer: Viewer, material: Material) -> bool:
    """A pupil who came; a photo that somebody no longer wants is opened by nobody but who organises."""
    if not viewer.is_pupil or not Material.objects.filter(pk=material.pk).shown().exists():
        return False
    rows = Participant.objects.filter(event=material.event_id, enrolment__pupil=viewer.pupil_id)
    return rows.filter(came_at__isnull=False).exists()


rules.add_perm("feedback.give", is_themself)
rules.add_perm("feedback.organise", organises)
rules.add_perm("feedback.read_summary", organises | hosted)
rules.add_perm("feedback.read_material", was_there | organises)
