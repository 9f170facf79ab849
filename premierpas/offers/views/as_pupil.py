"""An offer as a pupil reads it, for those who write, review or recommend it; nothing can be sent from here."""

import rules
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from .. import doors
from ..content import OfferContent
from ..drafts import draft_content
from ..models import Offer, OfferSlot
from ..reading import Names, read_text, slots_of
from .detail import facts_for_pupils, hours_for
from .loading import offer_of_id


@screen(permission="offers.see_as_pupil", load=offer_of_id, methods=("GET", "HEAD"))
def as_pupil(request: SiteRequest, offer: Offer, offer_id: int) -> HttpResponse:
    """The page of an offer before it is online, or of its next text; a school sees the public one."""
    viewer = request.viewer
    content = OfferContent.of(offer.content) if viewer.is_school_staff else draft_content(offer)
    names = Names.of(offer.company_id, content)
    text = read_text(offer, content, names)
    # Only shown: the columns are those of the public text, and this may be the next one.
    offer.title = content.title or _("Offre sans titre")
    offer.site = names.sites.get(content.site_id) if content.site_id else None
    slots = _slots(offer, content)
    back_label, back_url = _back(viewer, offer)
    words = {
        "as_pupil": True,
        "back_label": back_label,
        "back_url": back_url,
        "offer": offer,
        "text": text,
        "facts": facts_for_pupils(content, names),
        "hours": hours_for(text, None, slots),
        "slots": [{"slot": slot, "week": (slot.first_day, slot.last_day), "url": ""} for slot in slots],
        "signed_in": True,
        "is_pupil": True,
        "voices": doors.voices_of(offer),
    }
    return page(request, "offers/detail.html", words)


def _slots(offer: Offer, content: OfferContent) -> list[OfferSlot]:
    """The weeks of this text: with what is left where they are online, with all their places where they aren't yet."""
    online = {slot.first_day: slot for slot in offer.slots.all()}
    weeks = [(first, last) for first, last in slots_of(content) if first > clock.today()]
    return [
        online.get(first) or OfferSlot(offer=offer, first_day=first, last_day=last, free=content.places)
        for first, last in weeks
    ]


def _back(viewer: Viewer, offer: Offer) -> tuple[str, str]:
    if rules.has_perm("offers.change_offer", viewer, offer):
        return _("Vos offres"), reverse("offers:manage")
    if rules.has_perm("offers.moderate_offer", viewer, offer):
        return _("Offres à relire"), reverse("offers:moderate", args=[offer.pk])
    return _("Offres"), reverse("offers:search")
