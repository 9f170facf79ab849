"""What a pair lets people see: the volunteer and, where a colleague leads it, that colleague."""

from datetime import datetime

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.people.enums import LinkPurpose
from premierpas.people.holders import Holder
from premierpas.people.models import Volunteer
from premierpas.people.sight import end_links, link

from .models import Pair, StandIn

_OF_PAIRS = (LinkPurpose.MENTORING, LinkPurpose.PAIR_LEAD, LinkPurpose.STAND_IN)


@step
def open_links(pair: Pair) -> None:
    """From the pair's beginning on, its volunteer sees the pupil, and so does its lead. Coordinators do anyway."""
    mentor = Holder.volunteer(pair.volunteer)
    link(mentor, [pair.enrolment.pupil_id], purpose=LinkPurpose.MENTORING, reference=pair.pk, since=pair.since)
    open_lead_link(pair)


@step
def open_lead_link(pair: Pair) -> None:
    """The lead sees the pupil from now on: it is they who prepare the first meeting."""
    lead = leading_volunteer(pair.lead)
    if lead is not None:
        link(Holder.volunteer(lead), [pair.enrolment.pupil_id], purpose=LinkPurpose.PAIR_LEAD, reference=pair.pk)


@step
def begin_again_at(pair: Pair, since: datetime) -> None:
    """The beginning has moved: so does what the mentor sees."""
    end_links(purpose=LinkPurpose.MENTORING, reference=pair.pk)
    mentor = Holder.volunteer(pair.volunteer)
    link(mentor, [pair.enrolment.pupil_id], purpose=LinkPurpose.MENTORING, reference=pair.pk, since=since)


@step
def open_between(row: StandIn) -> None:
    """Between its days, and no longer, a stand-in sees the pupil; not before the pair has begun."""
    since, until = clock.instants(row.first_day, row.last_day)
    link(
        Holder.volunteer(row.volunteer), [row.pair.enrolment.pupil_id], purpose=LinkPurpose.STAND_IN,
        reference=row.pair_id, since=max(since, row.pair.since), until=until,
    )  # fmt: skip


@step
def close_between(row: StandIn) -> None:
    """A stand-in sees the pupil no more, from now on."""
    end_links(purpose=LinkPurpose.STAND_IN, reference=row.pair_id, volunteer=row.volunteer_id)


@step
def close_links(pair: Pair) -> None:
    """All that came with the pair is over, stand-ins' included."""
    end_links(purpose__in=_OF_PAIRS, reference=pair.pk)


def leading_volunteer(lead: Presence | None) -> Volunteer | None:
    """The volunteer who leads; None where a coordinator does."""
    if lead is None or lead.volunteer_id is None:
        return None
    return Volunteer.objects.filter(pk=lead.volunteer_id).first()
