"""How a text becomes public: copied from the draft into content, columns, slots, seats, team and search."""

from django.db import transaction
from django.db.models import Count, ProtectedError, Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.events import emit
from premierpas.organisations.models import Membership, School, Site
from premierpas.ui.typography import long_week

from .content import OfferContent
from .enums import SeatState
from .events import OfferTeamChanged
from .indexing import index_offer
from .models import Offer, OfferColleague, OfferSlot, Seat
from .seats import set_places

COLUMNS = [
    "content",
    "title",
    "slug",
    "sector",
    "level",
    "audience",
    "priority_until",
    "site",
    "territory",
    "latitude",
    "longitude",
]


class WeekInUse(DomainError):
    """A week in which seats are held or taken can't be taken away."""

    def __init__(self, slot: OfferSlot) -> None:
        words = {"week": long_week((slot.first_day, slot.last_day))}
        super().__init__(
            _("La semaine %(week)s a déjà un élève : elle ne peut plus être retirée.") % words, field="weeks"
        )


@transaction.atomic
def apply_content(offer: Offer, content: OfferContent) -> None:
    """Make this the public text. The offer is locked by the caller; raises WeekInUse, PlacesInUse."""
    _write_columns(offer, content)
    _write_slots(offer, content)
    offer.schools.set(School.objects.filter(pk__in=content.school_ids))
    write_team(offer, content)
    index_offer(offer)


def _write_columns(offer: Offer, content: OfferContent) -> None:
    site = Site.objects.filter(pk=content.site_id, company=offer.company_id).select_related("territory").first()
    offer.content = content.as_json()
    offer.title = content.title[:120]
    offer.slug = slugify(content.title)[:80] or "stage"
    offer.sector, offer.level, offer.audience = content.sector, content.level, content.audience
    offer.priority_until = content.priority_until or None
    offer.site = site
    offer.territory = site.territory if site else None
    offer.latitude = site.latitude if site else None
    offer.longitude = site.longitude if site else None
    offer.save(update_fields=COLUMNS)


def _write_slots(offer: Offer, content: OfferContent) -> None:
    wanted = dict(content.slots)
    present = {slot.first_day: slot for slot in OfferSlot.objects.select_for_update().filter(offer=offer)}
    for first_day in sorted(set(present) - set(wanted)):
        _remove_slot(present[first_day])
    for first_day, last_day in sorted(wanted.items()):
        slot = present.get(first_day)
        if slot is None:
            slot = OfferSlot.objects.create(offer=offer, first_day=first_day, last_day=last_day)
        elif slot.last_day != last_day:
            if _in_use(slot):
                raise WeekInUse(slot)
            slot.last_day = last_day
            slot.save(update_fields=["last_day"])
        if first_day > clock.today():
            set_places(slot, content.places)


def _remove_slot(slot: OfferSlot) -> None:
    if slot.last_day < clock.today():
        return  # what has been stays
    seats = list(Seat.objects.select_for_update().filter(slot=slot))
    if any(seat.state != SeatState.FREE for seat in seats):
        raise WeekInUse(slot)
    try:
        with transaction.atomic():
            slot.delete()
    except ProtectedError:
        set_places(slot, 0)  # somebody had written for it: the week stays as their history, without a place


def seats_in_use(offer: Offer) -> dict[OfferSlot, int]:
    """How many seats of each week to come are held or taken; weeks without are left out. One query."""
    used = Count("seats", filter=~Q(seats__state=SeatState.FREE))
    slots = OfferSlot.objects.filter(offer=offer, last_day__gte=clock.today()).annotate(used=used).filter(used__gt=0)
    return {slot: slot.used for slot in slots}


def _in_use(slot: OfferSlot) -> bool:
    return Seat.objects.select_for_update().filter(slot=slot).exclude(state=SeatState.FREE).exists()


def write_team(offer: Offer, content: OfferContent) -> None:
    """Make the team that of the text: tutors, signatory and colleagues who are present members of the company."""
    wanted = {*content.tutor_ids, *content.colleague_ids, content.signatory_id} - {None}
    members = Membership.objects.filter(pk__in=wanted, company=offer.company_id, until=None).order_by("pk")
    gone, _by_model = OfferColleague.objects.filter(offer=offer).exclude(membership__in=members).delete()
    joined = 0
    for member in members:
        _colleague, new = OfferColleague.objects.update_or_create(
            offer=offer,
            membership=member,
            defaults={"is_tutor": member.pk in content.tutor_ids, "signs": member.pk == content.signatory_id},
        )
        joined += new
    if gone or joined:
        emit(OfferTeamChanged(offer_id=offer.pk, at=clock.now()))
