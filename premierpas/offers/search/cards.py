"""The offers that a page shows, with all that their cards say: two statements, whatever was looked for."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef
from django.db.models.fields.json import KeyTextTransform

from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given
from premierpas.offers.models import Favourite, Offer, OfferSlot
from premierpas.organisations.going import Going
from premierpas.people.models import Enrolment

from .by_place import Place
from .matching import Row

NOBODY = 0  # the pupil of a visitor, who keeps nothing

_offers = Compiled(
    lambda: (
        Offer.objects.filter(pk__in=Given("offers", many=True))
        .annotate(takes_wheelchairs=KeyTextTransform("wheelchair", "content"))
        .annotate(is_kept=Exists(Favourite.objects.filter(offer=OuterRef("pk"), pupil=Given("pupil"))))
        .select_related("company", "site")
        .only("slug", "title", "sector", "company__name", "site__city", "site__is_exact", "latitude", "longitude")
    )
)
_weeks = Compiled(lambda: OfferSlot.objects.filter(offer__in=Given("offers", many=True), first_day__gt=Given("today")))


def cards_of(rows: Sequence[Row], enrolment: Enrolment | None, going: Going | None = None) -> list[Offer]:
    """The offers of these rows, in their order: company, place, `km`, `coming` weeks, `is_kept` by this pupil.

    Each week `is_own` when the pupil may go in it, those first; every week is a visitor's.
    """
    if not rows:
        return []
    pks = [row.pk for row in rows]
    found = {offer.pk: offer for offer in _offers(offers=pks, pupil=enrolment.pupil_id if enrolment else NOBODY)}
    for row in rows:
        if row.pk in found:
            found[row.pk].km, found[row.pk].coming = row.km, []  # type: ignore[attr-defined]
    for slot in _weeks(offers=list(found), today=clock.today()):
        slot.is_own = going is None or going.covers(slot.first_day, slot.last_day)  # type: ignore[attr-defined]
        found[slot.offer_id].coming.append(slot)  # type: ignore[attr-defined]
    for offer in found.values():
        offer.coming.sort(key=lambda slot: (not slot.is_own, slot.first_day))  # type: ignore[attr-defined]
    return [found[pk] for pk in pks if pk in found]


def cards_of_places(places: Sequence[Place], enrolment: Enrolment | None, going: Going | None = None) -> list[Offer]:
    """The first offer of each place, with those `beside` it: the same two statements."""
    rows = [row for place in places for row in place.rows]
    found = {offer.pk: offer for offer in cards_of(rows, enrolment, going)}
    firsts = [(found[place.first.pk], place.beside) for place in places if place.first.pk in found]
    for first, beside in firsts:
        first.beside = [found[row.pk] for row in beside if row.pk in found]  # type: ignore[attr-defined]
    return [first for first, _beside in firsts]
