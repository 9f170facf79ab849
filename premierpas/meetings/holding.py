"""Who meets a pupil now: whoever accompanies them, or stands in. `people.sight` alone says so."""

from collections.abc import Collection

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from premierpas.accounts.capacities import Viewer
from premierpas.mentoring.models import Pair
from premierpas.people.enums import LinkPurpose
from premierpas.people.models import PupilLink, Volunteer
from premierpas.people.sight import open_now, seen_by

from .models import Meeting, Slot

HOLDING = (LinkPurpose.MENTORING, LinkPurpose.STAND_IN)
_ANSWERING = (LinkPurpose.PAIR_LEAD,)
BOOKING = (LinkPurpose.TERRITORY, LinkPurpose.CLASS, LinkPurpose.PAIR_LEAD)  # they book for a pupil


def held_pairs(viewer: Viewer) -> QuerySet[Pair]:
    """The pairs whose pupil the viewer meets today."""
    return _pairs_by(viewer, Q(purpose__in=HOLDING, reference=OuterRef("pk")))


def answered_pairs(viewer: Viewer) -> QuerySet[Pair]:
    """The pairs that the viewer answers for: its lead's, and a territory's coordinators'."""
    of_pair = Q(purpose__in=_ANSWERING, reference=OuterRef("pk"))
    return _pairs_by(viewer, of_pair | Q(purpose=LinkPurpose.TERRITORY))


def _pairs_by(viewer: Viewer, opens: Q) -> QuerySet[Pair]:
    links = seen_by(viewer).filter(opens, pupil=OuterRef("enrolment__pupil"))
    return Pair.objects.running().filter(Exists(links))


def holds(viewer: Viewer, pair: Pair) -> bool:
    """Whether the viewer meets this pair's pupil today."""
    return held_pairs(viewer).filter(pk=pair.pk).exists()


def of_pairs(pairs: QuerySet[Pair]) -> Q:
    """What holds of meetings with a pupil of one of these pairs."""
    return Q(attendances__pair__in=pairs)


def meetings_held_by(viewer: Viewer) -> QuerySet[Meeting]:
    """Meetings with a pupil whom the viewer meets today, whoever plans them."""
    return Meeting.objects.filter(of_pairs(held_pairs(viewer))).distinct()


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
    theirs = seen_by(viewer).filter(pupil__in=pupils, purpose__in=BOOKING).values("pupil")
    free = Slot.objects.free().values("volunteer")
    rows = PupilLink.objects.filter(open_now(), purpose__in=HOLDING, pupil__in=theirs, volunteer__in=free)
    return {each.pupil_id for each in rows.select_related("volunteer") if each.volunteer and each.volunteer.sees_pupils}


def still_met(volunteers: Collection[int]) -> Q:
    """What holds of an attendance whose volunteer still meets its pupil (`meeting__volunteer` is among these)."""
    links = PupilLink.objects.filter(
        open_now(), purpose__in=HOLDING, reference=OuterRef("pair"), volunteer=OuterRef("meeting__volunteer")
    )
    return Q(Exists(links), meeting__volunteer__in=volunteers, pair__until=None)
