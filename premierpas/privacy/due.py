"""Whose time is over: pupils' files, accounts of adults, hosts. Read from facts; nothing is marked in advance."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import DateTimeField, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest

from premierpas.accounts.links import Link
from premierpas.accounts.models import User, UserSession
from premierpas.accounts.retention import ERASED
from premierpas.core import clock
from premierpas.core.calendar import school_year_of
from premierpas.organisations.models import Company, CompanyCheck, Membership
from premierpas.people.models import Enrolment, Pupil, PupilLink
from premierpas.placements.evidence.pruning import day_of, years_after
from premierpas.placements.models import HOLDING, Placement

NOTICE_DAYS = 14
PUPIL_YEARS, ADULT_YEARS = 1, 2


def pupils_over(today: date) -> list[int]:
    """The pupils whose file ends: a year after the last contact, or with the school year after the internship's."""
    rows = Pupil.objects.filter(anonymised_at=None).annotate(
        heard_at=Greatest(
            "last_action_at",
            "user__last_login",
            "user__date_joined",
            _newest(Enrolment, "since", pupil=OuterRef("pk")),
            _newest(UserSession, "seen_at", user=OuterRef("user")),
        ),
        last_day=Max("placements__last_day", filter=Q(placements__state__in=HOLDING)),
    )
    found = rows.order_by("pk").values_list("pk", "heard_at", "last_day")
    return [pk for pk, heard_at, last_day in found if end_of_file(heard_at, last_day) < today]


def end_of_file(heard_at: datetime, last_day: date | None) -> date:
    """The last day of a pupil's file."""
    ends = [years_after(day_of(heard_at), PUPIL_YEARS)]
    if last_day is not None:
        ends.append(date(school_year_of(last_day) + 2, 7, 31))
    return min(ends)


def accounts_over(today: date) -> QuerySet[User]:
    """The adults from whom nobody has heard for two years; `heard_at` says when last."""
    return with_contact().filter(heard_at__lt=_years_before(today, ADULT_YEARS)).order_by("pk")


def with_contact() -> QuerySet[User]:
    """The accounts of adults that are still somebody's, with the last sign of life."""
    rows = User.objects.exclude(username__startswith=ERASED).filter(pupil=None)
    return rows.annotate(
        heard_at=Greatest(
            "last_login", "date_joined",
            _newest(Membership, "since", user=OuterRef("pk")),
            _newest(Membership, "until", user=OuterRef("pk"), until__lte=clock.now()),
            _newest(PupilLink, "since", adult=OuterRef("pk"), since__lte=clock.now()),
            _newest(Link, "used_at", recipient=OuterRef("email")),
            _newest(UserSession, "seen_at", user=OuterRef("pk")),
        )
    )  # fmt: skip


def hosts_over(today: date) -> list[int]:
    """The hosts of which nobody has an account any more, two years after they came or received somebody."""
    people = Membership.objects.filter(company=OuterRef("pk")).exclude(user__username__startswith=ERASED)
    weeks = Placement.objects.filter(company=OuterRef("pk"), last_day__gte=_years_before(today, ADULT_YEARS).date())
    words = CompanyCheck.objects.filter(company=OuterRef("pk")).exclude(contact="", found_at="", note="")
    rows = Company.objects.filter(signed_up_at__lt=_years_before(today, ADULT_YEARS))
    rows = rows.filter(~Q(phone="", email="") | Exists(words)).exclude(Exists(people)).exclude(Exists(weeks))
    return list(rows.order_by("pk").values_list("pk", flat=True))


def may_end_on(today: date) -> date:
    """The first day on which an account may end that is warned today."""
    return today + timedelta(days=NOTICE_DAYS)


def _years_before(day: date, years: int) -> datetime:
    return clock.midnight(years_after(day, -years))


def _newest(model: Any, column: str, **which: Any) -> Subquery:
    rows = model.objects.filter(**which).order_by(F(column).desc(nulls_last=True)).values(column)[:1]
    return Subquery(rows, output_field=DateTimeField())
