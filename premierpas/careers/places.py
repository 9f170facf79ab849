"""The seats of a company that somebody can apply for, the nearest first, as the search shows them."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from premierpas.core.requests import SiteRequest
from premierpas.offers.models import Offer
from premierpas.offers.search.cards import cards_of
from premierpas.offers.search.criteria import Criteria
from premierpas.offers.search.matching import Row, matching, rows_of, sorted_rows
from premierpas.offers.search.origin import Origin, origin_of
from premierpas.offers.search.seeker import Seeker, school_read_for
from premierpas.offers.search.showing import stop_of
from premierpas.organisations.models import Company
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.going import going_of
from premierpas.people.models import Enrolment
from premierpas.ui.stops import Stop

MOST = 24


@dataclass(frozen=True)
class Looking:
    """Who looks, and from where."""

    seeker: Seeker
    origin: Origin


def looking(request: SiteRequest) -> Looking:
    """A pupil from home, a school's staff from the school, a visitor from nowhere."""
    enrolment, school = present_enrolment_of(request.viewer), school_read_for(request.viewer)
    going = going_of(enrolment) if enrolment else None
    origin = origin_of(Criteria(), enrolment or school)
    return Looking(Seeker(enrolment, going, origin.position, school), origin)


def open_seats(seeker: Seeker) -> QuerySet[Offer]:
    """The offers with a free week that this person may apply for."""
    return matching(Criteria(), seeker.reader, seeker.origin, within=seeker.within)


def stops_of(company: Company, who: Looking) -> list[Stop]:
    """Those of one company, as stops of a line."""
    return stops(open_seats(who.seeker).filter(company=company), who)


def stops(offers: QuerySet[Offer], who: Looking) -> list[Stop]:
    """Some offers, the nearest first."""
    seeker, position = who.seeker, who.seeker.origin
    rows = sorted_rows((Row(*each) for each in rows_of(offers, position)[:MOST]), position)
    return [stop_of(card) for card in cards_of(rows, seeker.enrolment, seeker.going)]


def has_seats(company: Company, enrolment: Enrolment | None) -> bool:
    """Whether the pupil could apply there today, in any week of theirs."""
    going = going_of(enrolment) if enrolment else None
    return open_seats(Seeker(enrolment, going)).filter(company=company).exists()


def seats_at(seeker: Seeker, company: str = "pk") -> Exists:
    """Whether a company of a list has such a seat."""
    return Exists(open_seats(seeker).filter(company=OuterRef(company)))
