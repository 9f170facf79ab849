"""A pupil orders stands and reads where they go; the school does it for those without a phone, and prints the list."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from premierpas.core.deeds import done
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.events.models import Event, Participant
from premierpas.organisations.models import Classroom
from premierpas.ui.typography import clock_time

from ..actions import wish
from ..forms import WishForm
from ..models import Assignment, Wish
from ..printing import class_list_pdf
from ..said import why_for_pupil
from ..seated import coming, forum_of, hours, seated_of, visits
from .loading import event_and_class, own_seat, typed
from .sharing import pdf


@screen(permission="forums.own", load=own_seat)
def wishes(request: SiteRequest, participant: Participant, slug: str) -> HttpResponse:
    """Up to five stands in order; later at which hour one is where, and why."""
    event, forum, stands = participant.event, forum_of(participant.event), coming(participant.event)
    wished = _wished(participant)
    form = WishForm(typed(request), stands=stands, wished=wished)
    if done(request, form, lambda: wish(participant, by=request.actor, stands=form.chosen())):
        messages.success(request, _("Tes vœux sont gardés. Tu peux les changer jusqu’à la fin."))
        return redirect("forums:wishes", slug=slug)
    by_id = {each.pk: each for each in stands}
    words = {
        "event": event, "forum": forum, "number": participant.pk, "stands": stands, "form": form,
        "legs": _legs(participant, len(wished)) if forum.published_at else [],
        "wished": [by_id[pk] for pk in wished if pk in by_id],
    }  # fmt: skip
    return page(request, "forums/wishes.html", words, status=422 if form.errors else 200)


def _wished(participant: Participant) -> list[int]:
    rows = Wish.objects.filter(participant=participant).order_by("rank")
    return list(rows.values_list("stand", flat=True))


def _legs(participant: Participant, wished: int) -> list[dict[str, Any]]:
    own = visits(participant.event).filter(participant=participant).select_related("stand")
    found: dict[int, Assignment] = {row.slot_id: row for row in own}
    return [
        {
            "time": clock_time(slot.start),
            "stand": found[slot.pk].stand if slot.pk in found else None,
            "why": why_for_pupil(found[slot.pk], wished=wished) if slot.pk in found else "",
        }
        for slot in hours(participant.event)
    ]


@screen(permission="forums.help_class", load=event_and_class)
def class_wishes(request: SiteRequest, thing: tuple[Event, Classroom], slug: str, classroom_id: int) -> HttpResponse:
    """Who has chosen; the wishes of one pupil at a time, then of the next who has none."""
    event, classroom = thing
    forum, stands, people = forum_of(event), coming(event), list(seated_of(event, classroom))
    made = dict[int, list[str]]()
    for person, name in (
        Wish.objects.filter(participant__in=people).order_by("rank").values_list("participant", "stand__name")
    ):
        made.setdefault(person, []).append(name)
    asked = whole_number(request.GET.get("eleve", "")) or 0
    one = next((each for each in people if each.pk == asked), None)
    form = WishForm(typed(request), stands=stands, wished=_wished(one)) if one else None
    if one and form and done(request, form, lambda: wish(one, by=request.actor, stands=form.chosen())):
        messages.success(request, _("C’est gardé."))
        left = next((each.pk for each in people if each.pk not in made and each.pk != one.pk), None)
        address = reverse("forums:class_wishes", args=[slug, classroom_id])
        return redirect(f"{address}?{urlencode({'eleve': left})}" if left else address)
    words = {
        "event": event, "classroom": classroom, "forum": forum, "form": form, "one": one,
        "rows": [(each, made.get(each.pk, [])) for each in people],
        "missing": sum(each.pk not in made for each in people),
    }  # fmt: skip
    return page(request, "forums/class.html", words, status=422 if form and form.errors else 200)


@screen(permission="forums.help_class", load=event_and_class, methods=("GET", "HEAD"))
def class_list(request: SiteRequest, thing: tuple[Event, Classroom], slug: str, classroom_id: int) -> HttpResponse:
    """Where each pupil of the class goes, on paper."""
    event, classroom = thing
    return pdf(class_list_pdf(event, classroom), _("stands-de-la-classe"))
