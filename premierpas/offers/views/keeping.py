"""What a pupil keeps, and what was looked for in vain."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest, own_address
from premierpas.core.screens import page, screen
from premierpas.core.text import one_line
from premierpas.offers.models import Favourite, Offer, Request
from premierpas.offers.search.cards import cards_of
from premierpas.offers.search.criteria import read_criteria
from premierpas.offers.search.in_vain import note_in_vain
from premierpas.offers.search.matching import Row, open_to, rows_in_order
from premierpas.offers.search.showing import stop_of
from premierpas.people.allowing import wish_for_weeks
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.going import going_of


def _offer(request: SiteRequest, offer_id: int) -> Offer:
    return Offer.objects.select_related("company").get(pk=offer_id)


@screen(permission="offers.keep_offer", load=_offer, methods=("POST",))
def keep(request: SiteRequest, offer: Offer, offer_id: int) -> HttpResponse:
    """Keep an offer, or let it go; the page goes back where it was."""
    row, new = Favourite.objects.get_or_create(pupil_id=request.viewer.pupil_id, offer=offer)
    if not new:
        row.delete()
    enrolment = present_enrolment_of(request.viewer)
    if new and enrolment is not None:
        wish_for_weeks(enrolment.pupil, enrolment=enrolment, by=request.actor)
    if request.htmx:
        return page(request, "offers/parts/keep.html", {"offer": offer, "pressed": new})
    messages.success(request, _("Gardée dans tes favoris.") if new else _("Retirée de tes favoris."))
    return redirect(own_address(request, request.headers.get("Referer", "")) or "offers:favourites")


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def favourites(request: SiteRequest) -> HttpResponse:
    """The offers that the pupil keeps, those still open first."""
    enrolment = present_enrolment_of(request.viewer)
    kept = Favourite.objects.filter(pupil=request.viewer.pupil_id)
    home = enrolment.pupil.place if enrolment else None
    offers = rows_in_order(open_to(enrolment).filter(pk__in=kept.values("offer")), home)
    listed = Paginator(offers, 20).get_page(request.GET.get("page"))
    ids = set(kept.values_list("offer_id", flat=True))
    going = going_of(enrolment) if enrolment else None
    stops = [stop_of(offer, kept=ids) for offer in cards_of([Row(*each) for each in listed], enrolment, going)]
    closed = len(ids) - listed.paginator.count
    return page(request, "offers/favourites.html", {"stops": stops, "listed": listed, "closed": closed})


@screen(permission="people.be_pupil", methods=("POST",))
def ask(request: SiteRequest) -> HttpResponse:
    """Tell the association what was looked for in vain; asking twice changes nothing."""
    words = one_line(request.POST.get("q", ""))[:120].lower()
    if words:
        _row, new = Request.objects.get_or_create(pupil_id=request.viewer.pupil_id, words=words)
        enrolment = present_enrolment_of(request.viewer)
        if new and enrolment is not None:
            note_in_vain(request, read_criteria(request.POST), enrolment, is_wish=True)
        messages.success(
            request, _("C’est noté : nous appelons des entreprises pour « %(words)s ».") % {"words": words}
        )
    return redirect("offers:search")
