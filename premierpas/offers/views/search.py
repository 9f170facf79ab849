"""Search, favourites, what was looked for in vain."""

from dataclasses import replace

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.requests import SiteRequest, own_address
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.core.text import one_line
from premierpas.occupations.sectors import sector_name
from premierpas.offers.models import Favourite, Offer, Request
from premierpas.offers.search.cards import cards_of
from premierpas.offers.search.criteria import LAST_PAGE, as_query, read_criteria
from premierpas.offers.search.finding import COUNTED_UP_TO, Found, find
from premierpas.offers.search.in_vain import note_in_vain
from premierpas.offers.search.matching import Row, open_to, rows_in_order
from premierpas.offers.search.options import limits_of, radius_options, sector_options, week_chips
from premierpas.offers.search.origin import origin_of
from premierpas.offers.search.seeker import Seeker, school_read_for
from premierpas.offers.search.showing import stop_of
from premierpas.people.allowing import wish_for_weeks
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.going import going_of

MOST_CHIPS = 8


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def search(request: SiteRequest) -> HttpResponse:
    """Offers open to this person, nearest first."""
    criteria = read_criteria(request.GET)
    enrolment = present_enrolment_of(request.viewer)
    school = school_read_for(request.viewer)
    start = origin_of(criteria, enrolment or school)
    origin = start.position
    going = going_of(enrolment) if enrolment else None
    today = clock.today()
    weeks = [week for week in going.weeks(today) if week.first_day > today][:MOST_CHIPS] if going else []
    found = find(criteria, Seeker(enrolment, going, origin, school), weeks=[week.monday for week in weeks])
    if criteria.page > 1 and not found.offers:  # fewer offers than when the link was made
        return redirect(f"{reverse('offers:search')}?{as_query(criteria)}")
    if enrolment and criteria.is_narrowed and criteria.page == 1 and not (found.offers or criteria.favourites):
        note_in_vain(request, criteria, enrolment)
    cards = [*found.offers, *found.others, *found.other_weeks, *([found.far] if found.far else [])]
    kept = {offer.pk for offer in cards if offer.is_kept} if enrolment else None  # type: ignore[attr-defined]
    stops = [stop_of(offer, kept=kept, other_weeks=criteria.other_weeks) for offer in found.offers]
    said_stops, related_stops = stops[: found.said], stops[found.said :]
    if found.far:
        further = stop_of(found.far, kept=kept, why=_("Un peu plus loin, ça vaut le détour : un autre métier."))
        (related_stops or said_stops).append(further)
    words = {
        "criteria": criteria,
        "found": found,
        "stops": [*said_stops, *related_stops],
        "said_stops": said_stops,
        "related_stops": related_stops,
        "others": [stop_of(offer, kept=kept) for offer in found.others],
        "in_other_weeks": [stop_of(offer, kept=kept) for offer in found.other_weeks],
        "lacks_weeks": going is not None and not going.is_set,
        "has_weeks": going is not None and going.is_set,
        "with_other_weeks": as_query(replace(criteria, other_weeks=True, page=1)),
        "title": _title(found, near=origin is not None, is_pupil=enrolment is not None),
        "total": f"{COUNTED_UP_TO}+" if found.total >= COUNTED_UP_TO else str(found.total),
        "home": start.name,
        "where": start.understood,
        "asks_place": enrolment is None or bool(criteria.place),
        "no_distance": bool(criteria.radius) and origin is None,
        "is_pupil": enrolment is not None,
        "school_known": bool(enrolment and enrolment.classroom.school.place),
        "weeks": week_chips(weeks, criteria, found.choices),
        "radii": radius_options(found.choices),
        "sectors": sector_options(found.choices),
        "limits": limits_of(criteria),
        "open_filters": bool(start.understood.fault),
        "sector_name": sector_name(criteria.sector) if criteria.sector else "",
        "query": as_query(criteria),
        "wider": as_query(criteria.without("text", "radius", "weeks", "sector", "favourites")),
        "next_page": criteria.page + 1 if found.has_next and criteria.page < LAST_PAGE else 0,
        "previous_page": criteria.page - 1,
        "today": today,
    }
    template = "offers/search_again.html" if request.htmx else "offers/search.html"
    return page(request, template, words)


def _title(found: Found, *, near: bool, is_pupil: bool) -> str:
    if not found.offers:
        return _("Aucune porte ne correspond")
    if near:
        return _("Les portes près de toi") if is_pupil else _("Les portes les plus proches")
    return _("Les portes ouvertes")


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
