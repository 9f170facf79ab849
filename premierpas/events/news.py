"""Who hears of an event, and in which words: pupils, their teachers, escorts, guests, speakers and hosts, each once."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.outbox.about import Thing
from premierpas.core.outbox.notices import Notice, Recipient
from premierpas.core.phones import takes_texts
from premierpas.organisations import presence
from premierpas.organisations.people import recipient_of, told
from premierpas.people.circle import circle, tell
from premierpas.people.models import Volunteer
from premierpas.ui.typography import clock_time, day
from premierpas.ui.written import written

from . import notices_of_events as notices
from .dates import said_dates
from .enums import Where
from .models import Escort, Event, Invited, Participant, Registration, Speaker
from .telling import about_event, guest_link
from .why import rule_of

SOON = timedelta(hours=48)


@dataclass(frozen=True)
class People:
    """Those who count on an event, and those it counts on."""

    pupils: list[Recipient]
    adults: list[Recipient]


def everybody(event: Event) -> People:
    """Whoever has a seat or waits, with the adults around: before their registrations end."""
    live = list(event.registrations.live().select_related("classroom").order_by("pk"))
    adults = [*teachers_of(live), *_escorts(live), *guests_of(live), *speakers_of(event), *hosts_of(event)]
    return People(pupils_of(coming(event, live)), adults)


def coming(event: Event, registrations: Iterable[Registration]) -> list[Participant]:
    """The persons of these registrations who still come, with what is asked of each."""
    rows = Participant.objects.filter(registration__in=[each.pk for each in registrations], ended_at=None)
    return list(rows.select_related("enrolment__pupil__user", "enrolment__classroom__school").order_by("pk"))


def pupils_of(participants: Iterable[Participant]) -> list[Recipient]:
    """The pupils among them."""
    found: list[Recipient] = []
    for each in participants:
        if each.enrolment is not None:
            found += circle(each.enrolment.pupil, within=each.enrolment).pupil
    return found


def teachers_of(registrations: Iterable[Registration]) -> list[Recipient]:
    """The teachers of the classes that come."""
    rooms = {each.classroom_id for each in registrations if each.classroom_id}
    rows = presence.teachers_of(rooms).select_related("membership__user").order_by("pk")
    return told(each.membership for each in rows)


def _escorts(registrations: Iterable[Registration]) -> list[Recipient]:
    rows = Escort.objects.filter(registration__in=[each.pk for each in registrations]).select_related("user")
    return [
        recipient_of(each.user)
        if each.user is not None
        else Recipient.by_one_way(each.name, email="", mobile=each.phone if takes_texts(each.phone) else "")
        for each in rows.order_by("pk")
    ]


def guests_of(registrations: Iterable[Registration]) -> list[Recipient]:
    """Adults who registered by their address."""
    return [
        Recipient.by_one_way(each.guest_name, email=each.guest_email, mobile="")
        for each in registrations
        if each.guest_email
    ]


def speakers_of(event: Event) -> list[Recipient]:
    """Those who speak there and haven't said no."""
    rows = Speaker.objects.filter(event=event).exclude(email="").coming()
    return [Recipient.by_one_way(each.name, email=each.email, mobile="") for each in rows]


def hosts_of(event: Event) -> list[Recipient]:
    """The volunteers at the door."""
    rows = event.hosts.select_related("volunteer__user").order_by("pk")
    return _volunteers(each.volunteer for each in rows)


def _volunteers(volunteers: Iterable[Volunteer]) -> list[Recipient]:
    return [recipient_of(each.user) for each in volunteers if each.user is not None and each.user.is_active]


def words_of(event: Event, *, start: datetime | None = None) -> dict[str, Any]:
    """An event in the reader's language."""
    moment = start or event.start
    return {
        "title": event.title,
        "day": lambda: day(moment),
        "hour": lambda: clock_time(moment),
        "place": lambda: place_of(event),
        "dates": lambda: said_dates(event),
        "rule": lambda: rule_of(event),
    }


def place_of(event: Event) -> str:
    """Where it is, in a few words."""
    if event.where == Where.VIDEO:
        return _("en visio")
    return ", ".join(filter(None, [event.venue, event.city]))


