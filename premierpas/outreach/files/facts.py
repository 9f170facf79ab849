"""What a company has done: its offers, who waits for its answer, the weeks it held."""

from typing import Any

from django.db.models import Count, F, Q, QuerySet, Window

from premierpas.applications.enums import WAITING
from premierpas.applications.models import Application
from premierpas.core.compiled import Compiled, Given
from premierpas.offers.enums import OfferState
from premierpas.offers.models import Offer
from premierpas.placements.models import Placement, PlacementState

from ..models import CompanyFile

MOST_OFFERS, MOST_WAITING = 8, 10


def offers_of(file: CompanyFile) -> list[Offer]:
    """The company's offers, those online first, with their free seats."""
    return _offers(company=file.company_id) if file.company_id else []


def _newest_offers() -> QuerySet[Offer, Any]:
    rows = Offer.objects.filter(company=Given("company")).exclude(state=OfferState.WITHDRAWN).only("title", "state")
    counted = rows.annotate(
        free=Count("slots__seats", filter=Q(slots__seats__state="free"), distinct=True),
        places=Count("slots__seats", distinct=True),
    )
    return counted.order_by(F("published_at").desc(nulls_last=True), "-pk")[:MOST_OFFERS]


_offers: Compiled[Any] = Compiled(_newest_offers)


def waiting_applications(file: CompanyFile) -> tuple[int, list[Application]]:
    """How many wait for the company's answer, and those who have waited longest, the oldest first."""
    rows = _waiting(company=file.company_id) if file.company_id else []
    return (rows[0].of_all if rows else 0), rows


def _longest_waiting() -> QuerySet[Application, Any]:
    rows = Application.objects.filter(offer__company=Given("company"), state__in=WAITING)
    whole = rows.select_related("offer", "slot", "enrolment__classroom", "pupil")
    return whole.annotate(of_all=Window(Count("pk"))).order_by("submitted_at", "pk")[:MOST_WAITING]


_waiting: Compiled[Any] = Compiled(_longest_waiting)


def weeks_of(file: CompanyFile) -> dict[str, int]:
    """How many weeks of pupils there were, and how many went to their end."""
    of_state: dict[str, int] = dict(_states(company=file.company_id)) if file.company_id else {}
    return {
        "all": sum(of_state.values()),
        "held": of_state.get(PlacementState.COMPLETED, 0),
        "coming": of_state.get(PlacementState.PLANNED, 0) + of_state.get(PlacementState.ONGOING, 0),
    }


_states: Compiled[tuple[str, int]] = Compiled(
    lambda: Placement.objects.filter(company=Given("company")).order_by().values_list("state").annotate(Count("pk"))
)
