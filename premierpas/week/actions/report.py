"""Writing the report and the speaking plan, taking over what the diary says, setting a class's plan."""

from collections.abc import Sequence

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.organisations.models import Classroom
from premierpas.people.models import Enrolment
from premierpas.workshop.keeping import Kept, Typed, keep, replace

from ..models import ClassPlan, ReportSection, SpeakingPlan
from ..plan import Section, as_json


@action(may="week.write")
def save_section(enrolment: Enrolment, *, key: str, typed: Typed, by: Actor) -> Kept[ReportSection]:
    """Save one section of the report."""
    return keep(enrolment.pupil, lambda: _section(enrolment, key), typed)


def _section(enrolment: Enrolment, key: str) -> ReportSection:
    found = ReportSection.objects.filter(enrolment=enrolment, key=key).first()
    return found or ReportSection(enrolment=enrolment, key=key)


@action(may="week.write")
def take_over(enrolment: Enrolment, *, key: str, words: str, by: Actor) -> Kept[ReportSection]:
    """Put these words after what the section says, once; what it said before is kept beside and can be taken back."""

    def with_words(section: ReportSection) -> dict[str, str]:
        there = words in section.words
        return {} if there else {"words": f"{section.words}\n\n{words}".strip()}

    return replace(enrolment.pupil, lambda: _section(enrolment, key), with_words)


@action(may="week.write")
def save_speaking_plan(enrolment: Enrolment, *, typed: Typed, by: Actor) -> Kept[SpeakingPlan]:
    """Save the plan of the oral defence."""

    def find() -> SpeakingPlan:
        return SpeakingPlan.objects.filter(enrolment=enrolment).first() or SpeakingPlan(enrolment=enrolment)

    return keep(enrolment.pupil, find, typed)


@action(may="week.plan_for")
def set_plan(
    classrooms: Sequence[Classroom], *, sections: Sequence[Section], criteria: Sequence[str], by: Actor
) -> None:
    """Set what these classes' reports and evaluations ask for. What pupils have written stays."""
    for classroom in classrooms:
        ClassPlan.objects.update_or_create(
            classroom=classroom,
            defaults={"sections": as_json(sections), "criteria": list(criteria), "by": by.user, "at": clock.now()},
        )
