"""Reads about organisations that several screens share."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.calendar import SchoolWeek, ZoneCalendar, school_year_of
from premierpas.core.legal.season import season_of

from .actions.members import INVITATION_LINK
from .enums import Level
from .models import Invitation, School


def season_weeks(level: str, calendar: ZoneCalendar) -> list[tuple[SchoolWeek, bool]]:
    """The weeks from now in which a level may go this school year, each with whether it is in the holidays."""
    today = clock.today()
    first, last = season_of(Level(level).value, school_year_of(today))
    weeks = [week for week in SchoolWeek.between(max(first, today), last) if week.last_day <= last]
    return [(week, calendar.is_known and calendar.holidays_in(week)) for week in weeks]


def fixed_weeks(school: School) -> dict[SchoolWeek, list[str]]:
    """Who goes in each week that is fixed: whole levels, then classes by name. One query."""
    found: dict[SchoolWeek, list[str]] = defaultdict(list)
    rows = school.periods.select_related("classroom").order_by("classroom__key", "level")
    for row in sorted(rows, key=lambda each: each.classroom_id is not None):
        who = row.classroom.name if row.classroom else _("tous les %(level)s") % {"level": row.get_level_display()}
        for week in SchoolWeek.between(row.first_day, row.last_day):
            if who not in found[week]:
                found[week].append(who)
    return dict(found)


@dataclass(frozen=True)
class OpenInvitation:
    """An invitation without an answer, and when its message last went."""

    id: int
    name: str
    email: str
    role: str
    claimed_name: str
    last_sent: datetime | date


def open_invitations(invitations: QuerySet[Invitation]) -> list[OpenInvitation]:
    """Those of an organisation that nobody has answered, the oldest first. Two queries."""
    rows = list(invitations.filter(accepted_at=None, withdrawn_at=None).order_by("at", "pk"))
    links = Link.objects.filter(purpose=INVITATION_LINK, subject_id__in=[row.pk for row in rows])
    sent = dict(links.values_list("subject_id").annotate(last=Max("created_at")))
    return [
        OpenInvitation(
            row.pk,
            row.name,
            row.email,
            row.function or str(row.get_role_display()),
            row.claimed_name,
            sent.get(row.pk, row.at),
        )
        for row in rows
    ]
