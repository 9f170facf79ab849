"""The territory's meetings: ahead, missed, notes that are late, and reminders before they leave."""

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core import clock
from premierpas.core.compiled import Given, compiled_by
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Territory
from premierpas.people.sight import Eyes, eyes_of

from .. import actions
from ..enums import MeetingState
from ..forms.moments import HabitsForm
from ..holding import answered_pairs
from ..models import Meeting
from ..permissions import may_set_habits
from ..places import habits_of
from ..queries import attended, overseen, page_of
from ..reminders import Why, listed_between, pending, reminding
from .arranging import load_meeting

COMING, LATE, MISSED = "", "en-retard", "manques"


@screen(permission="meetings.oversee", methods=("GET", "HEAD"))
def overview(request: SiteRequest) -> HttpResponse:
    """Reminders first, then one list: ahead, late or missed."""
    viewer, view = request.viewer, request.GET.get("vue", COMING)
    rows, now = overseen(viewer), clock.now()
    lists = {
        COMING: rows.filter(state=MeetingState.PLANNED, start__gt=now).order_by("start", "pk"),
        LATE: rows.filter(state=MeetingState.PLANNED, start__lte=now).order_by("start", "pk"),
        MISSED: rows.filter(
            Q(state=MeetingState.MISSED) | Q(state=MeetingState.HELD, attendances__came=False)
        ).distinct().order_by("-start", "-pk"),
    }  # fmt: skip
    view = view if view in lists else COMING
    names = {COMING: _("À venir"), LATE: _("Compte rendu en retard"), MISSED: _("Manqués")}
    shown = page_of(lists[view].select_related("volunteer"), request.GET.get("page"))
    eyes = eyes_of(viewer)
    since, until = listed_between()
    soon = _reminding(eyes)(since=since, until=until, now=now) if eyes else []
    attended(list(shown), viewer, answered_pairs)
    territory = Territory.objects.filter(pk=viewer.territory_id).first()
    words = {
        "due": pending(soon),
        "views": [(key, name, key == view) for key, name in names.items()],
        "page": shown,
        "habits": habits_of(viewer.territory_id),
        "may_set": territory is not None and may_set_habits(viewer, territory),
    }
    return page(request, "meetings/overview.html", words)


@compiled_by
def _reminding(eyes: Eyes) -> QuerySet[Meeting]:
    return reminding(overseen(eyes), Given("since"), Given("until"))


@screen(permission="meetings.arrange", load=load_meeting, methods=("POST",))
def remind(request: SiteRequest, thing: Meeting, meeting_id: int) -> HttpResponse:
    """Send it now, or not at all; whom it is for is computed now."""
    if request.POST.get("why") not in list(Why):
        messages.error(request, _("Ce rappel n’existe plus : rechargez la page."))
        return redirect("meetings:overview")
    why = Why(request.POST["why"])
    if request.POST.get("act") == "skip":
        actions.skip_reminder(thing, by=request.actor, why=why)
        messages.success(request, _("Ce rappel ne partira pas."))
    else:
        sent = actions.send_reminder(thing, by=request.actor, why=why)
        words = ngettext("%(n)d rappel envoyé.", "%(n)d rappels envoyés.", sent) % {"n": sent}
        messages.success(request, words if sent else _("Il n’y a plus personne à prévenir."))
    return redirect("meetings:overview")


def _territory(request: SiteRequest) -> Territory:
    return Territory.objects.get(pk=request.viewer.territory_id)


@screen(permission="meetings.set_habits", load=_territory)
def habits(request: SiteRequest, thing: Territory) -> HttpResponse:
    """Place, video link, reminders."""
    now = habits_of(thing.pk)
    first = {"place": now.place, "video": now.video, "reminds_itself": now.reminds_itself}
    form = HabitsForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        actions.set_habits(thing, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Réglages enregistrés."))
        return redirect("meetings:overview")
    return page(request, "meetings/habits.html", {"form": form}, status=422 if form.errors else 200)
