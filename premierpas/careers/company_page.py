"""A company's public page, read at once: its words, its seats, what comes, figures, what the reader did here."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from premierpas.accounts.capacities import Viewer
from premierpas.core.geography import distance_km
from premierpas.events.enums import OpenTo
from premierpas.events.models import Event
from premierpas.occupations.doors import Tale
from premierpas.offers.doors import tales_of
from premierpas.offers.models import Offer
from premierpas.organisations.models import Company
from premierpas.people.enrolments import present_enrolment_of
from premierpas.ui.stops import Stop
from premierpas.week.voices import Voices, voices_of

from .actions.wishing import most_wishes
from .answering import Figures, figures_of
from .content import PageContent
from .directory import sector_of
from .enums import PathState
from .models import DiscoveryPath, KeptCompany, Wish
from .places import Looking, stops_of
from .wishes import wished_of

MOST_EVENTS = 4


@dataclass(frozen=True)
class Own:
    """What a pupil did with this company; `left`: how many wishes they still have."""

    kept: bool
    wished: bool
    left: int


@dataclass(frozen=True)
class CompanyTold:
    """All of the page. `metres`: to the company itself; `own`: None for everybody who is no pupil.

    `has_hosted`: it has opened places before, so that nobody may read that it was never asked.
    """

    content: PageContent
    sector: str
    stops: list[Stop]
    events: list[Event]
    path: str
    voices: Voices | None
    tales: Sequence[Tale]
    figures: Figures
    promise: int
    has_hosted: bool
    wished: int | None
    metres: float | None
    home: str
    own: Own | None

    @property
    def has_page(self) -> bool:
        """Whether the company tells of itself; otherwise the page is the automatic one."""
        return bool(self.content.headline)


def read_company(company: Company, who: Looking, viewer: Viewer) -> CompanyTold:
    """In a constant number of queries."""
    page = getattr(company, "careers_page", None)
    content = page.public if page else PageContent()
    position, place = who.seeker.origin, company.place
    paths = DiscoveryPath.objects.filter(company=company, state=PathState.PUBLISHED)
    return CompanyTold(
        content=content,
        sector=content.sector or sector_of(company),
        stops=stops_of(company, who),
        events=_events(company),
        path=paths.values_list("slug", flat=True).first() or "",
        voices=voices_of(company.pk),
        tales=tales_of(company.pk, viewer),
        figures=figures_of(company),
        promise=settings.COMPANY_ANSWER_DAYS,
        has_hosted=Offer.objects.filter(company=company, published_at__isnull=False).exists(),
        wished=wished_of(company),
        metres=distance_km(position, place) * 1000 if position and place else None,
        home=who.origin.name,
        own=_own(company, viewer),
    )


def _events(company: Company) -> list[Event]:
    """Those to come that everybody may read and register for."""
    rows = Event.objects.ahead().filter(company=company, open_to=OpenTo.EVERYONE)
    return list(rows.order_by("start", "pk")[:MOST_EVENTS])


def _own(company: Company, viewer: Viewer) -> Own | None:
    if not viewer.is_pupil:
        return None
    wishes = Wish.objects.filter(pupil=viewer.pupil_id, answered_at=None)
    wished = list(wishes.values_list("company", flat=True))
    kept = KeptCompany.objects.filter(pupil=viewer.pupil_id, company=company).exists()
    return Own(kept, company.pk in wished, max(0, most_wishes(present_enrolment_of(viewer)) - len(wished)))
