"""Where pupils stand on their road: each step done, waiting for an adult, late, now, or later. Computed, never kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from premierpas.core import clock
from premierpas.people.models import Enrolment

from .doors import NOTHING_YET, Proof, evidence
from .plans import Asked, Plan, plans_of
from .steps import Step, lacking


class Stand(StrEnum):
    """How a step stands for one pupil."""

    DONE = "done"
    WAITS = "waits"  # for an adult who reads
    LATE = "late"
    OPEN = "open"


@dataclass(frozen=True)
class Standing:
    """One step of one pupil."""

    asked: Asked
    proof: Proof
    today: date

    @property
    def step(self) -> Step:
        return self.asked.step

    @property
    def is_done(self) -> bool:
        return self.proof.count >= self.step.needed

    @property
    def is_late(self) -> bool:
        return self.stand == Stand.LATE

    @cached_property
    def stand(self) -> Stand:
        if self.is_done:
            return Stand.DONE
        if self.proof.waits:
            return Stand.WAITS
        return Stand.LATE if self.asked.due and self.asked.due < self.today else Stand.OPEN

    @property
    def why(self) -> str:
        """What is missing, as a teacher reads it."""
        return lacking(self.step, self.proof.count)


@dataclass(frozen=True)
class Road:
    """All steps of one pupil."""

    enrolment: Enrolment
    plan: Plan
    steps: tuple[Standing, ...]

    @cached_property
    def done(self) -> int:
        return sum(each.is_done for each in self.steps)

    @cached_property
    def late(self) -> tuple[Standing, ...]:
        """The steps whose day is over, the first first."""
        return tuple(each for each in self.steps if each.is_late)

    @cached_property
    def now(self) -> Standing | None:
        """The one next thing: the first step that the pupil can do something about."""
        return next((each for each in self.steps if each.stand in (Stand.LATE, Stand.OPEN)), None)

    @property
    def is_whole(self) -> bool:
        return bool(self.steps) and self.done == len(self.steps)


def road_of(enrolment: Enrolment) -> Road:
    """The road of one pupil; it comes with pupil, class and school."""
    return roads_of([enrolment])[0]


def roads_of(enrolments: Collection[Enrolment], plans: Mapping[int, Plan] | None = None) -> list[Road]:
    """The roads of many, in their order; they come with pupil and class. As many queries as for one.

    `plans`: what their classes are asked for, by class, where that was read already.
    """
    if plans is None:
        plans = plans_of(list({each.classroom_id: each.classroom for each in enrolments}.values()))
    asked = {str(each.step.key) for plan in plans.values() for each in plan.asked}
    proofs = {key: evidence.named(key)(enrolments) for key in sorted(asked)}
    today = clock.today()
    return [
        Road(
            each,
            plans[each.classroom_id],
            tuple(
                Standing(one, proofs[str(one.step.key)].get(each.pk, NOTHING_YET), today)
                for one in plans[each.classroom_id].asked
            ),
        )
        for each in enrolments
    ]
