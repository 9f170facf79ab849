"""A teacher registers a class, sees its rank, answers for it, and takes one pupil out."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.alphabet import alphabetical
from premierpas.core.compiled import Compiled, Given
from premierpas.core.deeds import done
from premierpas.core.errors import DomainError
from premierpas.core.once import made_once, new_key
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.organisations.models import Classroom
from premierpas.people.models import Enrolment
from premierpas.people.sight import pupils_seen_by

from ..actions import accept_seat, decline_seat, leave, name_escorts, register_class, remove_participant
from ..audience import class_list_of, classes_of, may_bring, shown_to_classes
from ..counting import counts_of, ranks_of
from ..dates import dates_of
from ..doors import beside_class
from ..enums import RegistrationState
from ..forms import ClassForm, EscortsForm
from ..models import Event, Participant, Registration
from ..why import rule_of, what_comes, what_moved, why_nobody_moves
from .loading import event_with_dates

ACTS = {"accept": accept_seat, "decline": decline_seat, "leave": leave}
PER_PAGE = 20


_live = Compiled(
    lambda: (
        Registration.objects.live()
        .filter(event=Given("event"), classroom=Given("room"))
        .select_related("event", "school", "classroom")
        .order_by("pk")[:1]
    )
)
_last = Compiled(lambda: Registration.objects.filter(event=Given("event"), classroom=Given("room")).order_by("-pk")[:1])
_brought = Compiled(
    lambda: Registration.objects.filter(event=Given("event"), classroom__isnull=False).values_list(
        "classroom", flat=True
    )
)
_pupils = Compiled(
    lambda: (
        Enrolment.objects.filter(classroom=Given("room"), left_on=None, pupil__anonymised_at=None)
        .select_related("pupil")
        .order_by(alphabetical("pupil__sort_name"), "pk")
    )
)
_coming = Compiled(
    lambda: Participant.objects.filter(
        event=Given("event"), ended_at=None, enrolment__in=Given("years", many=True)
    ).values_list("enrolment", flat=True)
)


@screen(permission="organisations.work_at_school", methods=("GET", "HEAD"))
def for_classes(request: SiteRequest) -> HttpResponse:
    """What the viewer's classes may come to, with those that are registered."""
    rows = shown_to_classes(Event.objects.ahead(), request.viewer).prefetch_related("sessions").order_by("start", "pk")
    listed = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    events = list(listed)
    brought = Registration.objects.live().filter(classroom__in=classes_of(request.viewer), event__in=events)
    found: dict[int, list[Registration]] = {}
    for each in brought.select_related("classroom", "event").order_by(alphabetical("classroom__name"), "pk"):
        found.setdefault(each.event_id, []).append(each)
    ranks = ranks_of([each for rows in found.values() for each in rows])
    shown = [(event, [(each, ranks.get(each.pk, 0)) for each in found.get(event.pk, [])]) for event in events]
    words = {"listed": listed, "shown": shown, "alone": _alone(request)}
    return page(request, "events/for_classes.html", words)


def _alone(request: SiteRequest) -> list[tuple[Event, list[Participant]]]:
    """The pupils of the viewer's classes who have registered by themselves, by event."""
    rows = Participant.objects.filter(
        event__in=Event.objects.ahead(), ended_at=None, enrolment__pupil__in=pupils_seen_by(request.viewer),
        registration__enrolment__classroom__in=classes_of(request.viewer),
    )  # fmt: skip
    rows = rows.select_related("event", "registration__event", "enrolment__pupil", "enrolment__classroom")
    rows = rows.prefetch_related("event__sessions")
    found: dict[int, tuple[Event, list[Participant]]] = {}
    for each in rows.order_by("event__start", "event", alphabetical("enrolment__pupil__sort_name"), "pk"):
        found.setdefault(each.event_id, (each.event, []))[1].append(each)
    return list(found.values())


@screen(permission="events.bring_class", load=event_with_dates)
def for_class(request: SiteRequest, event: Event, slug: str) -> HttpResponse:
    """One class at one event: the form to register it, or where it stands."""
    rooms = _rooms(request, event)
    room = next((each for each in rooms if str(each.pk) == request.GET.get("classe", "")), None)
    room = room or (rooms[0] if len(rooms) == 1 else None)
    if room is None:
        return page(request, "events/for_class_choose.html", {"event": event, "rooms": rooms})
    rows = Registration.objects.filter(event=event, classroom=room).select_related("event", "school", "classroom")
    registration = _live.first(event=event.pk, room=room.pk)
    if request.method == "POST" and request.POST.get("act") == "escorts" and registration is not None:
        return _escorts(request, event, room, registration)
    if request.method == "POST" and "act" in request.POST:
        _act(request, rows.filter(pk=whole_number(request.POST.get("registration", ""))).first())
        return redirect(_address(event, room))
    if registration is not None and request.method != "POST":
        return page(request, "events/class_place.html", _standing(event, room, registration))
    return _form_page(request, event, room)


