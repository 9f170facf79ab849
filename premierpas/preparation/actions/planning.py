"""A teacher says what classes are asked for, and until when; or ticks who has practised."""

from collections.abc import Collection, Sequence
from datetime import date

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.organisations.going import classes_going
from premierpas.organisations.models import Classroom
from premierpas.people.models import Enrolment

from ..counting import why_not_due
from ..errors import DayImpossible, NoSteps
from ..models import ClassPath, Practice
from ..plans import as_json
from ..steps import Step


@action(may="preparation.plan_for")
def set_path(classrooms: Sequence[Classroom], *, chosen: Sequence[tuple[Step, date | None]], by: Actor) -> None:
    """Ask these classes for these steps; a step without a day is due on the one that is counted.

    Raises NoSteps, or DayImpossible for a chosen day on which one of the classes can't have it done.
    """
    if not chosen:
        raise NoSteps
    goings = classes_going(classrooms)
    for classroom in classrooms:
        for step, due in chosen:
            why = why_not_due(goings[classroom.pk], classroom.school_year, due) if due else ""
            if due and why:
                raise DayImpossible(f"{step.key}-due", why, due, classroom.name)
    for classroom in classrooms:
        words = {"steps": as_json(chosen), "by": by.user, "at": clock.now()}
        ClassPath.objects.update_or_create(classroom=classroom, defaults=words)


@action(may="preparation.plan_for")
def forget_path(classrooms: Sequence[Classroom], *, by: Actor) -> None:
    """These classes follow the usual steps again."""
    ClassPath.objects.filter(classroom__in=[each.pk for each in classrooms]).delete()


@action(may="organisations.teach_classroom")
def mark_practised(classroom: Classroom, *, pupils: Collection[int], by: Actor) -> int:
    """Tick the pupils of a class who have practised speaking, by their enrolments; returns how many are new."""
    years = Enrolment.objects.filter(classroom=classroom, left_on=None, pk__in=pupils, practice=None)
    rows = [Practice(enrolment=year, by=by.user) for year in years.order_by("pk")]
    return len(Practice.objects.bulk_create(rows, ignore_conflicts=True))
