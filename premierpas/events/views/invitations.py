"""Who was invited, who has answered, who hasn't yet; single people are added; a class is invited from its own page."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core.alphabet import alphabetical
from premierpas.core.errors import DomainError
from premierpas.core.once import made_once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import one_line, whole_number
from premierpas.organisations.models import Classroom

from .. import actions
from ..actions.opening import CHANGEABLE
from ..answers import answers_of
from ..enums import FOR_CLASSES, FOR_PUPILS, ForWhom
from ..models import Event, Invited
from ..parts.inviting import PeopleForm, pupils_found, rooms_of
from .loading import event_of_id

PER_PAGE = 60


@screen(permission="events.organise", load=event_of_id)
def invitations(request: SiteRequest, thing: Event, event_id: int) -> HttpResponse:
    """Everybody who was invited, those without an answer first; a class or a name leads to pupils."""
    room, name = request.GET.get("classe", ""), one_line(request.GET.get("nom", ""))[:100]
    found, may_change = pupils_found(request.viewer, thing, room, name), thing.state in CHANGEABLE
    act = request.POST.get("act", "")
    if request.method == "POST" and act in ("remind", "withdraw"):
        _act(request, thing, act)
        return redirect(_here(event_id, room, name))
    form = PeopleForm(request.POST if request.method == "POST" else None, event=thing, found=found)

    def add() -> Event:
        made = actions.invite_people(thing, by=request.actor, pupils=form.chosen(), guests=form.guests())
        said = ngettext("%(n)d invitation de plus.", "%(n)d invitations de plus.", len(made)) % {"n": len(made)}
        messages.success(request, said)
        return thing

    if made_once(request, form, f"events.invite_people:{event_id}", add) is not None:
        return redirect(_here(event_id, room, name))
    answers = sorted(answers_of(thing, request.viewer), key=lambda each: each.has_answered)
    listed = Paginator(answers, PER_PAGE).get_page(request.GET.get("page"))
    words = {
        "event": thing, "form": form, "listed": listed, "may_change": may_change, "asked": len(answers),
        "answered": sum(each.has_answered for each in answers), "room": room, "name": name, "found": found,
        "rooms": [(str(each.pk), f"{each.school.name}, {each.name}") for each in rooms_of(request.viewer, thing)],
        "takes_pupils": thing.for_whom in FOR_PUPILS,
        "takes_addresses": thing.for_whom == ForWhom.ALUMNI,
    }  # fmt: skip
    return page(request, "events/invitations.html", words, status=422 if form.errors else 200)


def _here(event_id: int, room: str, name: str) -> str:
    asked = {key: value for key, value in (("classe", room), ("nom", name)) if value}
    return reverse("events:invitations", args=[event_id]) + (f"?{urlencode(asked)}" if asked else "")


def _act(request: SiteRequest, event: Event, act: str) -> None:
    try:
        if act == "remind":
            count = actions.remind_invited(event, by=request.actor)
            said = ngettext("%(n)d rappel envoyé.", "%(n)d rappels envoyés.", count) % {"n": count}
            messages.success(request, said if count else _("Personne à relancer : pas deux fois en trois jours."))
            return
        row = Invited.objects.filter(event=event, pk=whole_number(request.POST.get("invited", "")) or 0).first()
        if row is not None:
            actions.withdraw_invitation(row, by=request.actor)
        messages.success(request, _("L’invitation est retirée."))
    except DomainError as error:
        messages.error(request, str(error.message))


@screen(permission="events.plan")
def invite_here(request: SiteRequest) -> HttpResponse:
    """`?classe=`: to which events this class is invited, and to which it may be, with one press."""
    territory = request.viewer.territory_id
    rooms = Classroom.objects.filter(school__territory=territory, closed_at=None).select_related("school")
    room = rooms.filter(pk=whole_number(request.GET.get("classe", "")) or 0).first()
    if room is None:
        named = [
            (str(each.pk), f"{each.school.name}, {each.name}")
            for each in rooms.order_by(alphabetical("school__name"), "key")
        ]
        return page(request, "events/invite_which.html", {"rooms": named})
    rows = Event.objects.filter(territory=territory, state__in=CHANGEABLE, for_whom__in=FOR_CLASSES)
    rows = rows.order_by("start", "pk")
    if request.method == "POST":
        event = rows.filter(pk=whole_number(request.POST.get("event", "")) or 0).first()
        try:
            if event is not None:
                actions.invite_class(event, by=request.actor, classroom=room)
                messages.success(request, _("La classe est invitée. Ses professeurs le savent dès la publication."))
        except DomainError as error:
            messages.error(request, str(error.message))
        return redirect(f"{reverse('events:invite_here')}?classe={room.pk}")
    invited = set(Invited.objects.filter(classroom=room).values_list("event", flat=True))
    listed = Paginator(rows.prefetch_related("sessions"), PER_PAGE).get_page(request.GET.get("page"))
    shown = [(each, each.pk in invited) for each in listed]
    return page(request, "events/invite_here.html", {"room": room, "listed": listed, "shown": shown})
