"""A territory before it is open: what was answered so far, and what stands in its way."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from premierpas.core.calendar import ZONES
from premierpas.core.errors import DomainError
from premierpas.core.geography import (
    Commune,
    commune,
    communes,
    department_codes,
    department_name,
    department_of_insee,
)  # fmt: skip
from premierpas.core.place_names import communes_named, split_department
from premierpas.core.register import RegisteredSchool, academies, school_of_uai
from premierpas.core.text import packed

from .models import Evening, School, Territory, TerritoryCommune
from .territories import commune_of, territory_of_insee

MOST_COMMUNES = 1200
_BETWEEN = re.compile(r"[\n,;]+")


@dataclass(frozen=True)
class Answers:
    """What the steps have said. `schools`: UAI → the commune (INSEE) where the register has none."""

    name: str = ""
    communes: tuple[str, ...] = ()
    schools: dict[str, str] = field(default_factory=dict)
    holidays: tuple[tuple[str, str, str], ...] = ()
    coordinates: bool = False
    people: tuple[tuple[str, str], ...] = ()
    phone: str = ""
    email: str = ""
    live_applications: int = settings.LIVE_APPLICATIONS_PER_PUPIL
    wishes: int = settings.WISHES_PER_PUPIL
    pupils_per_mentor: int = settings.PUPILS_PER_MENTOR
    nudges_a_month: int = settings.NUDGES_PER_COMPANY_A_MONTH
    quiet_from: str = Evening.NINE.value
    word_to_pupils: str = ""
    word_to_families: str = ""
    word_to_companies: str = ""

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Answers":
        """As a draft keeps them."""
        known = {each.name: kept[each.name] for each in fields(cls) if each.name in kept}
        for name in ("communes", "holidays", "people"):
            if name in known:
                known[name] = tuple(tuple(row) if isinstance(row, list) else row for row in known[name])
        return cls(**known)

    @property
    def evening(self) -> str:
        """From when pupils are left in peace, in words."""
        return str(Evening(self.quiet_from).label)

    def kept(self) -> dict[str, Any]:
        """As a draft keeps them."""
        return asdict(self)

    @property
    def places(self) -> list[Commune]:
        """The communes, by name."""
        found = [each for each in map(commune, self.communes) if each]
        return sorted(found, key=lambda each: each.name)

    @property
    def places_named(self) -> str:
        """The first of them, in a row."""
        names = [each.name for each in self.places]
        return ", ".join(names[:12]) + (", …" if len(names) > 12 else "")

    @property
    def departments(self) -> set[str]:
        """The departments in which its communes lie."""
        return {department_of_insee(code) for code in self.communes}

    @property
    def registered(self) -> list[RegisteredSchool]:
        """The schools, as the register knows them."""
        return [each for each in map(school_of_uai, self.schools) if each]

    @property
    def zones(self) -> dict[str, str]:
        """Academy → zone of holidays (empty: a calendar of its own), of its departments."""
        return dict(sorted(academies()[each] for each in self.departments if each in academies()))

    @property
    def needs_holidays(self) -> bool:
        """Whether an academy has a calendar of its own, which somebody has to enter."""
        return any(zone not in ZONES for zone in self.zones.values())


class UnreadCommunes(DomainError):
    """Some of what was typed is no commune, or several; the message says which."""

    def __init__(self, said: Iterable[str]) -> None:
        super().__init__(" ".join(said), field="communes")


def read_communes(text: str) -> tuple[str, ...]:
    """INSEE codes of what was typed: names, codes, or whole departments (`92`). Raises UnreadCommunes."""
    found: dict[str, None] = {}
    wrong = []
    for part in filter(None, (part.strip() for part in _BETWEEN.split(text))):
        codes = _codes_of(part)
        if len(codes) == 1 or packed(part).upper() in department_codes():
            found |= dict.fromkeys(codes)
        elif codes:
            choices = ", ".join(f"{code} ({department_name(department_of_insee(code))})" for code in codes[:6])
            wrong.append(_("« %(name)s » : plusieurs communes. Écrivez le code : %(codes)s.") % {
                "name": part, "codes": choices,
            })  # fmt: skip
        else:
            wrong.append(_("« %(name)s » n’est ni une commune ni un département.") % {"name": part})
    if wrong:
        raise UnreadCommunes(wrong)
    return tuple(found)


def _codes_of(part: str) -> list[str]:
    code = packed(part).upper()
    if commune(code):
        return [code]
    if code in department_codes():
        return [each.insee for each in communes() if each.department == code]
    name, department = split_department(part)
    return [each.insee for each in communes_named(name, department)]


def conflicts_of_communes(codes: Iterable[str]) -> list[str]:
    """The communes that lie in another territory already, said by name."""
    rows = TerritoryCommune.objects.filter(insee__in=list(codes)).select_related("territory").order_by("insee")
    said = _("%(commune)s est déjà dans le territoire %(holder)s.")
    return [
        said % {"commune": place.name if (place := commune(row.insee)) else row.insee, "holder": row.territory.name}
        for row in rows
    ]


def place_of(school: RegisteredSchool, insee: str = "") -> str:
    """The INSEE code of a school's commune: the register's, else the one that was chosen."""
    found = commune_of(school.postal_code) if school.postal_code else None
    return found.insee if found else insee


def conflict_of_school(school: RegisteredSchool, insee: str, codes: Iterable[str], *, unplaced: bool = False) -> str:
    """Why this school can't be of the new territory; empty when it can. `unplaced`: its commune is asked later."""
    holder = School.objects.filter(uai=school.uai).values_list("territory__name", flat=True).first()
    if holder:
        return _("%(school)s est déjà dans le territoire %(holder)s.") % {"school": school.name, "holder": holder}
    where = place_of(school, insee)
    if not where:
        return "" if unplaced else _("%(school)s : choisissez sa commune.") % {"school": school.name}
    if where in set(codes):
        return ""
    other = territory_of_insee(where)
    place = commune(where)
    words = {"school": school.name, "commune": place.name if place else where}
    if other:
        return _("%(school)s est à %(commune)s, dans le territoire %(holder)s.") % {**words, "holder": other.name}
    return _("%(school)s est à %(commune)s, que la première étape ne contient pas.") % words


def name_is_taken(name: str) -> bool:
    """Whether a territory of this name is there."""
    return Territory.objects.filter(name__iexact=name).exists()


def faults(answers: Answers) -> list[tuple[int, str]]:
    """What has to be said or changed before it can be opened, each with its step; read anew at every look."""
    found: list[tuple[int, str]] = []
    if not answers.name:
        found.append((1, _("Donnez un nom au territoire.")))
    elif name_is_taken(answers.name):
        found.append((1, _("Un territoire porte déjà ce nom.")))
    if not answers.communes:
        found.append((1, _("Choisissez ses communes.")))
    found += [(1, said) for said in conflicts_of_communes(answers.communes)]
    for school in answers.registered:
        said = conflict_of_school(school, answers.schools[school.uai], answers.communes)
        found += [(2, said)] if said else []
    if answers.needs_holidays and not answers.holidays:
        found.append((3, _("Saisissez les vacances scolaires de l’académie.")))
    if not answers.coordinates and not answers.people:
        found.append((4, _("Dites qui coordonne le territoire.")))
    if not answers.phone and not answers.email:
        found.append((5, _("Donnez un téléphone ou un e-mail où joindre la coordination.")))
    return found
