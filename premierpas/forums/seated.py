"""Who comes to a forum, to which stands, at which hours, and how many may be where: read once for a whole page."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet

from premierpas.core.alphabet import alphabetical
from premierpas.events.enums import RegistrationState
from premierpas.events.models import Event, Participant
from premierpas.organisations.models import Classroom

from .enums import Answer
from .models import Assignment, Forum, Slot, Stand, StandSlot, Wish

Places = dict[tuple[int, int], int]  # by (stand, slot)


def forum_of(event: Event) -> Forum:
    """The forum of an event, as it is or as it begins."""
    found = Forum.objects.filter(event=event).first() or Forum(event=event)
    found.event = event
    return found


def seated(event: Event) -> QuerySet[Participant]:
    """Everybody who has a seat for sure, in the order of names."""
    rows = Participant.objects.filter(event=event, ended_at=None, registration__state=RegistrationState.CONFIRMED)
    rows = rows.select_related("enrolment__pupil", "enrolment__classroom__school", "registration")
    return rows.order_by("enrolment__pupil__sort_name", "pk")


def seated_of(event: Event, classroom: Classroom) -> QuerySet[Participant]:
    """Those of one class."""
    return seated(event).filter(enrolment__classroom=classroom)


def coming(event: Event) -> list[Stand]:
    """The stands that have said yes, by their number."""
    return list(by_number(Stand.objects.filter(event=event, answer=Answer.YES)))


def by_number(stands: QuerySet[Stand]) -> QuerySet[Stand]:
    """As one walks through the hall; those without a place last."""
    return stands.select_related("company").order_by(F("number").asc(nulls_last=True), alphabetical("name"), "pk")


def hours(event: Event) -> list[Slot]:
    """The hours in their order."""
    return list(Slot.objects.filter(event=event).order_by("start"))


def places_of(forum: Forum, stands: Sequence[Stand], slots: Sequence[Slot]) -> Places:
    """How many may come, by stand and hour."""
    own = StandSlot.objects.filter(stand__in=[each.pk for each in stands])
    said = {(row.stand_id, row.slot_id): row.capacity for row in own}
    return {
        (stand.pk, slot.pk): said.get((stand.pk, slot.pk), forum.places) for stand in stands for slot in slots
    }  # fmt: skip


def visits(event: Event) -> QuerySet[Assignment]:
    """Where everybody who still comes goes, to stands that still come."""
    return Assignment.objects.filter(participant__in=seated(event).values("pk"), stand__answer=Answer.YES)


def how_many(event: Event) -> Places:
    """How many go, by stand and hour."""
    return dict(Counter(visits(event).values_list("stand", "slot")))


@dataclass(frozen=True)
class Wished:
    """Wishes by person, the dearest first, and how often each stand is wished for."""

    by_person: dict[int, list[int]]
    first: Counter[int]
    all: Counter[int]


def wishes_of(event: Event) -> Wished:
    """What everybody who comes wishes for, among the stands that come."""
    rows = Wish.objects.filter(participant__in=seated(event).values("pk"), stand__answer=Answer.YES)
    by_person: dict[int, list[int]] = defaultdict(list)
    for person, stand in rows.order_by("participant", "rank").values_list("participant", "stand"):
        by_person[person].append(stand)
    return Wished(
        dict(by_person),
        Counter(wished[0] for wished in by_person.values()),
        Counter(stand for wished in by_person.values() for stand in wished),
    )
