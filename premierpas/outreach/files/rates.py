"""How often a company answered the applications of a year, and how soon, beside all companies of its territory."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F, QuerySet, Value

from premierpas.applications.enums import ApplicationState
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given

from ..models import CompanyFile

A_YEAR = timedelta(days=365)
KEPT_SECONDS = 3600  # a territory's share moves slowly, and is counted over all its applications
WIDTH = 200  # of the drawn bar
_TAKEN_BACK = (ApplicationState.WITHDRAWN, ApplicationState.SUPERSEDED, ApplicationState.DRAFT)


@dataclass(frozen=True)
class Rate:
    """Of the applications of a year that could be answered: how many were, and the median of days."""

    sent: int
    answered: int
    days: int | None

    @property
    def share(self) -> int:
        """In hundredths."""
        return round(100 * self.answered / self.sent) if self.sent else 0

    @property
    def width(self) -> int:
        """Of its bar."""
        return self.share * WIDTH // 100


class Median(Aggregate):
    """The middle of the values that are known, drawn between the two middle ones of an even number."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


def rate_of(file: CompanyFile) -> Rate | None:
    """The company's own; None for a lead, whom nobody can apply to."""
    return _rate(_of_company(company=file.company_id, since=clock.now() - A_YEAR)) if file.company_id else None


def territory_rate(file: CompanyFile) -> Rate:
    """Of all companies of the file's territory, remembered for an hour."""
    key = f"outreach.rate:{file.territory_id}"
    rate: Rate | None = cache.get(key)
    if rate is None:
        rate = _rate(_of_territory(territory=file.territory_id, since=clock.now() - A_YEAR))
        cache.set(key, rate, KEPT_SECONDS)
    return rate


def _rate(counted: list[tuple[int, int, timedelta | None]]) -> Rate:
    sent, answered, took = counted[0] if counted else (0, 0, None)
    return Rate(sent, answered, None if took is None else round(took / _DAY))


def answerable(**where: Given) -> QuerySet[Application]:
    """The applications of a year, from a day that is given, that could be answered: none that the pupil took back."""
    return Application.objects.filter(**where, submitted_at__gte=Given("since")).exclude(state__in=_TAKEN_BACK)


def _counted(**where: Given) -> QuerySet[Application, Any]:
    """One row, or none without an application."""
    took = ExpressionWrapper(F("answered_at") - F("submitted_at"), output_field=DurationField())
    together = answerable(**where).order_by().annotate(all=Value(1)).values("all")
    return together.annotate(sent=Count("pk"), answered=Count("answered_at"), took=Median(took)).values_list(
        "sent", "answered", "took"
    )


_of_company: Compiled[Any] = Compiled(lambda: _counted(offer__company=Given("company")))
_of_territory: Compiled[Any] = Compiled(lambda: _counted(offer__company__territory=Given("territory")))
_DAY = timedelta(days=1)
