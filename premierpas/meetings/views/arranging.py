"""A volunteer's meetings; one that is planned, moved, called off."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.errors import DomainError
from premierpas.core.once import made_once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from .. import actions
from ..forms.moments import MomentForm, PlanForm, WhyForm, local
from ..holding import at, held_pairs
from ..models import Meeting
from ..places import habits_of
from ..queries import attended, held_by, near_pairs, past_of


@screen(permission="meetings.hold_any", methods=("GET", "HEAD"))
def held(request: SiteRequest) -> HttpResponse:
    """Notes to write first, then what is ahead, then what was."""
    words = {"held": held_by(request.viewer), "past": past_of(request.viewer, request.GET.get("page"))}
    return page(request, "meetings/held.html", words)


@screen(permission="meetings.hold_any")
def plan(request: SiteRequest) -> HttpResponse:
    """Ahead it is proposed, behind it is written down: the note comes next."""
    pairs = held_pairs(request.viewer).select_related("enrolment__pupil")
    named = list(pairs.order_by(alphabetical("enrolment__pupil__sort_name"), "pk"))
    first = {"with_whom": [request.GET["eleve"]] if "eleve" in request.GET else [str(each.pk) for each in named[:1]]}
    form = PlanForm(
        request.POST if request.method == "POST" else None, pairs=named, initial=first,
        habits=habits_of(request.viewer.territory_id),
    )  # fmt: skip
    made = made_once(
        request, form, "meetings.plan",
        lambda: actions.plan_meeting(form.chosen(), by=request.actor, **form.where()),
    )  # fmt: skip
    if made is not None:
        if form.start <= clock.now():
            return redirect("meetings:note", meeting_id=made)
        messages.success(request, _("C’est proposé : l’élève reçoit un message."))
        return redirect("meetings:held")
    words = {"form": form, "pairs": named}
    return page(request, "meetings/plan.html", words, status=422 if form.errors else 200)


def load_meeting(request: SiteRequest, meeting_id: int) -> Meeting:
    """The meeting of an address, with whoever holds it."""
    return Meeting.objects.select_related("volunteer").get(pk=meeting_id)


@screen(permission="meetings.arrange", load=load_meeting)
def meeting(request: SiteRequest, thing: Meeting, meeting_id: int) -> HttpResponse:
    """Where, when, with whom; it can be moved while it is ahead."""
    day, hour = local(thing.start)
    first = {"day": day, "hour": hour, "minutes": thing.minutes, "way": thing.way, "place": thing.place}
    form = MomentForm(
        request.POST if request.method == "POST" else None,
        habits=habits_of(thing.volunteer.territory_id),
        initial=first,
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.move_meeting(thing, by=request.actor, **form.where())
            messages.success(request, _("C’est déplacé : les autres sont prévenus."))
            return redirect("meetings:meeting", meeting_id=meeting_id)
        except DomainError as error:
            form.refuse(error)
    return page(request, "meetings/meeting.html", _words(request, thing) | {"form": form}, status=_status(form))


@screen(permission="meetings.arrange", load=load_meeting)
def cancel(request: SiteRequest, thing: Meeting, meeting_id: int) -> HttpResponse:
    """It doesn't take place, and why."""
    form = WhyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel_meeting(thing, by=request.actor, why=form.cleaned_data["why"])
            messages.success(request, _("C’est annulé : les autres sont prévenus."))
            return redirect("meetings:meeting", meeting_id=meeting_id)
        except DomainError as error:
            form.refuse(error)
    return page(request, "meetings/cancel.html", _words(request, thing) | {"form": form}, status=_status(form))


def _words(request: SiteRequest, thing: Meeting) -> dict[str, Any]:
    (shown,) = attended([thing], request.viewer, near_pairs)
    return {"meeting": shown, "meets": bool(at(held_pairs, request.viewer, "attendances__meeting", thing.pk))}


def _status(form: Any) -> int:
    return 422 if form.errors else 200
