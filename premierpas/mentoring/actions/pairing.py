"""A pupil and a volunteer are put together by a coordinator; whoever ends a pair ends what it lets people see."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.actions import Actor, action, current_actor, step
from premierpas.core.events import emit
from premierpas.people.models import Enrolment, Volunteer
from premierpas.people.team import may_accompany

from ..enums import Reads, WhyEnded
from ..errors import AlreadyAccompanied, MayNotLead, NotCleared, PairIsOver, SaidNo
from ..events import PairEnded, PairStarted
from ..leading import led_by, may_lead
from ..models import Pair
from ..rhythm import date_anew, open_checks
from ..said import refusal_of
from ..seeing import begin_again_at, close_links, open_links
from ..telling import tell_ended, tell_lead, tell_paired
from ..waiting import open_checks_of, settle_pair

TO_SAY_NO = timedelta(days=3)


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
    """Put them together, with a lead who answers for both, and tell pupil and family, who have three days to say no.

    It begins at `since`, where that is later. Raises AlreadyAccompanied, NotCleared, MayNotLead or SaidNo.
    """
    return together(enrolment, volunteer, lead, why=why, reads=reads, since=since)


@step
def together(
    enrolment: Enrolment, volunteer: Volunteer, lead: Presence, *, why: str, reads: Reads, since: datetime | None = None
) -> Pair:
    """The same as a part of something else: a handover."""
    enrolment = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    volunteer = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
    if not may_accompany(volunteer) or volunteer.territory_id != enrolment.classroom.school.territory_id:
        raise NotCleared
    if not may_lead(lead, volunteer):
        raise MayNotLead
    if refusal_of(enrolment.pk) is not None:
        raise SaidNo
    soonest = clock.now() + TO_SAY_NO
    pair = Pair(
        enrolment=enrolment, volunteer=volunteer, lead=lead, why=why, reads=reads, since=max(since or soonest, soonest),
        paired_by_id=current_actor().user_id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            pair.save()
    except IntegrityError:
        raise AlreadyAccompanied from None
    open_links(pair)
    open_checks(pair)
    tell_paired(pair)
    settle_pair(pair)
    emit(PairStarted(at=clock.now(), pair_id=pair.pk))
    return pair


@action(may="mentoring.pair")
def end_pair(pair: Pair, *, by: Actor, why: WhyEnded) -> Pair:
    """It is over from now on; what was written in it stays with the pupil's year. A pair that is over stays so."""
    pair = locked(pair)
    if pair.is_running:
        over(pair, why)
    return pair


@action(may="mentoring.pair")
def give_lead(pair: Pair, *, by: Actor, lead: Presence) -> Pair:
    """Somebody else answers for the pair, and has what is to be done with it. Raises MayNotLead or PairIsOver."""
    pair = locked(pair)
    if not pair.is_running:
        raise PairIsOver
    led_by(pair, lead)
    tell_lead(pair)
    settle_pair(pair)
    return pair


@step
def over(pair: Pair, why: WhyEnded) -> None:
    """The pair ends as a part of something else: a leaving, an end of a clearance, a no."""
    pair.until, pair.why_ended = clock.now(), why
    pair.save(update_fields=["until", "why_ended"])
    close_links(pair)
    pair.stand_ins.ahead().update(cancelled_at=clock.now())
    asked_no_more = open_checks_of(pair)
    pair.check_ins.filter(pk__in=asked_no_more).delete()
    tell_ended(pair)
    settle_pair(pair, also=asked_no_more)
    emit(PairEnded(at=clock.now(), pair_id=pair.pk))


@step
def begins_at(pair: Pair, since: datetime) -> None:
    """The beginning of a pair that hasn't begun moves: everybody has said yes."""
    pair.since = since
    pair.save(update_fields=["since"])
    begin_again_at(pair, since)
    date_anew(pair)
    settle_pair(pair)


def locked(pair: Pair) -> Pair:
    """The pair as it is now, until the transaction ends."""
    rows = Pair.objects.select_for_update(of=("self",)).select_related("enrolment__pupil", "volunteer", "lead__user")
    return rows.get(pk=pair.pk)
