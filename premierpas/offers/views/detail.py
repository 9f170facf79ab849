"""One offer, as a pupil reads it."""

from datetime import date
from typing import Any

import rules
from django.http import HttpResponse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.geography import distance_km
from premierpas.core.legal.timetable import age_on
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.offers import doors
from premierpas.offers.content import OfferContent
from premierpas.offers.for_machines import preview_of
from premierpas.offers.models import Favourite, Offer, OfferSlot
from premierpas.offers.reading import EMPTY, LABELS, Names, Text, read_text, said
from premierpas.offers.search.finding import open_to
from premierpas.offers.search.seeker import school_read_for
from premierpas.organisations.going import Going
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.going import going_of
from premierpas.people.models import Enrolment

# What the pupil reads under "À savoir"; the rest is for the company and the coordinator.
FOR_PUPILS = ("access", "wheelchair", "bring", "meals", "languages", "hours_note", "tutor_ids")


def _open_offer(request: SiteRequest, slug: str, offer_id: int) -> Offer:
    """The offer when it is open to this person; others are told that it isn't there."""
    reader = present_enrolment_of(request.viewer) or school_read_for(request.viewer)
    return open_to(reader).select_related("company", "site").get(pk=offer_id)


@screen(permission=PUBLIC, load=_open_offer, methods=("GET", "HEAD"))
def detail(request: SiteRequest, offer: Offer, slug: str, offer_id: int) -> HttpResponse:
    """The week, the hours (this pupil's first), how to come, and applying."""
    enrolment = present_enrolment_of(request.viewer)
    content = OfferContent.of(offer.content)
    names = Names.of(offer.company_id, content)
    text = read_text(offer, content, names)
    slots = list(offer.slots.filter(first_day__gt=clock.today()))
    going = going_of(enrolment) if enrolment else None
    rows = [_slot(offer, slot, going) for slot in slots]
    own, others = [row for row in rows if row["is_own"]], [row for row in rows if not row["is_own"]]
    first = next((row for row in own if row["url"]), None)
    words = {
        "offer": offer,
        "preview": None if request.viewer.is_authenticated else preview_of(offer, content, slots),
        "first_url": first["url"] if first else "",
        "first_week": first["week"] if first else None,
        "text": text,
        "facts": facts_for_pupils(content, names),
        "hours": hours_for(text, enrolment, [row["slot"] for row in own] or slots),
        "slots": own,
        "other_slots": others,
        "shows_others": bool(request.GET.get("autres")) or not own,
        "lacks_weeks": going is not None and not going.is_set,
        "prepare_url": _where_to_prepare(offer, rows, going),
        "can_apply": enrolment is not None and doors.apply.only is not None,
        "signed_in": request.viewer.is_authenticated,
        "metres": _metres(offer, enrolment),
        "kept": bool(enrolment and Favourite.objects.filter(pupil=enrolment.pupil_id, offer=offer).exists()),
        "is_pupil": enrolment is not None,
        "voices": doors.voices_of(offer),
        "tales": doors.tales_of(offer.company_id, request.viewer),
        "host_url": doors.host_page_of(offer),
        "may_see_as_pupil": rules.has_perm("offers.see_as_pupil", request.viewer, offer),
    }
    return page(request, "offers/detail.html", words)


def _slot(offer: Offer, slot: OfferSlot, going: Going | None) -> dict[str, Any]:
    """A week, whether it is one of this person's own, and where they apply for it; every week is a visitor's."""
    is_own = going is None or going.covers(slot.first_day, slot.last_day)
    url = doors.apply.only(offer, slot) if doors.apply.only and going and is_own and slot.free else ""
    return {"slot": slot, "week": (slot.first_day, slot.last_day), "url": url, "is_own": is_own}


def _where_to_prepare(offer: Offer, rows: list[dict[str, Any]], going: Going | None) -> str:
    """While the class has no weeks, letter and CV can be written where one will apply."""
    if going is None or going.is_set or doors.apply.only is None or not rows:
        return ""
    return doors.apply.only(offer, rows[0]["slot"])


def facts_for_pupils(content: OfferContent, names: Names) -> list[tuple[str, str]]:
    """What stands under "À savoir"."""
    facts = [(str(LABELS[name]), said(name, content, names)) for name in FOR_PUPILS]
    return [fact for fact in facts if fact[1] != EMPTY]


def hours_for(text: Text, enrolment: Enrolment | None, slots: list[OfferSlot]) -> list[dict[str, Any]]:
    """The timetables, this pupil's own first when their age that week is known."""
    older = {"title": _("À partir de 15 ans"), "table": text.hours}
    if text.young_hours is None:
        return [older | {"title": _("Pour tous")}]
    younger = {"title": _("Avant 15 ans"), "table": text.young_hours}
    first_day = slots[0].first_day if slots else clock.today()
    if enrolment and _is_15(enrolment, first_day):
        return [older | {"title": _("Pour toi, qui auras 15 ans")}, younger]
    if enrolment:
        return [younger | {"title": _("Pour toi, qui auras moins de 15 ans")}, older]
    return [older, younger]


def _is_15(enrolment: Enrolment, day: date) -> bool:
    return age_on(enrolment.pupil.birth_date, day) >= 15


def _metres(offer: Offer, enrolment: Enrolment | None) -> float | None:
    if enrolment is None or offer.place is None:
        return None
    home = enrolment.pupil.place or enrolment.classroom.school.place
    return distance_km(home, offer.place) * 1000 if home else None
