"""Whose part of a review is whose, and when it is read: once both are written, or at the year's end."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.mentoring.models import Pair
from premierpas.people.capacities import VOLUNTEER
from premierpas.people.models import Enrolment
from premierpas.people.sight import may_see_pupil

from .enums import Side
from .models import ReviewPart

ASKED_FROM, READ_FROM = (5, 15), (6, 30)  # month and day, in the summer that ends a school year


def asked_from(school_year: int) -> date:
    """From when on the review of a year is somebody's task."""
    return date(school_year + 1, *ASKED_FROM)


def read_from(school_year: int) -> date:
    """The deadline: from then on what is written is read, though a part may be missing."""
    return date(school_year + 1, *READ_FROM)


@dataclass(frozen=True)
class Review:
    """One pupil's review: its parts by side, and the name of who accompanies, if somebody does."""

    enrolment: Enrolment
    parts: Mapping[str, ReviewPart]
    mentor: str = ""

    @property
    def sides(self) -> list[Side]:
        """Who writes: a teacher always, a mentor where there is one or has been one who wrote."""
        return [Side.MENTOR, Side.TEACHER] if self.mentor or Side.MENTOR in self.parts else [Side.TEACHER]

    @property
    def is_read(self) -> bool:
        """Whether everybody concerned reads all of it, the pupil among them."""
        if not self.parts:
            return False
        return set(self.sides) <= set(self.parts) or clock.today() >= read_from(self.enrolment.school_year)

    def shown_to(self, side: Side | None) -> dict[str, ReviewPart]:
        """Which parts somebody of this side reads: their own, and the other's once both are written."""
        return {name: part for name, part in self.parts.items() if self.is_read or name == side}


def reviews_of(enrolments: Collection[Enrolment]) -> list[Review]:
    """The reviews of these pupils, in two queries."""
    ids = [each.pk for each in enrolments]
    parts: dict[int, dict[str, ReviewPart]] = {pk: {} for pk in ids}
    for part in ReviewPart.objects.filter(enrolment__in=ids).order_by("side"):
        parts[part.enrolment_id][part.side] = part
    pairs = Pair.objects.running().filter(enrolment__in=ids, since__lte=clock.now())
    mentors = dict(pairs.values_list("enrolment", "volunteer__name"))
    return [Review(each, parts[each.pk], mentors.get(each.pk, "")) for each in enrolments]


def review_of(enrolment: Enrolment) -> Review:
    """One of them."""
    return reviews_of([enrolment])[0]


def side_of(viewer: Viewer, enrolment: Enrolment) -> Side | None:
    """Which part is the viewer's: that of the pupil's present mentor, or that of the school that sees the pupil."""
    if not may_see_pupil(viewer, enrolment.pupil_id):
        return None
    if viewer.is_school_staff:
        return Side.TEACHER
    own = Pair.objects.running().filter(enrolment=enrolment, volunteer=viewer.volunteer_id, since__lte=clock.now())
    return Side.MENTOR if viewer.acts_as(VOLUNTEER) and own.exists() else None
