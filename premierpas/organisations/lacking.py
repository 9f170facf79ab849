"""What may be missing of schools, classes and those who receive pupils; their coordinators mend it by a call."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.everywhere import Hit
from premierpas.core.missing import Lack, Mender

from . import presence
from .enums import Role
from .models import Classroom, InternshipPeriod, School, Tutor


def _without(role: Role, mender: Mender) -> QuerySet[School]:
    there = presence.present(role=role, school=OuterRef("pk")).order_by()
    rows = School.objects.filter(~Exists(there), territory=mender.territory_id)
    return rows.order_by(alphabetical("name"), "pk")


def _schools(rows: Sequence[School]) -> list[Hit]:
    return [Hit(row.pk, row.name, row.city, reverse("organisations:school", args=[row.pk])) for row in rows]


def _classes(mender: Mender) -> QuerySet[Classroom]:
    """Open classes with no week to come, of their own or of their level."""
    coming = InternshipPeriod.objects.filter(
        Q(classroom=OuterRef("pk")) | Q(classroom=None, level=OuterRef("level")),
        school=OuterRef("school"), last_day__gte=clock.today(),
    )  # fmt: skip
    rows = Classroom.objects.filter(~Exists(coming), closed_at=None, school__territory=mender.territory_id)
    return rows.select_related("school").order_by(alphabetical("school__name"), "key", "pk")


def _classes_shown(rows: Sequence[Classroom]) -> list[Hit]:
    return [
        Hit(row.pk, row.name, row.school.name, reverse("organisations:school", args=[row.school_id])) for row in rows
    ]


def _tutors(mender: Mender) -> QuerySet[Tutor]:
    rows = Tutor.objects.filter(until=None, contact="", company__territory=mender.territory_id)
    return rows.select_related("company").order_by(alphabetical("name"), "pk")


def _tutors_shown(rows: Sequence[Tutor]) -> list[Hit]:
    return [
        Hit(row.pk, row.name, row.company.name, reverse("organisations:company", args=[row.company_id])) for row in rows
    ]


def _coordinates(viewer: Viewer) -> bool:
    return bool(viewer.is_coordinator)


NO_HEAD = Lack(
    label=_("Chef d’établissement"),
    why=_("sans compte, aucune convention n’est signée"),
    order=10,
    may=_coordinates,
    rows=lambda mender: _without(Role.HEAD_TEACHER, mender),
    shown=_schools,
)
NO_WEEKS = Lack(
    label=_("Semaines d’une classe"),
    why=_("sans elles, les élèves ne peuvent rien envoyer"),
    order=20,
    may=_coordinates,
    rows=_classes,
    shown=_classes_shown,
)
NO_WAY = Lack(
    label=_("Téléphone d’un tuteur"),
    why=_("en cas d’absence, il faut pouvoir l’appeler"),
    order=60,
    may=_coordinates,
    rows=_tutors,
    shown=_tutors_shown,
)
NO_OFFICE = Lack(
    label=_("Secrétariat d’un établissement"),
    why=_("il importe les classes et suit les conventions"),
    order=80,
    may=_coordinates,
    rows=lambda mender: _without(Role.OFFICE, mender),
    shown=_schools,
)
