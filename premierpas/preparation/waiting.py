"""Three sectors that were shown are something to read: for the teachers of the class, within a week."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom

from .models import ShownSectors

READ_WITHIN = timedelta(days=7)
_ROOM = "enrolment__classroom"


def to_read() -> QuerySet[ShownSectors]:
    """What was shown and nobody has read yet, of pupils who are there."""
    rows = ShownSectors.objects.filter(verdict="", enrolment__left_on=None, enrolment__pupil__anonymised_at=None)
    return rows.filter(enrolment__classroom__closed_at=None)


_unread = Compiled(
    lambda: (
        to_read()
        .filter(enrolment__classroom__in=Given("rooms", many=True))
        .select_related("enrolment__pupil", "enrolment__classroom")
        .order_by("shown_at", "pk")
    )
)


def to_read_of(classrooms: Collection[Classroom]) -> list[ShownSectors]:
    """The same of these classes, with pupil and class, what waits longest first."""
    return _unread(rooms=[each.pk for each in classrooms])


def _wanted(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = to_read() if subjects is None else to_read().filter(enrolment__classroom__in=subjects)
    counted = rows.order_by().values_list(_ROOM, f"{_ROOM}__school").annotate(first=Min("shown_at"))
    for classroom, school, first in counted:
        yield Wanted(classroom, first.astimezone(clock.PARIS).date() + READ_WITHIN, school, within=classroom)


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    counted = to_read().filter(enrolment__classroom__in=subjects).order_by()
    return {
        pk: Told(
            _("Lire les trois secteurs de la %(classroom)s") % {"classroom": name},
            ngettext("%(n)d élève attend votre réponse.", "%(n)d élèves attendent votre réponse.", n) % {"n": n},
            _("Lire"),
            f"{reverse('preparation:classes')}#a-lire",
        )
        for pk, name, n in counted.values_list(_ROOM, f"{_ROOM}__name").annotate(n=Count("pk"))
    }


READ_SECTORS = Reason(
    "preparation.read_sectors", Role.TEACHER, 50, gettext_lazy("Lire les trois secteurs d’une classe"), _wanted, _told,
    circle="class",
)  # fmt: skip
