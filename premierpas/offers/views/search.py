"""The search page."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.occupations.sectors import sector_name
from premierpas.occupations.sheets import sheets
from premierpas.offers.doors import NotAsked, not_asked, trips_to
from premierpas.offers.for_machines import preview_of_search
from premierpas.offers.search.criteria import LAST_PAGE, Criteria, as_query, read_criteria, way_of
from premierpas.offers.search.finding import COUNTED_UP_TO, NARROWING, Found, find
from premierpas.offers.search.in_vain import note_in_vain, sectors_asked
from premierpas.offers.search.mapping import map_of
from premierpas.offers.search.mixing import mixed
from premierpas.offers.search.options import limits_of, sector_options, trade_options, way_options, week_chips
from premierpas.offers.search.origin import origin_of
from premierpas.offers.search.saved import kept_form
from premierpas.offers.search.seeker import Seeker, school_read_for
from premierpas.offers.search.showing import stop_of, why_far
from premierpas.offers.search.travel import ASSUMED
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
    seeker = Seeker(enrolment, going, origin, school)
    found = find(criteria, seeker, weeks=[week.monday for week in weeks])
    if criteria.page > 1 and not found.offers:  # fewer offers than when the link was made
        return redirect(f"{reverse('offers:search')}?{as_query(criteria)}")
    if enrolment and criteria.is_narrowed and criteria.page == 1 and not (found.offers or criteria.favourites):
        note_in_vain(request, criteria, enrolment)
    listed = mixed(found.offers, found.far, answers_first=bool(criteria.text or criteria.trade))
    cards = [*listed, *found.others, *found.other_weeks]
    kept = {offer.pk for offer in cards if offer.is_kept} if enrolment else None  # type: ignore[attr-defined]
    far, ways = {offer.pk for offer in found.far}, trips_to(origin, cards)
    numbered = list(enumerate(listed, start=1 + found.before))
    stops = [
        stop_of(
            offer,
            kept=kept,
            other_weeks=criteria.other_weeks,
            number=number,
            ways=ways.get(offer.pk, ()),
            why=why_far(offer, found.seldom) if offer.pk in far else "",
        )
        for number, offer in numbered
    ]
    is_parted = found.said < len(found.offers)  # the answers come first then, so the first of them say it
    said_stops, related_stops = (stops[: found.said], stops[found.said :]) if is_parted else (stops, [])
    drawn = map_of(numbered, start, far=far)
    words = {
        "criteria": criteria,
        "preview": None if criteria.is_narrowed or criteria.page > 1 else preview_of_search(),
        "found": found,
        "stops": stops,
        "said_stops": said_stops,
        "related_stops": related_stops,
        "others": [stop_of(offer, kept=kept, ways=ways.get(offer.pk, ())) for offer in found.others],
        "not_asked": _not_asked(criteria, found, seeker) if enrolment else (),
        "in_other_weeks": [stop_of(offer, kept=kept) for offer in found.other_weeks],
        "lacks_weeks": going is not None and not going.is_set,
        "has_weeks": going is not None and going.is_set,
        "with_other_weeks": as_query(replace(criteria, other_weeks=True, page=1)),
        "title": _title(found, near=origin is not None, is_pupil=enrolment is not None),
        "total": f"{COUNTED_UP_TO}+" if found.total >= COUNTED_UP_TO else str(found.total),
        "home": start.name,
        "where": start.understood,
        "asks_place": enrolment is None or bool(criteria.place),
        "no_distance": bool(criteria.reach) and origin is None,
        "map": drawn,
        "layout": "" if not drawn else "split split--map split--seen" if criteria.as_map else "split split--map",
        "list_alone": as_query(replace(criteria, as_map=False)),
        "with_map": as_query(replace(criteria, as_map=True)),
        "assumed": ASSUMED,
        "to_keep": as_query(kept_form(criteria)) if enrolment else "",
        "is_pupil": enrolment is not None,
        "school_known": bool(enrolment and enrolment.classroom.school.place),
        "weeks": week_chips(weeks, criteria, found.choices),
        "bands": way_options(criteria, found.choices),
        "way": way_of(criteria),
        "trades": trade_options(),
        "trade": sheets().get(criteria.trade),
        "sectors": sector_options(found.choices),
        "limits": limits_of(criteria),
        "open_filters": bool(start.understood.fault),
        "sector_name": sector_name(criteria.sector) if criteria.sector else "",
        "query": as_query(criteria),
        "wider": as_query(criteria.without(*NARROWING)),
        "next_page": criteria.page + 1 if found.has_next and criteria.page < LAST_PAGE else 0,
        "previous_page": criteria.page - 1,
        "today": today,
    }
    template = "offers/search_again.html" if request.htmx else "offers/search.html"
    return page(request, template, words)


def _not_asked(criteria: Criteria, found: Found, seeker: Seeker) -> Sequence[NotAsked]:
    """Who could be asked, where one page holds all that was found."""
    sectors = sectors_asked(criteria) if criteria.page == 1 and not found.has_next else ()
    return not_asked.only(seeker, sectors) if sectors and not_asked.only else ()


def _title(found: Found, *, near: bool, is_pupil: bool) -> str:
    if not found.offers:
        return _("Aucune porte ne correspond")
    if near:
        return _("Les portes près de toi") if is_pupil else _("Les portes les plus proches")
    return _("Les portes ouvertes")
