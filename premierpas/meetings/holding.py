"""Who meets a pupil now: whoever accompanies them, or stands in. `people.sight` alone says so."""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.compiled import Given, compiled_by
from premierpas.mentoring.models import Pair
from premierpas.people.enums import LinkPurpose
from premierpas.people.models import PupilLink, Volunteer
from premierpas.people.sight import Eyes, eyes_of, open_at, open_now, seen_by

from .models import Slot

HOLDING = (LinkPurpose.MENTORING, LinkPurpose.STAND_IN)
_ANSWERING = (LinkPurpose.PAIR_LEAD,)
BOOKING = (LinkPurpose.TERRITORY, LinkPurpose.CLASS, LinkPurpose.PAIR_LEAD)  # they book for a pupil


def held_pairs(viewer: Viewer | Eyes) -> QuerySet[Pair]:
    """The pairs whose pupil the viewer meets today."""
    return _pairs_by(viewer, Q(purpose__in=HOLDING, reference=OuterRef("pk")))


def answered_pairs(viewer: Viewer | Eyes) -> QuerySet[Pair]:
    """The pairs that the viewer answers for: its lead's, and a territory's coordinators'."""
    of_pair = Q(purpose__in=_ANSWERING, reference=OuterRef("pk"))
    return _pairs_by(viewer, of_pair | Q(purpose=LinkPurpose.TERRITORY))


def _pairs_by(viewer: Viewer | Eyes, opens: Q) -> QuerySet[Pair]:
    links = seen_by(viewer).filter(opens, pupil=OuterRef("enrolment__pupil"))
    return Pair.objects.running().filter(Exists(links))


def at(pairs: Callable[[Viewer | Eyes], QuerySet[Pair]], viewer: Viewer, path: str, pk: int) -> list[Pair]:
    """Those of `held_pairs` or `answered_pairs` of which `path` is this row: a pupil's, those of a meeting."""
    eyes = eyes_of(viewer)
    return _at(pairs, eyes, path)(pk=pk, now=clock.now()) if eyes else []


@compiled_by
def _at(pairs: Callable[[Viewer | Eyes], QuerySet[Pair]], eyes: Eyes, path: str) -> QuerySet[Pair]:
    return pairs(eyes).filter(**{path: Given("pk")}).order_by("pk")


def pupils_by_pair(
    pairs: Callable[[Viewer | Eyes], QuerySet[Pair]], viewer: Viewer, among: Collection[int]
) -> dict[int, int]:
    """Of these pairs, the pupils of those that are of `held_pairs` or `answered_pairs`; one query."""
    eyes = eyes_of(viewer)
    return dict(_pupils(pairs, eyes)(pairs=list(among), now=clock.now())) if eyes else {}


@compiled_by
def _pupils(pairs: Callable[[Viewer | Eyes], QuerySet[Pair]], eyes: Eyes) -> QuerySet[Pair, Any]:
    return pairs(eyes).filter(pk__in=Given("pairs", many=True)).values_list("pk", "enrolment__pupil")


def holds(viewer: Viewer, pair: Pair) -> bool:
    """Whether the viewer meets this pair's pupil today."""
    return bool(at(held_pairs, viewer, "pk", pair.pk))


def links_to(pupil_id: int) -> QuerySet[PupilLink]:
    """The open links by which volunteers meet a pupil."""
    return PupilLink.objects.filter(open_now(), pupil=pupil_id, purpose__in=HOLDING, volunteer__isnull=False)


def met_by(pupil_id: int) -> list[Volunteer]:
    """The cleared volunteers who meet this pupil today, the mentor first."""
    rows = Volunteer.objects.filter(pk__in=links_to(pupil_id).values("volunteer")).select_related("user")
    return [each for each in rows.order_by(F("since").asc(nulls_last=True), "pk") if each.sees_pupils]


def pair_between(pupil_id: int, volunteer: Volunteer) -> Pair | None:
    """By which pair a volunteer meets a pupil today."""
    if not volunteer.sees_pupils:
        return None
    references = links_to(pupil_id).filter(volunteer=volunteer).values("reference")
    return Pair.objects.running().filter(pk__in=references, enrolment__pupil=pupil_id).first()


def with_free_moment(viewer: Viewer, pupils: Collection[int]) -> set[int]:
    """Of these pupils, those for whom the viewer may book a moment that whoever meets them offers; one query."""
    eyes = eyes_of(viewer)
    if eyes is None:
        return set()
    rows = _bookable(eyes)(pupils=list(pupils), now=clock.now())
    return {each.pupil_id for each in rows if each.volunteer and each.volunteer.sees_pupils}


@compiled_by
def _bookable(eyes: Eyes) -> QuerySet[PupilLink]:
    pupils, now = Given("pupils", many=True), Given("now")
    theirs = seen_by(eyes).filter(pupil__in=pupils, purpose__in=BOOKING).values("pupil")
    free = Slot.objects.free_at(now).values("volunteer")
    rows = PupilLink.objects.filter(open_at(now), purpose__in=HOLDING, pupil__in=theirs, volunteer__in=free)
    return rows.select_related("volunteer")


def still_met(volunteers: Any, now: Any) -> Q:
    """What holds of an attendance whose volunteer (one of these) still meets its pupil; both may be given later."""
    links = PupilLink.objects.filter(
        open_at(now), purpose__in=HOLDING, reference=OuterRef("pair"), volunteer=OuterRef("meeting__volunteer")
    )
    return Q(Exists(links), meeting__volunteer__in=volunteers, pair__until=None)
