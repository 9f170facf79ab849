"""The stands are shared out, one is changed by hand, and pupils learn where they go."""

from django.db.models import Count
from django.utils.translation import gettext as _

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import WrongState
from premierpas.events.models import Event, Participant

from ..enums import Answer, Why
from ..errors import AlreadyThere, NothingToAssign, StandFull
from ..fair import How, assign
from ..models import Assignment, Forum, Slot, Stand
from ..notices import CHANGED, PUBLISHED
from ..seated import coming, hours, how_many, places_of, seated, visits, wishes_of
from ..telling import tell_pupil
from ..waiting import SHARE
from .preparing import locked


@action(may="forums.share")
def assign_stands(event: Event, *, by: Actor) -> Forum:
    """Share out by the rule of `fair.py`. What was changed by hand stays; once pupils know, all stays that still can.

    The seed is the forum's own, so that doing it again changes nothing unless something else has changed. Raises
    NothingToAssign.
    """
    forum = locked(event)
    stands, slots, people = coming(event), hours(event), list(seated(event))
    if not (stands and slots and people):
        raise NothingToAssign
    before = {(row.participant_id, row.slot_id): row for row in visits(event)}
    is_known = forum.published_at is not None
    stay = [key + (row.stand_id,) for key, row in before.items() if is_known or row.why == Why.BY_HAND]
    outcome = assign(
        [each.pk for each in people],
        wishes_of(event).by_person,
        [each.pk for each in slots],
        places_of(forum, stands, slots),
        forum.seed,
        kept=stay,
    )
    kept_rows = [
        before[each.person, each.slot].pk for each in outcome.given if each.how == How.KEPT
    ]  # fmt: skip
    Assignment.objects.filter(participant__event=event).exclude(pk__in=kept_rows).delete()
    made = Assignment.objects.bulk_create(
        Assignment(
            participant_id=each.person, slot_id=each.slot, stand_id=each.stand, rank=each.rank,
            why=Why.WISH if each.how == How.WISH else Why.SPREAD, passed=[list(pair) for pair in each.passed],
        )
        for each in outcome.given
        if each.how != How.KEPT
    )  # fmt: skip
    forum.assigned_at = clock.now()
    forum.save(update_fields=["assigned_at"])
    settle(SHARE.code, [forum.pk])
    if is_known:
        by_id = {each.pk: each for each in people}
        for person in {row.participant_id for row in made}:
            tell_pupil(CHANGED, by_id[person], event)
    return forum


@action(may="forums.share", on=lambda given: given["participant"].event)
def change_visit(participant: Participant, *, by: Actor, slot: Slot, stand: Stand | None) -> Assignment | None:
    """Somebody goes elsewhere at that hour, or nowhere: who decided it is kept.

    Raises StandFull, AlreadyThere, or WrongState before anything is shared out.
    """
    event = participant.event
    forum = locked(event)
    if forum.assigned_at is None:
        raise WrongState(_("Les stands ne sont pas encore partagés."))
    own = Assignment.objects.filter(participant=participant)
    now = own.filter(slot=slot).first()
    if (now.stand_id if now else None) == (stand.pk if stand else None):
        return now
    if stand is None:
        own.filter(slot=slot).delete()
        row = None
    else:
        if own.filter(stand=stand).exclude(slot=slot).exists():
            raise AlreadyThere
        if stand.answer != Answer.YES or not places_left(forum, stand, slot):
            raise StandFull
        rank = participant.wishes.filter(stand=stand).values_list("rank", flat=True).first() or 0
        row, _new = Assignment.objects.update_or_create(
            participant=participant, slot=slot,
            defaults={
                "stand": stand, "why": Why.BY_HAND, "rank": rank, "passed": [], "changed_by": by.user,
                "at": clock.now(),
            },
        )  # fmt: skip
    if forum.published_at is not None:
        tell_pupil(CHANGED, participant, event)
    return row


def places_left(forum: Forum, stand: Stand, slot: Slot) -> int:
    """How many more may go there then."""
    return places_of(forum, [stand], [slot])[stand.pk, slot.pk] - how_many(forum.event).get((stand.pk, slot.pk), 0)


@action(may="forums.share")
def publish(event: Event, *, by: Actor) -> Forum:
    """Pupils learn where they go; a second time nothing changes. Raises WrongState before anything is shared out."""
    forum = locked(event)
    if forum.assigned_at is None:
        raise WrongState(_("Partagez d’abord les stands."))
    if forum.published_at is not None:
        return forum
    forum.published_at = clock.now()
    forum.save(update_fields=["published_at"])
    for participant in seated(event).annotate(n=Count("assignments")).filter(n__gt=0):
        tell_pupil(PUBLISHED, participant, event)
    return forum