@step
def tell_moved(event: Event, who: People, *, before: datetime) -> None:
    """When and where it is now; adults by telephone too where one of the two moments is near."""
    near = (before, *(each.start for each in event.dates))
    soon = any(clock.now() <= each <= clock.now() + SOON for each in near)
    _tell(notices.MOVED, event, who.pupils, occasion=event.sequence)
    _tell(notices.MOVED_FOR_YOU_SOON if soon else notices.MOVED_FOR_YOU, event, who.adults, occasion=event.sequence)


@step
def tell_cancelled(event: Event, who: People) -> None:
    """It isn't, and why; adults by telephone too when it was near."""
    soon = event.next_date.start <= clock.now() + SOON
    words: dict[str, Any] = {"occasion": event.sequence, "why": event.why_cancelled}
    _tell(notices.CANCELLED, event, who.pupils, link=reverse("events:list"), **words)
    _tell(notices.CANCELLED_FOR_YOU_SOON if soon else notices.CANCELLED_FOR_YOU, event, who.adults, **words)


@step
def tell_soon(event: Event, who: People, *, occasion: str, start: datetime, **words: Any) -> int:
    """That it is near; how many messages this made."""
    pupils = _tell(notices.SOON, event, who.pupils, occasion=occasion, start=start, **words)
    return pupils + _tell(notices.SOON_FOR_YOU, event, who.adults, occasion=occasion, start=start, **words)


@step
def ask_hosts(event: Event, volunteers: Iterable[Volunteer]) -> None:
    """They are expected at the door."""
    _tell(notices.HOSTING, event, _volunteers(volunteers), occasion="host")


@step
def tell_invited(event: Event) -> None:
    """Whoever is invited to an open event and hasn't been told: heads, the teachers of a class, a pupil, an address."""
    if not event.takes_registrations:
        return
    rows = event.invited.filter(told_at=None).select_related(
        "school", "classroom__school", "enrolment__pupil__user", "enrolment__classroom"
    )
    now = clock.now()
    for row in rows.order_by("pk"):
        occasion, until = f"{row.pk}:{now:%Y%m%d%H%M}", lambda: day(event.closes_at)
        if row.enrolment is not None:
            pupil = circle(row.enrolment.pupil, within=row.enrolment).pupil
            _tell(notices.INVITED_PUPIL, event, pupil, occasion=occasion, until=until)
        elif row.email:
            to = [Recipient.by_one_way(row.name, email=row.email, mobile="")]
            _tell(notices.INVITED_GUEST, event, to, occasion=occasion, until=until, link=guest_link(row))
        else:
            adults, whom = _invited(row)
            whose = _whose(whom)
            _tell(notices.INVITED, event, adults, occasion=occasion, whom=whose, until=until)
    rows.update(told_at=now)


def renew_guest(row: Invited) -> None:
    """A fresh link to the address that was invited."""
    to = [Recipient.by_one_way(row.name, email=row.email, mobile="")]
    link = guest_link(row)
    _tell(notices.INVITED_GUEST, row.event, to, occasion=link, until=lambda: day(row.event.closes_at), link=link)


def _whose(whom: str) -> Callable[[], str]:
    return lambda: _("Invitation pour %(whom)s") % {"whom": whom}


def _invited(row: Invited) -> tuple[list[Recipient], str]:
    """Who hears of an invitation, and for whom it is: a school's heads, or the teachers of a class."""
    room = row.classroom
    if room is not None:
        teachers = told(each.membership for each in presence.teachers(room.pk))
        return teachers or told(presence.heads(room.school_id)), room.name
    assert row.school is not None
    return told(presence.heads(row.school.pk)), row.school.name


def _tell(
    notice: Notice,
    event: Event,
    to: Collection[Recipient],
    *,
    occasion: object,
    link: str = "",
    start: datetime | None = None,
    **words: Any,
) -> int:
    made = tell(
        notice, to, key=f"{notice.code}:{event.pk}:{occasion}", about=about_event(event),
        link=link or reverse("events:event", args=[event.slug]), **(words_of(event, start=start) | words),
    )  # fmt: skip
    return len(made)


def named(pks: Collection[int]) -> dict[int, Thing]:
    """Events as a list of messages names them."""
    rows = Event.objects.filter(pk__in=pks).only("pk", "title")
    mender = _("Corrigez l’adresse sur la page de l’événement, ou chez la personne.")
    return {each.pk: Thing(written(each.title), reverse("events:organise", args=[each.pk]), mender) for each in rows}
