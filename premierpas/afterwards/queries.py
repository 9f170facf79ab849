"""What the pages of the time after a week read, and what figures are made of."""

from datetime import datetime

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable

from premierpas.core import clock
from premierpas.people.models import Enrolment
from premierpas.placements.models import HOLDING, Placement, PlacementState
from premierpas.week.actions import is_over

from .enums import Moment, TaleState
from .five_questions import FIELDS
from .models import Answers, FollowUp, Tale


def moment_of(placements: list[Placement]) -> Moment | None:
    """Which questions may be answered now: before until the week begins, after from its last day on."""
    begun = [each for each in placements if each.first_day <= clock.today() and each.state in HOLDING]
    if not begun:
        return Moment.BEFORE
    return Moment.AFTER if any(is_over(each) for each in begun) else None


def moment_now(enrolment: Enrolment) -> Moment | None:
    """The same for one pupil's year."""
    return moment_of(list(Placement.objects.filter(enrolment=enrolment)))


def weeks_over(enrolment: Enrolment) -> list[Placement]:
    """The weeks of a year that were lived to their last day."""
    rows = Placement.objects.filter(enrolment=enrolment).exclude(state=PlacementState.CANCELLED)
    return [each for each in rows.order_by("first_day") if is_over(each)]


def tales_at(school_id: int) -> QuerySet[Tale]:
    """What pupils of a school read of former ones, newest first."""
    rows = Tale.objects.filter(school=school_id, state=TaleState.PUBLISHED, pupil__anonymised_at=None)
    return rows.order_by("-decided_at", "-pk")


def pairs_of_answers(span: tuple[datetime, datetime]) -> QuerySet[Answers]:
    """Who answered both times, the second time in this span: `then` and `now` are the sums of their marks.

    For totals only (`insights` tells none of fewer than eleven pupils). Two wordings are never compared.
    """
    before = Answers.objects.filter(
        enrolment=OuterRef("enrolment"), moment=Moment.BEFORE, version=OuterRef("version")
    ).annotate(total=_total())
    rows = Answers.objects.filter(moment=Moment.AFTER, at__gte=span[0], at__lt=span[1])
    return rows.annotate(then=Subquery(before.values("total")[:1]), now=_total()).exclude(then=None)


def forms_answered(months: int, span: tuple[datetime, datetime]) -> QuerySet[FollowUp]:
    """The forms of so many months on that were answered in this span, for totals only."""
    return FollowUp.objects.filter(months=months, answered_at__gte=span[0], answered_at__lt=span[1])


def tales_published(span: tuple[datetime, datetime]) -> QuerySet[Tale]:
    """What former pupils tell since this span, for totals only."""
    return Tale.objects.filter(state=TaleState.PUBLISHED, decided_at__gte=span[0], decided_at__lt=span[1])


def _total() -> Combinable:
    first, *others = (F(name) for name in FIELDS)
    total: Combinable = first
    for each in others:
        total = total + each
    return total
