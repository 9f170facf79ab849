"""When in the year, and for how long, by level."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from premierpas.core.calendar import school_year_of

from .breaches import Breach, breach
from .rules import COLLEGE, value


def season_of(level: str, school_year: int) -> tuple[date, date]:
    """The first and last day on which a pupil of this level may be present in a school year.

    4e and 3e: from the first Monday of September to the end of May. 2de: the last two weeks of June, which end on the
    month's last Friday.
    """
    if level in COLLEGE:
        september = date(school_year, 9, 1)
        return september + timedelta(days=-september.weekday() % 7), date(school_year + 1, 5, 31)
    june = date(school_year + 1, 6, 30)
    last_friday = june - timedelta(days=(june.weekday() - 4) % 7)
    return last_friday - timedelta(days=11), last_friday


def check_season(days: list[date], level: str) -> Iterator[Breach]:
    """Judge the days of a placement (sorted, distinct) by the season and length of the level."""
    code = "season_college" if level in COLLEGE else "season_seconde"
    for day in days:
        first, last = season_of(level, school_year_of(day))
        if not first <= day <= last:
            message = _("Ce niveau part en stage du %(first)s au %(last)s.")
            words = {"first": first.strftime("%d/%m/%Y"), "last": last.strftime("%d/%m/%Y")}
            yield breach(code, message % words, date=day)
    if level in COLLEGE and len(days) > value("length_college"):
        message = _("Le stage compte %(count)d jours. Cinq au plus, chez un ou plusieurs hôtes.")
        yield breach("length_college", message % {"count": len(days)})
