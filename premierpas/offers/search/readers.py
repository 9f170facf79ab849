"""For whom offers must be open, as rows or in plain values, by which statements that are built once are kept."""

from typing import NamedTuple

from premierpas.organisations.models import Classroom, School
from premierpas.people.models import Enrolment


class AtSchool(NamedTuple):
    """A school in plain values: all that what is open to its pupils depends on."""

    pk: int
    territory_id: int
    is_priority: bool

    @classmethod
    def of(cls, school: School) -> "AtSchool":
        """The values of one."""
        return cls(school.pk, school.territory_id, bool(school.is_priority))


class InClass(NamedTuple):
    """A pupil of a class in plain values, in the same way."""

    school: AtSchool
    level: str

    @classmethod
    def of(cls, classroom: Classroom) -> "InClass":
        """The values of one's class."""
        return cls(AtSchool.of(classroom.school), classroom.level)


Asker = Enrolment | School | None  # None: a visitor
Plain = AtSchool | InClass | None
Reader = Asker | Plain
