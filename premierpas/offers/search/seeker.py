"""Who looks: a pupil's year and when they may go, and where distances start; a visitor has only the last."""

from dataclasses import dataclass

from premierpas.core.geography import Position
from premierpas.organisations.going import Going
from premierpas.people.models import Enrolment

from .matching import Within


@dataclass(frozen=True)
class Seeker:
    """A pupil finds weeks of their own."""

    enrolment: Enrolment | None = None
    going: Going | None = None
    origin: Position | None = None

    @property
    def within(self) -> Within:
        """The stretches in which a week must lie; any week while none is fixed, so that one can look and keep."""
        return self.going.stretches if self.going and self.going.is_set else None
