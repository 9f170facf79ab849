"""The public figures: counted when asked, then remembered for ten minutes."""

from django.core.cache import cache
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.calendar import school_year_of
from premierpas.offers.enums import OfferState, SeatState
from premierpas.offers.models import Offer, Seat
from premierpas.organisations.models import School
from premierpas.people.models import Enrolment

KEPT_SECONDS = 600


def public_figures() -> list[tuple[int, str]]:
    """Pairs (figure, what it counts) for the public home."""
    key = f"public_figures:{get_language()}"  # what they count is said in the visitor's language
    figures = cache.get(key)
    if figures is None:
        figures = _count()
        cache.set(key, figures, KEPT_SECONDS)
    return figures


def _count() -> list[tuple[int, str]]:
    today = clock.today()
    open_seats = Seat.objects.filter(
        state=SeatState.FREE, slot__offer__state=OfferState.PUBLISHED, slot__first_day__gt=today
    )
    return [
        (School.objects.count(), _("établissements")),
        (Enrolment.objects.filter(school_year=school_year_of(today), left_on=None).count(), _("élèves suivis")),
        (
            Offer.objects.filter(state=OfferState.PUBLISHED).values("company").distinct().count(),
            _("structures qui ouvrent"),
        ),
        (open_seats.count(), _("places ouvertes")),
    ]
