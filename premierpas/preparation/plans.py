"""What each class is asked for, and until when: what its teachers have set, else the usual steps."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from premierpas.core.compiled import Compiled, Given
from premierpas.organisations.going import Going, classes_going
from premierpas.organisations.models import Classroom

from .counting import days_before
from .models import ClassPath
from .steps import STEPS, USUAL, Step, offered


@dataclass(frozen=True)
class Asked:
    """One step that is asked for; `chosen`: a teacher has chosen its day, it isn't counted."""

    step: Step
    due: date | None = None
    chosen: bool = False


@dataclass(frozen=True)
class Plan:
    """The steps of a class in order. `usual`: nobody has set them for this class."""

    classroom: Classroom
    going: Going
    asked: tuple[Asked, ...]
    usual: bool

    @property
    def has_weeks(self) -> bool:
        return self.going.is_set

    def of(self, step: Step) -> Asked | None:
        """How the class is asked for this step, if it is."""
        return next((each for each in self.asked if each.step is step), None)


_stored = Compiled(
    lambda: ClassPath.objects.filter(classroom__in=Given("rooms", many=True)).values_list("classroom", "steps")
)


def plan_of(classroom: Classroom) -> Plan:
    """What one class is asked for. Two queries."""
    return plans_of([classroom])[classroom.pk]


def plans_of(classrooms: Collection[Classroom]) -> dict[int, Plan]:
    """The same for many, by class. Two queries, however many."""
    goings = classes_going(classrooms)
    rows = dict(_stored(rooms=[each.pk for each in classrooms])) if classrooms else {}
    return {each.pk: made(each, goings[each.pk], rows.get(each.pk)) for each in classrooms}


def made(classroom: Classroom, going: Going, stored: Iterable[Mapping[str, Any]] | None) -> Plan:
    """A plan out of what is stored; a day that nobody has chosen is counted among *all* steps, chosen or not."""
    can = offered()
    rows = [{"key": key} for key in USUAL] if stored is None else list(stored)
    found = [(STEPS[row["key"]], row.get("due")) for row in rows if STEPS.get(row["key"]) in can]
    counted = days_before(going, classroom.school_year, len(found))
    asked = tuple(
        Asked(step, date.fromisoformat(due) if due else day, chosen=bool(due))
        for (step, due), day in zip(found, counted, strict=True)
    )
    return Plan(classroom, going, asked, usual=stored is None)


def as_json(chosen: Iterable[tuple[Step, date | None]]) -> list[dict[str, Any]]:
    """As it is stored."""
    return [{"key": str(step.key), "due": day.isoformat() if day else None} for step, day in chosen]
