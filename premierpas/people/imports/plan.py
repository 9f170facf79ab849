"""What an import would do with each line, decided before anything is written."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from statistics import median_low

from django.utils.translation import gettext as _

from premierpas.core.calendar import school_year_of
from premierpas.organisations.enums import Level
from premierpas.organisations.models import Classroom, Membership, School
from premierpas.people.class_lists import LineError, ListedPupil
from premierpas.people.class_lists.classes import read_class_name
from premierpas.people.models import Guardian

from .changes import Change, Fate
from .differences import Difference, Part, contacts_words, difference_key, differences, identity_after
from .guardians import new_contacts
from .known import classes_of_others, known_guardians, known_pupils
from .matched import Decision, Matched, match_rows

_LEVEL_OF_AGE = {13: Level.QUATRIEME.value, 14: Level.TROISIEME.value, 15: Level.SECONDE.value}


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
        """The lines with this fate that weren't refused."""
        return [change for change in self.changes if change.fate == fate and not change.is_refused]

    def counts(self) -> Counter[Fate]:
        """How many lines have each fate, those that were refused left out."""
        return Counter(change.fate for change in self.changes if not change.is_refused)


def plan_import(
    school: School,
    rows: Iterable[ListedPupil],
    *,
    today: date,
    teacher: Membership | None = None,
    decisions: Mapping[int, Decision] | None = None,
    refused: Collection[str] = (),
) -> Plan:
    """Compare a list with the school. A `teacher` reaches only their own classes and those without a teacher.

    `refused` holds the keys of lines and differences that somebody doesn't want.
    """
    plan = Plan(school, school_year_of(today))
    for classroom in Classroom.objects.filter(school=school, school_year=plan.school_year):
        plan.classrooms[read_class_name(classroom.name).key] = classroom
        plan.classrooms.setdefault(classroom.key, classroom)
    closed = classes_of_others(school, teacher) if teacher else set()
    numbered = dict(enumerate(_with_levels(list(rows), plan)))
    matched = match_rows(numbered, known_pupils(school), decisions or {})
    everybody = [*matched.sure.values(), *(asked.known for asked in matched.asked.values())]
    listed_contacts = any(row.guardians for row in numbered.values())
    guardians = known_guardians(each.pupil_id for each in everybody) if listed_contacts else {}
    for number, row in numbered.items():
        change = _change(number, row, matched, plan, today, guardians, set(refused))
        if change.fate != Fate.OTHER_LEVEL and _touches(change, plan, closed):
            plan.errors.append(LineError(row.line, "class", _closed_message(row), row.full_name))
        else:
            plan.changes.append(change)
    arriving = [c.row for c in plan.changes if c.arrives]
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


def _change(
    number: int,
    row: ListedPupil,
    matched: Matched,
    plan: Plan,
    today: date,
    guardians: Mapping[int, list[Guardian]],
    refused: Collection[str],
) -> Change:
    known, asked = matched.sure.get(number), matched.asked.get(number)
    whole = str(number) in refused
    if row.left_on and row.left_on <= today:
        return Change(number, row, Fate.LEFT, known, asked=asked, refused_whole=whole)
    if row.is_other_level:
        return Change(number, row, Fate.OTHER_LEVEL, known)
    if known is None and asked and asked.decision is None:
        known = asked.known
    if known is None:
        contacts = tuple(new_contacts(row.guardians, []))
        key = difference_key(number, Part.GUARDIANS)
        words = contacts_words(row.guardians, contacts)
        told = (Difference(Part.GUARDIANS, words, key, refused=key in refused),) if contacts else ()
        return Change(
            number, row, Fate.CREATED, differences=told, contacts=contacts, asked=asked, refused_whole=whole
        )  # fmt: skip
    same = asked.reason if asked else None
    after = identity_after(row, known, same=same, by_spelling=number in matched.by_spelling)
    contacts = tuple(new_contacts(row.guardians, guardians.get(known.pupil_id, [])))
    found = differences(
        number, row, known, after, contacts, school_year=plan.school_year, same=same, refused=refused
    )  # fmt: skip
    fate = Fate.UPDATED if found else Fate.UNCHANGED
    if number not in matched.sure:
        fate = Fate.UNDECIDED
    return Change(number, row, fate, known, found, contacts, after, asked)


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
