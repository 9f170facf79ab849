"""The door: who comes in, who is inside, who must leave with whom, and empty seats for who stands there."""

import hashlib
import json
from heapq import nlargest
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.once import new_key
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.events.enums import Where
from premierpas.events.models import Event, Participant
from premierpas.people.capacities import VOLUNTEER
from premierpas.ui.typography import clock_time, title_first

from .. import actions
from ..actions.seating import may_give
from ..enums import Way
from ..errors import TurnedAway
from ..forms import PassForm
from ..models import Passage
from ..standing import came_now, dates_attended, is_inside, known_at, moves_of, read, short_name, stand_of
from ..verdicts import Found, Verdict, found, leaving, verdict_of, whence

RECENT, PER_PAGE = 8, 30


def load_event(request: SiteRequest, event_id: int) -> Event:
    """The event of an address; no draft has a door."""
    return Event.objects.public().prefetch_related("sessions").get(pk=event_id)


@screen(permission="entrance.stand_at_doors", methods=("GET", "HEAD"))
def doors(request: SiteRequest) -> HttpResponse:
    """The doors that await the viewer: a volunteer where they are named, a coordinator all of the territory."""
    rows = Event.objects.ahead().filter(where=Where.ON_SITE)
    if request.viewer.acts_as(VOLUNTEER):
        rows = rows.filter(hosts__volunteer=request.viewer.volunteer_id)
    else:
        rows = rows.filter(territory=request.viewer.territory_id)
    listed = Paginator(rows.prefetch_related("sessions").order_by("start", "pk"), PER_PAGE)
    return page(request, "entrance/doors.html", {"listed": listed.get_page(request.GET.get("page"))})


