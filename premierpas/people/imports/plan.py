"""What an import would do with each line, decided before anything is written."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from statistics import median_low

from django.utils.translation import gettext as _

from premierpas.core.calendar import school_year_of
from premierpas.organisations.enums import Level
from premierpas.organisations.models import Classroom, Membership, School
from premierpas.people.class_lists import LineError, ListedPupil
from premierpas.people.class_lists.classes import read_class_name
from premierpas.people.class_lists.matching import Reason

from .known import Known, classes_of_others, known_pupils
from .matched import Decision, Matched, match_rows

_LEVEL_OF_AGE = {13: Level.QUATRIEME.value, 14: Level.TROISIEME.value, 15: Level.SECONDE.value}


class Fate(StrEnum):
    """What happens with a line."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    LEFT = "left"
    OTHER_LEVEL = "other_level"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Change:
    """One line (`number`: its place in the list): what happens, with whom it was matched, in words what differs."""

    number: int
    row: ListedPupil
    fate: Fate
    known: Known | None = None
    reason: Reason | None = None
    differences: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewClass:
    """A class that the import makes."""

    name: str
    key: str
    level: str
    pupils: int


@dataclass
class Plan:
    """The whole import."""

    school: School
    school_year: int
    changes: list[Change] = field(default_factory=list)
    errors: list[LineError] = field(default_factory=list)
    new_classes: list[NewClass] = field(default_factory=list)
    classrooms: dict[str, Classroom] = field(default_factory=dict)

    def of(self, fate: Fate) -> list[Change]:
        """The lines with this fate."""
        return [change for change in self.changes if change.fate == fate]

    def counts(self) -> Counter[Fate]:
        """How many lines have each fate."""
        return Counter(change.fate for change in self.changes)


def plan_import(
    school: School,
    rows: Iterable[ListedPupil],
    *,
    today: date,
    teacher: Membership | None = None,
    decisions: Mapping[int, Decision] | None = None,
) -> Plan:
    """Compare a list with the school. A `teacher` reaches only their own classes and those without a teacher."""
    plan = Plan(school, school_year_of(today))
    for classroom in Classroom.objects.filter(school=school, school_year=plan.school_year):
        plan.classrooms[read_class_name(classroom.name).key] = classroom
        plan.classrooms.setdefault(classroom.key, classroom)
    closed = classes_of_others(school, teacher) if teacher else set()
    numbered = dict(enumerate(_with_levels(list(rows), plan)))
    matched = match_rows(numbered, known_pupils(school), decisions or {})
    for number, row in numbered.items():
        change = _change(number, row, matched, plan, today)
        if change.fate != Fate.OTHER_LEVEL and _touches(change, plan, closed):
            plan.errors.append(LineError(row.line, "class", _closed_message(row)))
        else:
            plan.changes.append(change)
    arriving = [c.row for c in plan.changes if c.fate not in (Fate.LEFT, Fate.OTHER_LEVEL)]
    sizes = Counter(row.class_key for row in arriving if row.class_key not in plan.classrooms)
    named = {row.class_key: row for row in reversed(arriving)}
    plan.new_classes = [NewClass(named[key].class_name, key, named[key].level, sizes[key]) for key in sorted(sizes)]
    return plan


def _with_levels(rows: list[ListedPupil], plan: Plan) -> list[ListedPupil]:
    """A class whose name tells no level (`ULIS`, `Galilée`) has the level of its pupils' age."""
    years: dict[str, list[int]] = {}
    for row in rows:
        if not row.level and not row.is_other_level and row.class_key:
            years.setdefault(row.class_key, []).append(row.birth_date.year)
    levels: dict[str, str] = {}
    for key, born in years.items():
        known = plan.classrooms.get(key)
        levels[key] = known.level if known else _LEVEL_OF_AGE.get(plan.school_year - median_low(born), "")
    return [_at_level(row, levels[row.class_key]) if row.class_key in levels else row for row in rows]


def _at_level(row: ListedPupil, level: str) -> ListedPupil:
    return replace(row, level=level, is_other_level=not level)


def _change(number: int, row: ListedPupil, matched: Matched, plan: Plan, today: date) -> Change:
    known = matched.sure.get(number)
    if row.left_on and row.left_on <= today:
        return Change(number, row, Fate.LEFT, known)
    if row.is_other_level:
        return Change(number, row, Fate.OTHER_LEVEL, known)
    if known:
        found = tuple(_differences(row, known, plan.school_year))
        return Change(number, row, Fate.UPDATED if found else Fate.UNCHANGED, known, differences=found)
    if number in matched.near:
        near, reason = matched.near[number]
        return Change(number, row, Fate.UNDECIDED, near, reason)
    return Change(number, row, Fate.CREATED)


def _differences(row: ListedPupil, known: Known, school_year: int) -> list[str]:
    found = []
    if not known.is_present(school_year):
        found.append(_("revient en %(name)s") % {"name": row.class_name})
    elif row.class_key != known.class_key:
        found.append(_("passe de %(old)s en %(new)s") % {"old": known.class_name, "new": row.class_name})
    if (row.last_name, row.first_name) != (known.last_name, known.first_name):
        words = {"old": f"{known.first_name} {known.last_name}", "new": f"{row.first_name} {row.last_name}"}
        found.append(_("%(old)s devient %(new)s") % words)
    if row.birth_date != known.birth_date:
        words = {"old": known.birth_date.strftime("%d/%m/%Y"), "new": row.birth_date.strftime("%d/%m/%Y")}
        found.append(_("né le %(old)s devient né le %(new)s") % words)
    if row.external_id and row.external_id != known.external_id:
        found.append(_("identifiant complété") if not known.external_id else _("identifiant corrigé"))
    return found


def _touches(change: Change, plan: Plan, closed: set[int]) -> bool:
    """Whether a line reaches into a class that another teacher has."""
    if not closed:
        return False
    classroom = plan.classrooms.get(change.row.class_key)
    into = classroom is not None and classroom.pk in closed
    known = change.known
    out_of = known is not None and known.classroom_id in closed and known.is_present(plan.school_year)
    return into or out_of


def _closed_message(row: ListedPupil) -> str:
    if row.class_name:
        return _(
            "%(name)s, ou la classe actuelle de cet élève, est suivie par un autre professeur. "
            "La direction peut vous donner la classe."
        ) % {"name": row.class_name}
    return _("La classe de cet élève est suivie par un autre professeur. La direction peut noter son départ.")
