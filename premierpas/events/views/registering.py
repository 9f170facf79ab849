"""A pupil registers, sees where they stand, answers, leaves; and the list of their events."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.models import Enrolment

from ..actions import accept_seat, decline_invitation, decline_seat, leave, register_pupil
from ..audience import shown_to
from ..counting import counts_of, ranks_of
from ..dates import dates_of
from ..doors import beside_seat, ticket_of
from ..enums import EventState, RegistrationState
from ..errors import AlreadyRegistered
from ..models import Event, Participant, Registration
from ..why import rule_of, what_comes, what_moved, why_nobody_moves
from .loading import event_of_slug, event_with_dates

DECLINE = "decline"
ACTS = {"accept": accept_seat, "decline": decline_seat, "leave": leave}
STAYS = {RegistrationState.CONFIRMED, RegistrationState.WAITING}
PER_PAGE, MOST_OTHERS = 12, 3


@screen(permission="events.stand_in_line", load=event_of_slug, methods=("POST",))
def register(request: SiteRequest, event: Event, slug: str) -> HttpResponse:
    """A seat, or a place in the line; pressed twice, the same. Whoever is invited by name may also say no."""
    enrolment = present_enrolment_of(request.viewer)
    assert enrolment is not None
    try:
        if request.POST.get("act") == DECLINE:
            decline_invitation(event, enrolment, by=request.actor)
            messages.success(request, _("C’est noté : tu ne viens pas. Si tu changes d’avis, inscris-toi ici."))
            return redirect("events:event", slug=slug)
        made = register_pupil(event, enrolment, by=request.actor)
    except AlreadyRegistered:
        return redirect("events:place", slug=slug)
    except DomainError as error:
        messages.error(request, str(error.message))
        return redirect("events:event", slug=slug)
    if made.state == RegistrationState.CONFIRMED:
        messages.success(request, _("C’est fait : tu as une place."))
    elif event.awaits_draw:
        messages.success(request, _("C’est fait : tu participes au tirage."))
    else:
        messages.success(request, _("C’est fait : tu es dans la file."))
    return redirect("events:place", slug=slug)


@screen(permission="events.stand_in_line", load=event_with_dates)
def place(request: SiteRequest, event: Event, slug: str) -> HttpResponse:
    """The seat, the offer or the rank, and why nobody moves up."""
    enrolment = present_enrolment_of(request.viewer)
    rows = Participant.objects.filter(event=event, enrolment=enrolment)
    own = rows.select_related("registration__event", "registration__school").order_by("-pk").first()
    if own is None:
        return redirect("events:event", slug=slug)
    registration = own.registration
    alone = registration.enrolment_id is not None
    if request.method == "POST":
        if alone and request.POST.get("registration") == str(registration.pk):
            _act(request, registration)
        else:
            messages.error(request, _("Cette page a vieilli. Voici où tu en es maintenant."))
        return redirect("events:place", slug=slug)
    counts = counts_of(event)
    seated = registration.state == RegistrationState.CONFIRMED and own.ended_at is None
    waits = own.ended_at is None and registration.state == RegistrationState.WAITING
    is_cancelled = event.state == EventState.CANCELLED
    rank = ranks_of([registration]).get(registration.pk, 0) if waits and not event.awaits_draw else 0
    words = {
        "event": event,
        "registration": registration,
        "state": registration.state if own.ended_at is None or not registration.is_live else RegistrationState.LEFT,
        "alone": alone,
        "counts": counts,
        "rank": rank,
        "queue": queue_of(rank, event.registrations.waiting().count()) if rank else [],
        "rule": rule_of(event),
        "why": why_nobody_moves(registration, counts) if waits else None,
        "moved": what_moved(event) if waits else [],
        "comes": what_comes(event, counts) if waits else [],
        "ticket": ticket_of(own) if seated else "",
        "others": others_open(event, enrolment) if enrolment and (waits or is_cancelled) else [],
        "is_over": event.is_over,
        "dates": dates_of(event),
        "video": event.video if seated else "",
        "lines": [line for floor in beside_seat for line in floor(own)] if seated else [],
        # Whoever is offered a seat answers; declining leaves the line.
        "may_leave": alone and registration.state in STAYS and event.is_running and not event.is_over,
        "may_return": not registration.is_live and event.takes_registrations,
    }
    return page(request, "events/place.html", words)


def others_open(event: Event, enrolment: Enrolment) -> list[Event]:
    """Other events where this pupil may have a seat at once: whoever waits isn't left with nothing."""
    rows = shown_to(Event.objects.ahead(), enrolment).filter(state=EventState.OPEN, closes_at__gt=clock.now())
    coming = Participant.objects.filter(enrolment=enrolment, ended_at=None).values("event")
    rows = rows.exclude(pk__in=coming).exclude(pk=event.pk)
    return list(rows.prefetch_related("sessions").order_by("start", "pk")[:MOST_OTHERS])


def _act(request: SiteRequest, registration: Registration) -> None:
    """Accept, decline or leave, and say what has come of it."""
    said = {
        "accept": _("C’est fait : tu as une place."),
        "decline": _("C’est noté : la place va à quelqu’un d’autre."),
        "leave": _("C’est noté : tu ne viens plus. Merci de l’avoir dit."),
    }
    act = request.POST.get("act", "")
    if act not in ACTS:
        return
    try:
        ACTS[act](registration, by=request.actor)
    except DomainError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, said[act])


def queue_of(rank: int, waiting: int, *, most: int = 8) -> list[int]:
    """The numbers to draw before the door: as many before as there is room for, the own one, some behind."""
    first = max(1, rank - most // 2)
    return list(range(first, min(waiting, first + most - 1) + 1))


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def mine(request: SiteRequest) -> HttpResponse:
    """Those where the pupil comes, waits or is offered a seat; those they may still choose; those of before."""
    enrolment = present_enrolment_of(request.viewer)
    if enrolment is None:
        return page(request, "events/mine.html", {"ahead": [], "before": [], "listed": None})
    rows = Participant.objects.filter(enrolment__pupil=enrolment.pupil_id).select_related("registration__event")
    rows = rows.prefetch_related("registration__event__sessions")
    own = list(rows.filter(ended_at=None).order_by("event__start"))
    ahead = [each for each in own if each.registration.event.is_running and not each.registration.event.is_over]
    ranks = ranks_of([each.registration for each in ahead])
    before = [each for each in reversed(own) if each.came_at is not None and each.registration.event.is_over]
    open_now = shown_to(Event.objects.ahead(), enrolment).filter(closes_at__gt=clock.now())
    chosen = [each.registration.event_id for each in ahead]
    listed = Paginator(open_now.exclude(pk__in=chosen).prefetch_related("sessions").order_by("start", "pk"), PER_PAGE)
    words = {
        "ahead": [(each.registration, ranks.get(each.registration.pk, 0)) for each in ahead],
        "before": before[:PER_PAGE],
        "listed": listed.get_page(request.GET.get("page")),
        "full": EventState.FULL,
    }
    return page(request, "events/mine.html", words)
