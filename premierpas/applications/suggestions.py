"""Three other offers after applying: two near ones, and one further away or in a sector that few choose."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, F, FloatField, Func, Prefetch, Value
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.positions import point
from premierpas.occupations.sectors import sector_choices
from premierpas.offers.models import Offer, OfferSlot
from premierpas.offers.search.finding import open_to
from premierpas.offers.search.matching import inside
from premierpas.people.going import going_of
from premierpas.people.models import Enrolment

from .models import Application

NEAREST = 30
FAR_METRES = 5000


@dataclass(frozen=True)
class Suggestion:
    """An offer worth a look; `why` says what is special about the third."""

    offer: Offer
    weeks: list[tuple[Any, Any]]
    metres: float | None
    sector: str
    why: str = ""


def suggest_offers(enrolment: Enrolment) -> list[Suggestion]:
    """Up to three offers open to this pupil with free seats in their weeks, none of them applied for. Five queries."""
    candidates = _nearest(enrolment)
    if not candidates:
        return []
    names = dict(sector_choices())
    chosen: list[Offer] = []
    for offer in candidates:
        if offer.company_id not in {each.company_id for each in chosen}:
            chosen.append(offer)
        if len(chosen) == 2:
            break
    rest = [offer for offer in candidates if offer not in chosen]
    third, why = _special(rest, {offer.sector for offer in chosen})
    shown = [_as_suggestion(offer, names) for offer in chosen]
    return [*shown, _as_suggestion(third, names, why)] if third else shown


def _special(rest: list[Offer], seen: set[str]) -> tuple[Offer | None, str]:
    """The sector of the rest that fewest pupils applied to and that wasn't proposed yet, else the furthest."""
    if not rest:
        return None, ""
    asked = dict(
        Application.objects.filter(offer__sector__in={offer.sector for offer in rest})
        .values_list("offer__sector")
        .annotate(Count("pk"))
    )
    fresh = [offer for offer in rest if offer.sector not in seen]
    if fresh:
        rarest = min(fresh, key=lambda offer: asked.get(offer.sector, 0))
        return rarest, _("Peu d’élèves y pensent. Tu as plus de chances.")
    furthest = max(rest, key=lambda offer: offer.km or 0)  # type: ignore[attr-defined]
    far = (furthest.km or 0) * 1000 >= FAR_METRES  # type: ignore[attr-defined]
    return furthest, _("Un peu plus loin, ça vaut le détour.") if far else _("Une autre façon de voir ce métier.")


def _nearest(enrolment: Enrolment) -> list[Any]:
    school = enrolment.classroom.school
    home = enrolment.pupil.place or school.place
    too_close = clock.today() + timedelta(days=settings.LAST_DEADLINE_DAYS_BEFORE_WEEK)
    own = inside(going_of(enrolment).stretches)
    free = OfferSlot.objects.filter(own, free__gt=0, first_day__gt=too_close).order_by("first_day")
    rows = (
        open_to(enrolment)
        .filter(slots__in=free)
        .exclude(applications__pupil=enrolment.pupil_id)
        .select_related("company")
        .prefetch_related(Prefetch("slots", queryset=free, to_attr="open_slots"))
    )
    if home is None:
        unknown = Value(None, output_field=FloatField())
        return list(rows.annotate(km=unknown).order_by("-published_at", "pk").distinct()[:NEAREST])
    here = point(Value(home.latitude), Value(home.longitude))
    km = Func(F("position"), here, arg_joiner=" <-> ", template="(%(expressions)s)", output_field=FloatField())
    return list(rows.annotate(km=km).order_by("km", "pk").distinct()[:NEAREST])


def _as_suggestion(offer: Any, names: dict[str, Any], why: str = "") -> Suggestion:
    weeks = [(slot.first_day, slot.last_day) for slot in offer.open_slots]
    metres = offer.km * 1000 if offer.km is not None else None
    return Suggestion(offer, weeks[:2], metres, str(names.get(offer.sector, "")), why)
