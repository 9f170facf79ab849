"""Keeping the rows: computed again from the facts whenever one changes, and every night."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction

from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given
from premierpas.organisations.models import Classroom
from premierpas.people.models import Enrolment

from .follow_up import FollowUp, facts_of, follow_up
from .models import ClassPace, RiskOf, Standing
from .pace import pace_of
from .risks import CALM

BATCH = 500
CLASSES = 20
COLUMNS = (
    "stage", "rank", "due", "next_step", "next_due", "place", "first_day", "last_day", "confirm_due", "sent", "waiting",
    "rejected", "has_texts", "needs_authorisation", "signed",
)  # fmt: skip

_later: ContextVar[bool] = ContextVar("premierpas_standings_later", default=False)


@contextmanager
def catching_up_later() -> Iterator[None]:
    """Whoever plays a whole year and then calls `refresh_everybody` needs no row meanwhile."""
    token = _later.set(True)
    try:
        yield
    finally:
        _later.reset(token)


def is_caught_up_later() -> bool:
    """Whether nobody needs a row now."""
    return _later.get()


def refresh(enrolments: Iterable[int]) -> int:
    """Write anew where these enrolments stand; returns how many rows changed.

    Of a pupil who has left the row stays as it was. The rows are held before the facts are read: of two at once the
    second reads what the first has written.
    """
    ids = [] if is_caught_up_later() else sorted(enrolments)
    return sum(_refresh(ids[start : start + BATCH]) for start in range(0, len(ids), BATCH))


@transaction.atomic
def _refresh(ids: list[int]) -> int:
    known = set(Standing.objects.filter(enrolment__in=ids).values_list("enrolment_id", flat=True))
    if missing := Enrolment.objects.filter(pk__in=set(ids) - known).order_by("pk"):
        Standing.objects.bulk_create([Standing(enrolment=each) for each in missing], ignore_conflicts=True)
    held = list(Standing.objects.select_for_update().filter(enrolment__in=ids).order_by("enrolment_id"))
    enrolments = Enrolment.objects.filter(pk__in=ids).select_related("pupil", "classroom")
    followed = follow_up(enrolments)
    changed = [row for row in held if row.enrolment_id in followed and _write(row, followed[row.enrolment_id])]
    _update(Standing, changed, [*COLUMNS, "updated"])
    _write_risks(held, followed)
    return len(changed)


def columns_of(followed: FollowUp) -> dict[str, object]:
    """What a row says of a follow-up."""
    facts, worst = followed.facts, next(iter(followed.risks), None)
    first, last = followed.week or (None, None)
    return {
        "stage": followed.stage.value,
        "rank": worst.rank if worst else CALM,
        "due": worst.due if worst else None,
        "next_step": followed.next_step.value,
        "next_due": followed.next_due,
        "place": followed.place,
        "first_day": first,
        "last_day": last,
        "confirm_due": facts.confirm_due,
        "sent": facts.sent,
        "waiting": facts.waiting,
        "rejected": facts.rejected,
        "has_texts": facts.has_texts,
        "needs_authorisation": facts.needs_authorisation,
        "signed": facts.agreement_signed,
    }


def _write(row: Standing, followed: FollowUp) -> bool:
    columns = columns_of(followed)
    if all(getattr(row, name) == value for name, value in columns.items()):
        return False
    for name, value in columns.items():
        setattr(row, name, value)
    row.updated = clock.now()
    return True


def _write_risks(held: list[Standing], followed: dict[int, FollowUp]) -> None:
    """Only what differs; a risk that stays keeps the day it was first seen."""
    known = {(risk.standing_id, risk.kind): risk for risk in RiskOf.objects.filter(standing__in=held)}
    fresh, changed = [], []
    for row in held:
        for found in followed[row.enrolment_id].risks if row.enrolment_id in followed else ():
            risk = known.pop((row.pk, found.kind.value), None)
            if risk is None:
                fresh.append(RiskOf(standing=row, kind=found.kind.value, data=found.data, rank=found.rank))
            elif (risk.data, risk.rank) != (found.data, found.rank):
                risk.data, risk.rank = found.data, found.rank
                changed.append(risk)
    if known:
        RiskOf.objects.filter(pk__in=[risk.pk for risk in known.values()]).delete()
    RiskOf.objects.bulk_create(fresh, batch_size=BATCH)
    _update(RiskOf, changed, ["data", "rank"])


def _update(model: type[Standing] | type[RiskOf], rows: list[Any], fields: list[str]) -> None:
    """Rows that exist, in one short statement; `bulk_update` writes a case a row and column."""
    model._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=fields)


_of_year = Compiled(lambda: Standing.objects.filter(enrolment=Given("enrolment")).prefetch_related("risks"))


def standing_of_year(enrolment: Enrolment) -> Standing:
    """The row of one enrolment with its risks; made when there is none yet."""
    row = _of_year.first(enrolment=enrolment.pk)
    if row is None:
        refresh([enrolment.pk])
        (row,) = _of_year(enrolment=enrolment.pk)
    row.enrolment = enrolment
    return row


def refresh_everybody() -> Iterator[int]:
    """Class by class: what is usual there today, then where each pupil stands. Yields how many rows changed."""
    rooms = list(Classroom.objects.filter(closed_at=None).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(rooms), CLASSES):
        ids = rooms[start : start + CLASSES]
        note_paces(ids)
        yield refresh(Enrolment.objects.filter(classroom__in=ids, left_on=None).values_list("pk", flat=True))


def note_paces(classrooms: Iterable[int]) -> None:
    """Write what is usual in these classes today."""
    today, ids = clock.today(), list(classrooms)
    members = Enrolment.objects.filter(classroom__in=ids, left_on=None).select_related("pupil", "classroom")
    enrolments = list(members)
    facts = facts_of(enrolments, today=today)
    paces = {pk: pace_of(facts[each.pk] for each in enrolments if each.classroom_id == pk) for pk in ids}
    ClassPace.objects.bulk_create(
        [ClassPace(classroom_id=pk, reach=pace.reach, last_action=pace.last_action, day=today)
         for pk, pace in paces.items()],
        update_conflicts=True, unique_fields=["classroom"], update_fields=["reach", "last_action", "day"],
    )  # fmt: skip
