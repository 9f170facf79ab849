"""The company's home: who waits for an answer, oldest first."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from premierpas.applications.enums import WAITING, ApplicationState
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.screens import page, screen
from premierpas.offers.enums import OfferState
from premierpas.offers.models import Offer, OfferColleague
from premierpas.organisations.models import Company
from premierpas.placements.models import AgreementState
from premierpas.placements.queries import seen

PER_PAGE = 30
TABS = {"": WAITING, "acceptees": [ApplicationState.ACCEPTED, ApplicationState.CONFIRMED], "closes": None}


@screen(permission="organisations.work_as_company", methods=("GET", "HEAD"))
def home(request: HttpRequest) -> HttpResponse:
    """The inbox of this colleague's offers."""
    company = Company.objects.get(pk=request.viewer.company_id)
    teams = OfferColleague.objects.filter(membership=request.viewer.membership_id).values("offer")
    rows = Application.objects.filter(offer__in=teams).exclude(state=ApplicationState.DRAFT)
    waiting = rows.filter(state__in=WAITING).count()
    shown = request.GET.get("etat", "")
    wanted = TABS.get(shown, WAITING)
    ended = [*WAITING, ApplicationState.ACCEPTED, ApplicationState.CONFIRMED]
    rows = rows.filter(state__in=wanted) if wanted else rows.exclude(state__in=ended)
    order = ["answer_due", "pk"] if wanted == WAITING else ["-answered_at", "-pk"]
    listed = Paginator(
        rows.select_related("offer", "slot", "pupil", "enrolment__classroom").order_by(*order), PER_PAGE
    ).get_page(request.GET.get("page"))
    states = dict.fromkeys(OfferState, 0)
    for state in Offer.objects.filter(company=company).values_list("state", flat=True):
        states[OfferState(state)] += 1
    today = clock.today()
    agreements = seen(request.viewer).filter(state__in=[AgreementState.DRAFT, AgreementState.SIGNING])
    words = {
        "company": company,
        "waiting": waiting,
        "listed": listed,
        "rows": list(listed),
        "soon": today + timedelta(days=3),
        "shown": shown,
        "agreements": agreements.order_by().count(),
        "published": states[OfferState.PUBLISHED],
        "offers": sum(states.values()),
        "to_complete": states[OfferState.DRAFT] + states[OfferState.CHANGES_REQUESTED],
        "today": today,
    }
    return page(request, "portal/company_home.html", words)
