"""What a pair lets people see: the volunteer and, where a colleague leads it, that colleague."""

from premierpas.agenda.models import Presence
from premierpas.core.actions import step
from premierpas.people.enums import LinkPurpose
from premierpas.people.models import Volunteer
from premierpas.people.sight import Holder, end_links, link

from .models import Pair

_OF_PAIRS = (LinkPurpose.MENTORING, LinkPurpose.PAIR_LEAD, LinkPurpose.STAND_IN)


@step
def open_links(pair: Pair) -> None:
    """From the pair's beginning on, its volunteer sees the pupil, and so does its lead. Coordinators do anyway."""
    pupils = [pair.enrolment.pupil_id]
    mentor = Holder.volunteer(pair.volunteer)
    link(mentor, pupils, purpose=LinkPurpose.MENTORING, reference=pair.pk, since=pair.since)
    lead = leading_volunteer(pair.lead)
    if lead is not None:
        link(Holder.volunteer(lead), pupils, purpose=LinkPurpose.PAIR_LEAD, reference=pair.pk)


@step
def close_links(pair: Pair) -> None:
    """All that came with the pair is over, stand-ins' included."""
    end_links(purpose__in=_OF_PAIRS, reference=pair.pk)


def leading_volunteer(lead: Presence | None) -> Volunteer | None:
    """The volunteer who leads; None where a coordinator does."""
    if lead is None or not lead.key.startswith("volunteer:"):
        return None
    return Volunteer.objects.filter(pk=int(lead.key.removeprefix("volunteer:"))).first()
