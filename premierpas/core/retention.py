"""What is kept of people, and until when: each floor declares its personal fields beside its models.

    FIELDS = (
        Personal(model="people.Guardian", fields=("name", "email", "phone"), of="pupil", until=WITH_PUPIL_FILE,
                 what=…, purpose=…, basis=Basis.MISSION, then=Then.DELETE),
        Plain(model="people.PupilLink", fields=("capacity",), why="the name of a kind of capacity"),
    )
    declared.fill("people", FIELDS)      # in the floor's `retention.py`, which is found by itself

A field that is neither declared nor plainly not personal by its type fails a test. The floor `privacy` makes the
register of it and does what it says. History (pghistory) goes with the row that it is about.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .ports import Port


class Then(StrEnum):
    """What becomes of a personal field when its time is over."""

    DELETE = "delete"
    BLANK = "blank"
    ANONYMISE = "anonymise"


class Basis(models.TextChoices):
    """On what ground it is kept (GDPR, article 6); the deployment's register names it."""

    MISSION = "mission", _("mission d’intérêt public")
    CONSENT = "consent", _("consentement")
    CONTRACT = "contract", _("convention de stage")
    LAW = "law", _("obligation légale")
    INTEREST = "interest", _("intérêt légitime : la sécurité des comptes et des mineurs")


class Clock(StrEnum):
    """By whose time a row lives."""

    PUPIL = "pupil"
    ACCOUNT = "account"
    HOST = "host"
    ARCHIVE = "archive"
    ROW = "row"


@dataclass(frozen=True)
class Until:
    """How long something is kept. For `Clock.ROW`: `days` after the row's `since`, or `or_else` while it has none."""

    clock: Clock
    label: Any
    since: str = ""
    days: int = 0
    or_else: str = ""

    def over(self, now: datetime) -> models.Q:
        """Which rows' time is over, for those that live by a date of their own."""
        before = now - timedelta(days=self.days)
        over = models.Q(**{f"{self.since}__lt": before})
        return over | models.Q(**{self.since: None, f"{self.or_else}__lt": before}) if self.or_else else over


WITH_PUPIL_FILE = Until(
    Clock.PUPIL,
    _("un an après le dernier contact, au plus tard la fin de l’année scolaire qui suit le stage"),
)
WITH_ACCOUNT = Until(
    Clock.ACCOUNT,
    _("deux ans après le dernier contact, annoncés deux semaines avant ; pour un élève, avec son dossier"),
)
WITH_HOST = Until(Clock.HOST, _("deux ans après le dernier contact avec la structure d’accueil"))
ARCHIVED = Until(Clock.ARCHIVE, _("cinq ans après la fin du stage, dans une archive scellée"))


def after(days: int, *, since: str, label: Any, or_else: str = "") -> Until:
    """So many days after a date of the row itself; after the day of `or_else` while it has none."""
    return Until(Clock.ROW, label, since, days, or_else)


@dataclass(frozen=True, kw_only=True)
class Personal:
    """Personal fields of one model that share a purpose and an end; `what`: they, in words that people use.

    `of`: the lookup from the row to whom it is about (the pupil, the account or the company, as `until` says).
    `blanks`: what replaces a field that can't be empty. `by_hand`: a floor does it itself, since more than rows go.
    `only`: which of the rows, where others live by another declaration.
    `private`: a pupil's own, which not even the family gets: what was reported, what was written and not shown.
    """

    model: str
    fields: tuple[str, ...]
    what: Any
    purpose: Any
    basis: Basis
    until: Until
    then: Then
    of: str = ""
    blanks: Mapping[str, Any] = field(default_factory=dict)
    by_hand: bool = False
    private: bool = False
    only: Mapping[str, Any] = field(default_factory=dict)

    @property
    def table(self) -> type[models.Model]:
        """The model."""
        return apps.get_model(self.model)


@dataclass(frozen=True, kw_only=True)
class Plain:
    """Fields that tell nothing about a person, though their type alone doesn't say so; `*` means all of the model."""

    model: str
    fields: tuple[str, ...]
    why: str


Declared = Personal | Plain
declared = Port[Iterable[Declared]]("core.retention", "the fields of a floor that are personal, and those that aren't")

# Keys, choices out of a list, counts and dates of the process tell nothing once the rows they lead to are anonymous.
_PLAIN_TYPES = (
    models.AutoField,
    models.BooleanField,
    models.DateTimeField,
    models.ForeignKey,
    models.GeneratedField,
    models.IntegerField,
    models.UUIDField,
    SearchVectorField,
)


def is_plainly_not(each: Any) -> bool:
    """Whether a field's type already says that it holds nothing personal."""
    return isinstance(each, _PLAIN_TYPES) or bool(each.choices)


def personal() -> Iterator[Personal]:
    """Every personal declaration of the house."""
    for floor in declared:
        yield from (each for each in floor if isinstance(each, Personal))


def of_clock(clock: Clock) -> list[Personal]:
    """The declarations that live by this time."""
    return [each for each in personal() if each.until.clock == clock]


def is_history(model: type[models.Model]) -> bool:
    """Whether a model holds the history of another one: it goes with the row that it is about."""
    return any(each.name == "pgh_id" for each in model._meta.get_fields())


def events_of(model: type[models.Model]) -> Iterator[type[models.Model]]:
    """The history of a model."""
    for each in apps.get_models():
        if is_history(each) and each._meta.label != "pghistory.Events":
            about = next((one for one in each._meta.fields if one.name == "pgh_obj"), None)
            if about is not None and about.related_model is model:
                yield each


def faults() -> list[str]:
    """What the declarations leave open or say wrongly: fields that nobody judged, and names that don't exist."""
    judged: dict[str, set[str]] = {}
    ends: set[tuple[str, str, object]] = set()
    found = []
    for each in (one for floor in declared for one in floor):
        try:
            table = apps.get_model(each.model)
        except (LookupError, ValueError):
            found.append(f"{each.model}: no such model")
            continue
        known = {one.name for one in table._meta.concrete_fields}
        found += [f"{each.model}.{name}: no such field" for name in each.fields if name != "*" and name not in known]
        said = judged.setdefault(table._meta.label, set())
        end = (each.until, tuple(each.only)) if isinstance(each, Personal) else None
        again = [name for name in each.fields if name in said and (end is None or (each.model, name, end) in ends)]
        found += [f"{each.model}.{name}: declared twice" for name in again]
        said |= set(each.fields)
        ends |= {(each.model, name, end) for name in each.fields}
    for model in apps.get_models():
        said = judged.get(model._meta.label, set())
        if is_history(model) or "*" in said:
            continue
        found += [
            f"{model._meta.label}.{each.name}: neither personal nor plainly not"
            for each in model._meta.concrete_fields
            if each.name not in said and not is_plainly_not(each)
        ]
    return sorted(found)
