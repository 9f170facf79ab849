"""Who looks: a pupil's year and when they may go, or a school; and where distances start, all a visitor has."""

from dataclasses import dataclass

from premierpas.accounts.capacities import Viewer
from premierpas.core.geography import Position
from premierpas.organisations.going import Going
from premierpas.organisations.models import School
from premierpas.people.models import Enrolment

from .matching import Asker, AtSchool, InClass, PlainReader, Within


@dataclass(frozen=True)
class Seeker:
    """A pupil finds weeks of their own, a school's staff what any of its classes finds."""

    enrolment: Enrolment | None = None
    going: Going | None = None
    origin: Position | None = None
    school: School | None = None

    @property
    def reader(self) -> Asker:
        """For whom offers must be open."""
        return self.enrolment or self.school

    @property
    def plainly(self) -> PlainReader:
        """The reader in plain values."""
        if self.enrolment:
            return InClass.of(self.enrolment.classroom)
        return AtSchool.of(self.school) if self.school else None

    @property
    def within(self) -> Within:
        """The stretches in which a week must lie; any week while none is fixed, so that one can look and keep."""
        return self.going.stretches if self.going and self.going.is_set else None


def school_read_for(viewer: Viewer) -> School | None:
    """The school for whose pupils its staff looks."""
    return School.objects.get(pk=viewer.school_id) if viewer.is_school_staff else None