@screen(permission="events.welcome", load=load_event, methods=("GET", "HEAD"))
def door(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """Camera, code or name, the answer, and who passed last."""
    verdict, looked = None, Found()
    if "passage" in request.GET:
        verdict = _told(event, request.GET["passage"])
    elif request.GET.get("q", "").strip():
        looked = found(event, request.GET["q"])
    form = PassForm(kind=request.GET.get("kind", Way.IN))
    return _door(request, event, form, verdict or looked.verdict, looked)


def _told(event: Event, nonce: str) -> Verdict | None:
    passage = Passage.objects.filter(event=event, nonce=nonce).first() if len(nonce) == 36 else None
    return verdict_of(passage) if passage else None


def _door(
    request: SiteRequest, event: Event, form: PassForm, verdict: Verdict | None, looked: Found, *, status: int = 200
) -> HttpResponse:
    people = known_at(event)
    moves = ((move, one) for one in people for move in moves_of(one))
    recent = nlargest(RECENT, moves, key=lambda each: (each[0].at, each[0].nonce))
    words = {
        "event": event, "form": form, "verdict": verdict,
        "people": [(each, short_name(each), whence(each), leaving(each), new_key()) for each in looked.people],
        "inside": sum(is_inside(each) for each in people),
        "expected": sum(came_now(each) is None and each.ended_at is None for each in people),
        "recent": [(move, short_name(one), leaving(one)) for move, one in recent],
        "waiting": _waiting(event), "may_give": may_give(event),
        "expected_data": json.dumps([_entry(event, each) for each in people], ensure_ascii=False),
        "now": int(clock.now().timestamp() * 1000), "until": int(event.over_at.timestamp() * 1000) + 3_600_000,
    }  # fmt: skip
    return page(request, "entrance/door.html", words, status=status)


def _waiting(event: Event) -> list[tuple[int, str, int]]:
    """Who stands in line for the seats that nobody claims, first first."""
    if not may_give(event):
        return []
    rows = event.registrations.waiting().select_related("classroom", "enrolment__pupil")
    return [(each.pk, _line_name(each), each.persons) for each in rows]


def _line_name(registration: Any) -> str:
    if registration.classroom is not None:
        return str(registration.classroom.name)
    pupil = registration.enrolment.pupil if registration.enrolment else None
    return f"{pupil.first_name} {pupil.last_name[:1]}." if pupil else str(registration.guest_name)


def _entry(event: Event, participant: Participant) -> dict[str, Any]:
    """What a scanner holds of one person: no code, no name in full."""
    stand, came = stand_of(participant), came_now(participant)
    return {
        "id": participant.pk,
        "hash": hashlib.sha256(f"{event.uid}:{participant.code}".encode()).hexdigest(),
        "name": short_name(participant), "whence": whence(participant), "leaves": leaving(participant),
        "note": title_first(str(stand.word.label)) if stand.is_missing else "",
        "no": stand.word == "refused" or participant.ended_at is not None,
        "inside": is_inside(participant),
        "at": clock_time(came) if came else "",
    }  # fmt: skip


@screen(permission="events.welcome", load=load_event, methods=("POST",))
def passage(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """Somebody goes in or out: by code, by name, or by the button beside their name."""
    form, asks_data = PassForm(request.POST), "X-Keep" in request.headers
    if not form.is_valid():
        if asks_data:
            return JsonResponse({"refused": _("Ce passage n’est pas lisible : passez par la page.")}, status=422)
        return _door(request, event, form, None, Found(), status=422)
    looked = _meant(event, form)
    if looked.by_code:
        return _pass(request, event, form, looked.people[0], asks_data=asks_data)
    if asks_data:
        people = [_entry(event, each) for each in looked.people]
        return JsonResponse({"people": people, "verdict": looked.verdict.as_data() if looked.verdict else None})
    if looked.people:
        words = {"q": form.cleaned_data["q"], "kind": form.cleaned_data["kind"]}
        return redirect(f"{reverse('entrance:door', args=[event.pk])}?{urlencode(words)}")
    return _door(request, event, form, looked.verdict, looked, status=422)


def _meant(event: Event, form: PassForm) -> Found:
    who = form.cleaned_data["who"]
    if who is None:
        return found(event, form.cleaned_data["q"])
    person = read(Participant.objects.filter(pk=who, event=event)).first()
    return Found((person,), by_code=True) if person else found(event, "")


def _pass(request: SiteRequest, event: Event, form: PassForm, person: Participant, *, asks_data: bool) -> HttpResponse:
    data = form.cleaned_data
    try:
        noted = actions.pass_door(
            event, person, by=request.actor, nonce=data["nonce"], kind=Way(data["kind"]), at=form.moment,
            offline=data["offline"],
        )  # fmt: skip
    except TurnedAway as error:
        if asks_data:
            return JsonResponse({"verdict": error.verdict.as_data()})
        return _door(request, event, form, error.verdict, Found(), status=422)
    except DomainError as error:
        if asks_data:
            return JsonResponse({"refused": str(error.message)}, status=422)
        form.refuse(error)
        return _door(request, event, form, None, Found(), status=422)
    if not asks_data:
        words = {"passage": str(noted.nonce), "kind": str(noted.kind)}
        return redirect(f"{reverse('entrance:door', args=[event.pk])}?{urlencode(words)}")
    people = known_at(event)
    entry = next(_entry(event, each) for each in people if each.pk == person.pk)
    verdict = verdict_of(noted).as_data()
    return JsonResponse({"verdict": verdict, "person": entry, "inside": sum(is_inside(each) for each in people)})


@screen(permission="events.welcome", load=load_event, methods=("GET", "HEAD"))
def listing(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """Everybody by name, also on paper: who is inside, what they need, how they go home."""
    people, dates = known_at(event), event.dates
    is_series = len(dates) > 1
    rows = [
        (
            each,
            is_inside(each),
            whence(each),
            leaving(each),
            stand_of(each),
            getattr(each, "needs", None),
            new_key(),
            dates_attended(each) if is_series else [],
        )
        for each in people
    ]
    words = {
        "event": event,
        "rows": rows,
        "inside": [row for row in rows if row[1]],
        "today": clock.today(),
        "dates": [(each, sum(each in row[7] for row in rows)) for each in dates] if is_series else [],
    }
    return page(request, "entrance/listing.html", words)


@screen(permission="events.welcome", load=load_event, methods=("POST",))
def seats(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """Whoever of the line stands there gets the seats that nobody claims."""
    present = {number for each in request.POST.getlist("present") if (number := whole_number(each)) is not None}
    try:
        if not present:
            messages.error(request, _("Cochez qui est là."))
        else:
            served = sum(each.persons for each in actions.give_unclaimed(event, by=request.actor, present=present))
            said = ngettext("%(n)d place donnée.", "%(n)d places données.", served) % {"n": served}
            messages.success(request, said)
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("entrance:door", event_id=event_id)
