"""Seats that are offered to a class wait for the answer of whoever registered it."""

from collections.abc import Collection, Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from premierpas.agenda.presences import present
from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.core import clock
from premierpas.organisations.enums import Role

from .enums import RegistrationState
from .models import Registration
from .telling import place_of
from .why import moment


def _wanted(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = Registration.objects.filter(state=RegistrationState.OFFERED, classroom__isnull=False)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    found = list(rows.select_related("classroom"))
    makers = {each.made_by_id for each in found}
    owners: dict[tuple[int | None, int], int] = {(user, place): pk for pk, user, place in _of_schools(makers)}
    for each in found:
        assert each.answer_by is not None and each.classroom is not None
        school = each.classroom.school_id
        due = each.answer_by.astimezone(clock.PARIS).date()
        yield Wanted(each.pk, due, school, owners.get((each.made_by_id, school)), within=each.classroom_id)


def _of_schools(users: set[int | None]) -> Iterable[tuple[int, int, int]]:
    roles = (Role.TEACHER, Role.HEAD_TEACHER, Role.OFFICE)
    return present().filter(user__in=users - {None}, role__in=roles).values_list("pk", "user", "place")


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Registration.objects.filter(pk__in=subjects).select_related("event", "classroom")
    return {
        row.pk: Told(
            _("Dire oui ou non pour la %(classroom)s : « %(title)s »")
            % {"classroom": row.classroom.name if row.classroom else "", "title": row.event.title},
            ngettext(
                "%(n)d place est gardée jusqu’à %(when)s", "%(n)d places sont gardées jusqu’à %(when)s", row.persons
            )
            % {"n": row.persons, "when": moment(row.answer_by) if row.answer_by else ""},
            _("Répondre"),
            place_of(row),
        )
        for row in rows
    }


CLASS_OFFER = Reason(
    "events.class_offer", Role.TEACHER, 15, gettext_lazy("Répondre pour une classe à un événement"), _wanted, _told,
    pressing=True, circle="class",
)  # fmt: skip
