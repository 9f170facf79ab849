"""A list imported by an operator: a whole school, without a screen to ask on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from premierpas.core.geography import department_name
from premierpas.core.register import RegisteredSchool
from premierpas.organisations.actions.schools import join_school
from premierpas.organisations.models import School, Territory
from premierpas.organisations.territories import commune_of, territory_of_insee
from premierpas.people.class_lists import LineError, ListedPupil, read_class_list

from .changes import Change, Fate
from .matched import Decision
from .plan import plan_import
from .write import IMPORT, import_class_list


@dataclass(frozen=True)
class Outcome:
    """What was read and what happened, or would have."""

    pupils: list[ListedPupil]
    counts: Counter[Fate]
    errors: list[LineError]
    written: bool

    def to_json(self) -> dict[str, Any]:
        """The shape of the command's contract."""
        shown = {"created": Fate.CREATED, "updated": Fate.UPDATED, "unchanged": Fate.UNCHANGED, "left": Fate.LEFT}
        return {
            "pupils": [
                {
                    "line": row.line,
                    "last_name": row.last_name,
                    "first_name": row.first_name,
                    "birth_date": row.birth_date.isoformat(),
                    "class": row.class_name,
                }
                for row in self.pupils
            ],
            **{name: self.counts[fate] for name, fate in shown.items()},
            "other_levels": self.counts[Fate.OTHER_LEVEL],
            "errors": [
                {"line": error.line, "field": error.field, "message": error.named, "pupil": error.who}
                for error in self.errors
            ],
        }


@transaction.atomic
def import_file(
    registered: RegisteredSchool,
    data: bytes,
    filename: str,
    *,
    today: date,
    near: Decision | None = None,
    leave_out_errors: bool = False,
    dry_run: bool = False,
) -> Outcome:
    """Import a list for a school of the register, which takes part from now on. Any error: nothing is written.

    `near` decides every near match; without it they are errors.
    """
    read = read_class_list(data, filename, uai=registered.uai, today=today)
    school = _joined(registered)
    rows, changes = read.rows, _changes(school, read.rows, today, near)
    errors = list(read.errors)
    while undecided := [change for change in changes if change.fate == Fate.UNDECIDED]:
        errors += [_undecided(change) for change in undecided]
        numbers = {change.number for change in undecided}
        rows = [row for number, row in enumerate(rows) if number not in numbers]
        changes = _changes(school, rows, today, near)
    counts = Counter(change.fate for change in changes)
    writes = not dry_run and (not errors or leave_out_errors)
    if writes:
        decisions = dict.fromkeys(range(len(rows)), near) if near else {}
        import_class_list(rows, school=school, by=IMPORT, today=today, decisions=decisions)
    else:
        transaction.set_rollback(True)
    present = [row for row in read.rows if not (row.left_on and row.left_on <= today)]
    return Outcome(present, counts, sorted(errors, key=lambda error: error.line), writes)


def _changes(school: School, rows: Sequence[ListedPupil], today: date, near: Decision | None) -> list[Change]:
    decisions = dict.fromkeys(range(len(rows)), near) if near else {}
    return plan_import(school, rows, today=today, decisions=decisions).changes


def _undecided(change: Change) -> LineError:
    assert change.known is not None
    words = {"name": change.known.full_name, "class": change.known.class_name}
    message = _("Ressemble à %(name)s, %(class)s. Dites si c’est la même personne (--near same ou other).") % words
    cause = _("Des élèves ressemblent à des élèves déjà inscrits. Dites si ce sont les mêmes (--near same ou other).")
    return LineError(change.row.line, "last_name", message, change.row.full_name, cause, change.known.full_name)


def _joined(registered: RegisteredSchool) -> School:
    """The school; one that doesn't take part yet joins the territory of its commune, else that of its department."""
    if school := School.objects.filter(uai=registered.uai).first():
        return school
    place = commune_of(registered.postal_code) if registered.postal_code else None
    territory = territory_of_insee(place.insee) if place else None
    if territory is None:
        name = department_name(registered.department)
        slug = f"departement-{registered.department.lower()}"
        territory, _new = Territory.objects.get_or_create(
            slug=slug, defaults={"name": f"{name} ({registered.department})"}
        )
    return join_school(registered.uai, territory=territory, by=IMPORT)
