"""Stands are shared out; the result; one visit changed by hand; published; on paper."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.deeds import done
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.search import Searched, look
from premierpas.events.models import Event, Participant
from premierpas.ui.typography import clock_time

from ..actions import assign_stands, change_visit, publish
from ..forms import VisitForm
from ..models import Assignment, Slot
from ..printing import badges_pdf, signs_pdf
from ..said import fairness_of, why_in_short
from ..seated import coming, forum_of, hours, how_many, places_of, seated, visits, wishes_of
from .loading import act, form_page, load_forum, load_visit, pages_of, typed

PER_PAGE = 30
PUPILS = Searched(
    names=("enrolment__pupil__sort_name",), words=("enrolment__classroom__name", "enrolment__classroom__school__name")
)


@screen(permission="forums.share", load=load_forum)
def result(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """Where everybody goes and how fair that is; here it is shared out, and told."""
    if request.method == "POST":
        return _act(request, event)
    forum, slots, stands = forum_of(event), hours(event), coming(event)
    query = request.GET.get("q", "")
    looked = look(seated(event), PUPILS, query)
    listed = Paginator(looked.rows, PER_PAGE).get_page(request.GET.get("page"))
    words: dict[str, Any] = {
        "event": event, "tabs": pages_of(request, event, "forums:result"), "forum": forum, "slots": slots,
        "query": query, "meant": looked.meant, "stands": len(stands), "people": seated(event).count(),
        "wished": len(wishes_of(event).by_person),
        "places": sum(places_of(forum, stands, slots).values()),
    }  # fmt: skip
    if forum.assigned_at is not None:
        words |= {
            "listed": listed, "rows": _rows(list(listed), slots), "fairness": fairness_of(event, len(slots)),
        }  # fmt: skip
    return page(request, "forums/result.html", words)


def _rows(people: list[Participant], slots: list[Slot]) -> list[tuple[Participant, list[dict[str, Any]]]]:
    there = visits(people[0].event) if people else Assignment.objects.none()
    found = {
        (row.participant_id, row.slot_id): row
        for row in there.filter(participant__in=people).select_related("stand", "changed_by")
    }
    return [(each, [_cell(each, slot, found.get((each.pk, slot.pk))) for slot in slots]) for each in people]


def _cell(person: Participant, slot: Slot, row: Assignment | None) -> dict[str, Any]:
    return {
        "hour": clock_time(slot.start),
        "url": reverse("forums:change", args=[person.pk, slot.pk]),
        "stand": row.stand if row else None,
        "why": why_in_short(row) if row else "",
        "by": row.changed_by.name if row and row.changed_by else "",
    }


def _act(request: SiteRequest, event: Event) -> HttpResponse:
    if request.POST.get("act") == "publish":
        act(request, lambda: publish(event, by=request.actor), lambda _forum: _("Les élèves savent où ils vont."))
    else:
        act(request, lambda: assign_stands(event, by=request.actor), lambda _forum: _("Les stands sont partagés."))
    return redirect("forums:result", event_id=event.pk)


@screen(permission="forums.share", load=load_visit)
def change(request: SiteRequest, event: Event, participant_id: int, slot_id: int) -> HttpResponse:
    """One person, one hour, another stand."""
    person = seated(event).select_related("event").get(pk=participant_id)
    slot = Slot.objects.get(pk=slot_id)
    forum, stands, go = forum_of(event), coming(event), how_many(event)
    places = places_of(forum, stands, [slot])
    now = visits(event).filter(participant=person, slot=slot).select_related("stand").first()
    left = [(each, places[each.pk, slot.pk] - go.get((each.pk, slot.pk), 0)) for each in stands]
    form = VisitForm(typed(request), stands=left, now=now.stand if now else None)
    if done(request, form, lambda: change_visit(person, by=request.actor, slot=slot, stand=form.chosen())):
        messages.success(request, _("C’est noté, avec votre nom."))
        return redirect("forums:result", event_id=event.pk)
    who = person.enrolment.pupil.full_name if person.enrolment else person.registration.guest_name
    title = _("%(who)s, à %(hour)s") % {"who": who, "hour": clock_time(slot.start)}
    back = reverse("forums:result", args=[event.pk])
    lead = _("Ce que vous choisissez reste, même si les stands sont partagés de nouveau.")
    return form_page(request, event, form, title=title, button=_("Changer de stand"), lead=lead, back=back)


@screen(permission="forums.organise", load=load_forum, methods=("GET", "HEAD"))
def signs(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """One sheet a stand."""
    return pdf(signs_pdf(event, coming(event)), _("panneaux"))


@screen(permission="forums.share", load=load_forum, methods=("GET", "HEAD"))
def badges(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """Eight on a sheet: pupils by class, then the adults who come with them."""
    return pdf(badges_pdf(event), _("badges"))


def pdf(content: bytes, name: str) -> HttpResponse:
    """A file to print."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response
