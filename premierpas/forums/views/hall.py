"""The stands of a forum with their answers, the plan of the hall, the hours."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.deeds import done
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.events.models import Event
from premierpas.ui.written import written

from ..actions import describe_forum, make_slots
from ..actions.inviting import to_remind
from ..ahead import is_ahead
from ..enums import Answer, Need
from ..forms import HallForm, SlotsForm
from ..hall import plan_of
from ..models import Stand
from ..seated import by_number, forum_of, hours, seated, wishes_of
from .loading import form_page, load_forum, pages_of, typed


@screen(permission="forums.organise", load=load_forum, methods=("GET", "HEAD"))
def forum(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """Who was invited, who comes, what they need."""
    stands, wished = list(by_number(Stand.objects.filter(event=event))), wishes_of(event)
    words = {
        "event": event,
        "tabs": pages_of(request, event, "forums:forum"),
        "rows": [(each, _needs(each), wished.all[each.pk], wished.first[each.pk]) for each in stands],
        "stats": [
            (sum(each.answer == Answer.YES for each in stands), _("viennent")),
            (sum(each.answer == Answer.MAYBE for each in stands), _("peut-être")),
            (sum(not each.answer for each in stands), _("sans réponse")),
            (sum(each.answer == Answer.NO for each in stands), _("ne viennent pas")),
        ],
        "late": to_remind(event).count() if is_ahead(event) else 0,
        "is_ahead": is_ahead(event),
    }
    return page(request, "forums/forum.html", words)


def _needs(stand: Stand) -> list[str]:
    return [*(str(Need(each).label) for each in stand.needs), *filter(None, [written(stand.needs_more)])]


@screen(permission="forums.organise", load=load_forum, methods=("GET", "HEAD"))
def plan(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """The hall, drawn and as a list."""
    stands = list(by_number(Stand.objects.filter(~Q(answer=Answer.NO), event=event)))
    forum = forum_of(event)
    words = {
        "event": event, "tabs": pages_of(request, event, "forums:plan"), "plan": plan_of(forum, stands),
        "stands": stands, "forum": forum,
    }  # fmt: skip
    return page(request, "forums/plan.html", words)


@screen(permission="forums.organise", load=load_forum)
def settings(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """How big the hall is, how many come at a time, until when one chooses."""
    form = HallForm(typed(request), forum=forum_of(event))
    if done(request, form, lambda: describe_forum(event, by=request.actor, **form.said())):
        messages.success(request, _("C’est noté."))
        return redirect("forums:plan", event_id=event_id)
    back = reverse("forums:plan", args=[event_id])
    return form_page(request, event, form, title=_("Réglages du forum"), button=_("Garder"), back=back)


@screen(permission="forums.organise", load=load_forum)
def slots(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """The hours, and how to make others."""
    made, forum = hours(event), forum_of(event)
    form = SlotsForm(typed(request), event=event, slots=made)
    if done(request, form, lambda: make_slots(event, by=request.actor, **form.said())):
        messages.success(request, _("Les passages sont faits."))
        return redirect("forums:slots", event_id=event_id)
    words = {
        "event": event, "tabs": pages_of(request, event, "forums:slots"), "form": form, "slots": made, "forum": forum,
        "people": seated(event).count(), "wished": len(wishes_of(event).by_person),
    }  # fmt: skip
    return page(request, "forums/slots.html", words, status=422 if form.errors else 200)