def _rooms(request: SiteRequest, event: Event) -> list[Classroom]:
    """The viewer's classes that may come, or have been registered."""
    brought = set(_brought(event=event.pk))
    rows = class_list_of(request.viewer)
    may = {each.pk for each in may_bring(event, [each for each in rows if each.pk not in brought])}
    return [each for each in rows if each.pk in brought | may]


def _form_page(request: SiteRequest, event: Event, room: Classroom) -> HttpResponse:
    enrolments = _pupils(room=room.pk)
    coming = set(_coming(event=event.pk, years=[each.pk for each in enrolments]))
    data = request.POST if request.method == "POST" else None
    form = ClassForm(data, enrolments=enrolments, coming=coming, once=new_key())

    def do() -> Registration:
        return register_class(event, room, by=request.actor, pupils=form.chosen, escorts=form.escorts)

    if made_once(request, form, "events.register_class", do) is not None:
        messages.success(request, _("C’est fait. Voici où en est la classe."))
        return redirect(_address(event, room))
    last = _last.first(event=event.pk, room=room.pk)
    words = {
        "event": event, "room": room, "form": form, "counts": counts_of(event), "rule": rule_of(event),
        "has_pupils": bool(enrolments), "last": last if last and not last.is_live else None,
    }  # fmt: skip
    return page(request, "events/class_form.html", words, status=422 if form.errors else 200)


def _escorts(request: SiteRequest, event: Event, room: Classroom, registration: Registration) -> HttpResponse:
    """Other adults come along."""
    form = EscortsForm(request.POST)
    if done(request, form, lambda: name_escorts(registration, by=request.actor, escorts=form.escorts)):
        messages.success(request, _("C’est noté : voici qui accompagne."))
        return redirect(_address(event, room))
    return page(request, "events/class_place.html", _standing(event, room, registration, form), status=422)


def _standing(
    event: Event, room: Classroom, registration: Registration, form: EscortsForm | None = None
) -> dict[str, Any]:
    adults = list(registration.escorts.order_by(alphabetical("name"), "pk"))
    counts = counts_of(event)
    waits = registration.state == RegistrationState.WAITING
    seated = registration.state == RegistrationState.CONFIRMED
    persons = registration.participants.filter(ended_at=None).select_related("enrolment__pupil")
    return {
        "event": event,
        "room": room,
        "registration": registration,
        "persons": list(persons.order_by(alphabetical("enrolment__pupil__sort_name"), "pk")),
        "escorts": adults,
        "form": form or EscortsForm(initial=EscortsForm.of(adults)),
        "rank": ranks_of([registration]).get(registration.pk, 0) if waits and not event.awaits_draw else 0,
        "rule": rule_of(event),
        "why": why_nobody_moves(registration, counts) if waits else None,
        "moved": what_moved(event) if waits else [],
        "comes": what_comes(event, counts) if waits else [],
        "may_change": event.is_running and not event.is_over,
        "dates": dates_of(event),
        "video": event.video if seated else "",
        "lines": [line for floor in beside_class for line in floor(event, room)] if seated else [],
    }


def _act(request: SiteRequest, registration: Registration | None) -> None:
    """Answer, leave, or take one pupil out, and say what has come of it."""
    said = {
        "accept": _("C’est fait : la classe a ses places."),
        "decline": _("C’est noté : les places vont à d’autres."),
        "leave": _("C’est noté : la classe ne vient plus."),
        "remove": _("C’est noté : cet élève ne vient plus."),
    }
    act = request.POST.get("act", "")
    if registration is None or act not in said:
        messages.error(request, _("Cette page a vieilli. Voici où en est la classe maintenant."))
        return
    try:
        if act == "remove":
            pupil = registration.participants.get(pk=whole_number(request.POST.get("participant", "")))
            remove_participant(pupil, by=request.actor)
        else:
            ACTS[act](registration, by=request.actor)
    except Participant.DoesNotExist:
        messages.error(request, _("Cet élève n’est pas dans cette inscription."))
    except DomainError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, said[act])


def _address(event: Event, room: Classroom) -> str:
    return f"{reverse('events:for_class', args=[event.slug])}?classe={room.pk}"
