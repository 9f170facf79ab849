"""The company's home: who waits for an answer, oldest first."""

from django.http import HttpResponse
from django.urls import reverse

from premierpas.applications.enums import WAITING
from premierpas.applications.queries import inbox_counts, inbox_of, inbox_row
from premierpas.campaigns.shown import announcements_for
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.offers.enums import OfferState
from premierpas.offers.models import Offer
from premierpas.organisations.models import Company
from premierpas.placements.models import AgreementState
from premierpas.placements.queries import seen

MOST_SHOWN = 12  # the rest is in the inbox


@screen(permission="organisations.work_as_company", methods=("GET", "HEAD"))
def home(request: SiteRequest) -> HttpResponse:
    """The first ones of this colleague's inbox, and what else waits."""
    company = Company.objects.select_related("territory").get(pk=request.viewer.company_id)
    counts = inbox_counts(request.viewer)
    waiting = inbox_of(request.viewer).filter(state__in=WAITING)[:MOST_SHOWN]
    states = dict.fromkeys(OfferState, 0)
    for state in Offer.objects.filter(company=company).values_list("state", flat=True):
        states[OfferState(state)] += 1
    agreements = seen(request.viewer).filter(state__in=[AgreementState.DRAFT, AgreementState.SIGNING])
    words = {
        "company": company,
        "announced": announcements_for(request.viewer),
        "waiting": counts["a_repondre"],
        "answered": counts["acceptees"] + counts["closes"],
        "rows": [
            inbox_row(each, url=reverse("applications:review", kwargs={"pk": each.pk}), current=False)
            for each in waiting
        ],
        "agreements": agreements.order_by().count(),
        "published": states[OfferState.PUBLISHED],
        "offers": sum(states.values()),
        "to_complete": states[OfferState.DRAFT] + states[OfferState.CHANGES_REQUESTED],
    }
    return page(request, "portal/company_home.html", words)
