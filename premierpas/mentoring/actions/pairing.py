"""A pupil and a volunteer are put together by a coordinator; whoever ends a pair ends what it lets people see."""

from datetime import datetime

from django.db import IntegrityError, transaction

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import hold
from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.events import emit
from premierpas.organisations.enums import Role
from premierpas.people.models import Enrolment, Volunteer

from ..enums import Reads, WhyEnded
from ..errors import AlreadyAccompanied, MayNotLead, NotCleared
from ..events import PairEnded, PairStarted
from ..models import Pair
from ..seeing import close_links, open_links


@action(may="mentoring.pair")
def pair_up(
    enrolment: Enrolment,
    *,
    by: Actor,
    volunteer: Volunteer,
    lead: Presence,
    why: str = "",
    reads: Reads = Reads.NOTHING,
    since: datetime | None = None,
) -> Pair:
    """Put them together from `since` on (now, unless said otherwise), with a lead who answers for both.

    Raises AlreadyAccompanied, NotCleared or MayNotLead.
    """
    enrolment = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    volunteer = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
    if not volunteer.sees_pupils or volunteer.territory_id != enrolment.classroom.school.territory_id:
        raise NotCleared
    if not _may_lead(lead, volunteer):
        raise MayNotLead
    begins = max(since or clock.now(), clock.now())
    pair = Pair(
        enrolment=enrolment, volunteer=volunteer, lead=lead, why=why, reads=reads, since=begins,
        paired_by_id=by.user_id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            pair.save()
    except IntegrityError:
        raise AlreadyAccompanied from None
    open_links(pair)
    emit(PairStarted(at=clock.now(), pair_id=pair.pk))
    return pair


@action(may="mentoring.pair")
def end_pair(pair: Pair, *, by: Actor, why: WhyEnded) -> Pair:
    """It is over from now on; what was written in it stays with the pupil's year. A pair that is over stays so."""
    pair = Pair.objects.select_for_update(of=("self",)).select_related("enrolment").get(pk=pair.pk)
    if pair.is_running:
        over(pair, why)
    return pair


@step
def over(pair: Pair, why: WhyEnded) -> None:
    """The same as a part of something else: a leaving, an end of a clearance."""
    pair.until, pair.why_ended = clock.now(), why
    pair.save(update_fields=["until", "why_ended"])
    close_links(pair)
    emit(PairEnded(at=clock.now(), pair_id=pair.pk))


def _may_lead(lead: Presence, mentor: Volunteer) -> bool:
    """Coordinators of the territory, and its cleared volunteers but the mentor; they can't leave meanwhile."""
    if lead.place != mentor.territory_id or not hold(lead):
        return False
    if lead.role == Role.COORDINATOR:
        return True
    row = Volunteer.objects.filter(pk=lead.key.removeprefix("volunteer:")).first() if _is_volunteer(lead) else None
    return row is not None and row.pk != mentor.pk and row.sees_pupils


def _is_volunteer(lead: Presence) -> bool:
    return lead.key.startswith("volunteer:")
