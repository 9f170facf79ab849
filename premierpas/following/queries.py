"""Standings as lists read them: filtered, sorted and paged by the database."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from premierpas.accounts.capacities import Viewer
from premierpas.core.search import Looked, look
from premierpas.people.searched import pupils_searched
from premierpas.people.sight import Eyes, pupils_seen_by

from .models import Nudge, Standing
from .risks import CALM, RANKS
from .stages import Stage

AT_RISK = Q(rank__lt=CALM)
_KINDS = {rank: kind for kind, rank in RANKS.items()}


def present(**which: object) -> QuerySet[Standing]:
    """The rows of pupils who are in an open class; `which` narrows them (`enrolment__classroom=…`)."""
    return Standing.objects.filter(enrolment__left_on=None, enrolment__classroom__closed_at=None, **which)


def seen_by(viewer: Viewer | Eyes) -> QuerySet[Standing]:
    """Those whom the viewer may see."""
    return present(enrolment__pupil__in=pupils_seen_by(viewer))


def found_by(viewer: Viewer, query: str) -> Looked:
    """Those whom the viewer may see and who fit each word: name, class, school, or a contact's name and numbers."""
    return look(seen_by(viewer), pupils_searched(viewer, "enrolment"), query)


def pressing(rows: QuerySet[Standing]) -> QuerySet[Standing]:
    """Whole rows, those first for whom most can still be changed, then by name; risks are read along.

    `nudged_on`: the day of the last reminder.
    """
    said = Nudge.objects.filter(enrolment=OuterRef("enrolment"), offer=None).order_by("-day").values("day")[:1]
    whole = rows.select_related("enrolment__pupil", "enrolment__classroom__school").prefetch_related("risks")
    ordered = whole.order_by("rank", F("due").asc(nulls_last=True), "enrolment__pupil__sort_name", "pk")
    return ordered.annotate(nudged_on=Subquery(said))


def counted(rows: QuerySet[Standing], needs: Sequence[Q]) -> tuple[dict[Stage, int], list[int]]:
    """How many are at each stage, and how many have each of these needs: one question."""
    each_need = {f"of_{n}": Count("pk", filter=need) for n, need in enumerate(needs)}
    found = list(rows.order_by().values_list("stage").annotate(n=Count("pk"), **each_need))
    sums = [sum(row[2 + n] for row in found) for n in range(len(needs))]
    return {Stage(row[0]): row[1] for row in found}, sums


def page_of(rows: QuerySet[Any] | Sequence[Any], number: str | None, *, per_page: int, count: int) -> Page:
    """One page of rows that have been counted already."""
    pages = Paginator(rows, per_page)
    pages.count = count
    return pages.get_page(number)


def main_risk_of(ranks: Iterable[int]) -> str:
    """What most of these pupils have first, by the ranks of their rows; of two as frequent, the more pressing."""
    counted = Counter(rank for rank in ranks if rank in _KINDS)
    if not counted:
        return ""
    return str(_KINDS[min(counted, key=lambda rank: (-counted[rank], rank))].label)
