"""What a speaker and a stand read by their link: all dates, the way or the screen, and why it doesn't take place."""

from datetime import timedelta

import pytest
from django.test import Client

from premierpas.accounts.links import Link
from premierpas.events.actions import cancel_event, move_event
from premierpas.events.actions.programme import Line
from premierpas.events.models import Speaker
from premierpas.forums import actions
from tests.factories import a_company, a_territory, an_event

from .situations import a_forum, organiser

pytestmark = pytest.mark.django_db


def read(purpose: str) -> str:
    link = Link.objects.get(purpose=purpose, revoked_at=None)
    return " ".join(Client().get(link.address).content.decode().partition("<main")[2].split())


def test_who_speaks_on_a_screen_is_sent_to_no_door():
    event = an_event(a_territory(), where="video", video="https://visio.exemple.test/x", meeting_point="À l’entrée")
    Speaker.objects.create(event=event, name="Karim B.", email="karim@exemple.test")
    actions.ask_speakers(event, by=organiser(event))
    page = read("forums.speaker")
    assert event.video in page and event.venue not in page and "À l’entrée" not in page
    assert "Lien de la visio" in page


def test_who_speaks_in_a_series_reads_all_dates_and_why_none_takes_place():
    event = an_event(a_territory())
    week = timedelta(weeks=1)
    another = Line({"start": event.start + week, "end": event.end + week})
    move_event(event, by=organiser(event), values={}, sessions=[another])
    Speaker.objects.create(event=event, name="Karim B.", email="karim@exemple.test")
    actions.ask_speakers(event, by=organiser(event))
    assert read("forums.speaker").count("<time") == 2
    cancel_event(event, by=organiser(event), why="L’atelier a pris l’eau.")
    assert "L’atelier a pris l’eau." in read("forums.speaker")


def test_a_stand_reads_why_its_forum_is_called_off():
    event = a_forum()
    company = a_company(event.territory, email="oui@exemple.test")
    actions.invite_companies(event, by=organiser(event), companies=[company])
    cancel_event(event, by=organiser(event), why="La salle est fermée.")
    assert "La salle est fermée." in read("forums.stand")
