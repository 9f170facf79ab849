"""An event with its last seats, and pupils who are signed in already."""

import secrets
import string
from dataclasses import dataclass
from typing import Any

from own_folder import tell


@dataclass(frozen=True)
class World:
    """Where pupils register in each round, which page has the button, and what their browsers hold."""

    events: list[Any]
    page: str
    addresses: list[str]
    warm_up: str
    sessions: list[str]
    session_cookie: str
    csrf_cookie: str
    csrf: str


def fill(pupils: int, seats: int, *, rounds: int, warm_up: int) -> World:
    """Write it, on a database that this makes: an event a round; `warm_up`: seats of one more."""
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client
    from django.urls import reverse

    from premierpas.accounts.flows import BACKEND
    from premierpas.events.tests.lines import many_pupils
    from tests import factories

    tell("making the database …")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    room = factories.a_classroom()
    tell(f"{pupils} pupils who are signed in …")
    sessions = []
    for enrolment in many_pupils(room, pupils):
        client = Client()
        client.force_login(enrolment.pupil.user, backend=BACKEND)
        sessions.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    territory = room.school.territory
    events = [factories.an_event(territory, seats=seats) for _round in range(rounds)]
    before = factories.an_event(territory, seats=warm_up)
    addresses = [reverse("events:register", args=[each.slug]) for each in (*events, before)]
    csrf = "".join(secrets.choice(string.ascii_letters + string.digits) for _each in range(32))
    return World(
        events=events, page=reverse("events:event", args=[events[0].slug]), addresses=addresses[:-1],
        warm_up=addresses[-1], sessions=sessions, csrf=csrf,
        session_cookie=settings.SESSION_COOKIE_NAME, csrf_cookie=settings.CSRF_COOKIE_NAME,
    )  # fmt: skip


def standing(event: Any) -> dict[str, int]:
    """What the database holds after a rush; `seated`: seats that somebody has who is confirmed."""
    registrations = event.registrations
    seated = event.seats.filter(participant__registration__state="confirmed")
    return {
        "confirmed": registrations.filter(state="confirmed").count(),
        "waiting": registrations.filter(state="waiting").count(),
        "seated": seated.count(),
    }
