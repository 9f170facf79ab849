"""When this pupil may go. Search, applying, a host's yes, confirming, registering and the agreement ask here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from premierpas.core.calendar import Range
from premierpas.core.compiled import Compiled, Given
from premierpas.core.errors import DomainError
from premierpas.organisations.calendars import calendar_of
from premierpas.organisations.going import Going, classes_going

from .models import AllowedDays, Enrolment


class NoWeeksYet(DomainError):
    """Nobody has fixed yet when the class goes."""

    def __init__(self) -> None:
        super().__init__(
            _("Les semaines de stage de la classe ne sont pas encore fixées. Un professeur de la classe le fait."),
            field="weeks",
        )


class OtherWeek(DomainError):
    """The class doesn't go on one of these days, and the head hasn't allowed them."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "La classe de l’élève ne part pas en stage à ces dates. "
                "Le chef d’établissement peut les autoriser pour un élève."
            ),
            field="weeks",
        )


_allowed = Compiled(
    lambda: (
        AllowedDays.objects.filter(enrolment__in=Given("enrolments", many=True), withdrawn_at=None)
        .order_by("first_day")
        .values_list("enrolment_id", "first_day", "last_day")
    )
)


def going_of(enrolment: Enrolment) -> Going:
    """When this pupil may go: the weeks of the class, and what the head has allowed besides. Two queries."""
    return goings_of([enrolment])[enrolment.pk]


def goings_of(enrolments: Iterable[Enrolment]) -> dict[int, Going]:
    """The same for many, by enrolment; they come with `classroom` selected. Two queries, one more a pupil allowed."""
    listed = {each.pk: each for each in enrolments}
    of_class = classes_going({each.classroom for each in listed.values()})
    allowed: dict[int, list[Range]] = defaultdict(list)
    for enrolment_id, first, last in _allowed(enrolments=list(listed)):
        allowed[enrolment_id].append((first, last))
    found = {}
    for pk, each in listed.items():
        found[pk] = of_class[each.classroom_id]
        if allowed[pk]:
            calendar = calendar_of(each.classroom.school)
            found[pk] = replace(found[pk], allowed=tuple(allowed[pk]), calendar=calendar)
    return found


def check_may_go(enrolment: Enrolment, first: date, last: date) -> None:
    """Raises NoWeeksYet or OtherWeek."""
    going = going_of(enrolment)
    if not going.is_set:
        raise NoWeeksYet
    if not going.covers(first, last):
        raise OtherWeek


def check_days(enrolment: Enrolment, days: Iterable[date]) -> None:
    """The same for single days of school; raises NoWeeksYet or OtherWeek."""
    going = going_of(enrolment)
    if not going.is_set:
        raise NoWeeksYet
    if not all(going.has(day) for day in days):
        raise OtherWeek
