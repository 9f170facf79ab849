"""What pages of an event say once it is elsewhere, over, called off, or not yet published."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.events import actions
from premierpas.events.enums import EventState
from premierpas.events.models import Event, Moment, Speaker
from premierpas.events.tasks import run_care
from premierpas.occupations.sheets import sheets
from premierpas.organisations.enums import Role
from tests.clients import signed_in, signed_in_as
from tests.factories import (
    a_classroom,
    a_company,
    a_coordinator,
    a_member,
    a_pupil,
    a_teacher,
    a_territory,
    acting,
    an_event,
)

pytestmark = pytest.mark.django_db


def body(browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().partition("<main")[2].split())


def test_lists_send_nobody_to_a_town_for_what_happens_on_a_screen():
    room = a_classroom()
    screen = {"where": "video", "video": "https://visio.exemple.test/x", "city": "Puteaux", "for_whom": "both"}
    an_event(room.school.territory, **screen)
    for browser, name in ((signed_in(a_pupil(room).user), "mine"), (signed_in(a_teacher(room).user), "for_classes")):
        page = body(browser, reverse(f"events:{name}"))
        assert "en visio" in page and "Puteaux" not in page


def test_a_place_of_what_is_over_is_no_place_any_more():
    room = a_classroom()
    event, pupil = an_event(room.school.territory), a_pupil(room)
    actions.register_pupil(event, pupil.enrolments.get(), by=acting(pupil))
    place = reverse("events:place", args=[event.slug])
    assert "Tu as une place" in body(signed_in(pupil.user), place)
    with travel(event.over_at + timedelta(minutes=1)):
        assert "C’est passé" in body(signed_in(pupil.user), place)
        run_care()
        page = body(signed_in(pupil.user), place)
    assert "C’est passé" in page and "Tu as une place" not in page


def test_whoever_is_offered_a_seat_has_one_way_to_say_no():
    room = a_classroom()
    event, first, second = an_event(room.school.territory, seats=1), a_pupil(room), a_pupil(room)
    has, _waits = (actions.register_pupil(event, each.enrolments.get(), by=acting(each)) for each in (first, second))
    place = reverse("events:place", args=[event.slug])
    assert "Quitter la file" in body(signed_in(second.user), place)
    actions.leave(has, by=acting(first))
    page = body(signed_in(second.user), place)
    assert page.count('value="decline"') == 1 and "Quitter la file" not in page


def test_what_is_called_off_says_why_and_shows_no_free_seat():
    room = a_classroom()
    event, pupil = an_event(room.school.territory), a_pupil(room)
    an_event(room.school.territory, title="Lire les os")
    actions.register_pupil(event, pupil.enrolments.get(), by=acting(pupil))
    actions.cancel_event(event, by=a_coordinator(event.territory), why="L’atelier a pris l’eau.")
    page = body(signed_in(pupil.user), reverse("events:place", args=[event.slug]))
    assert "L’atelier a pris l’eau." in page and "Lire les os" in page
    public = body(signed_in(pupil.user), reverse("events:event", args=[event.slug]))
    assert "Annulé" in public and "libre" not in public and 'class="lit"' not in public


def test_the_public_reads_nothing_of_reports(client):
    event = an_event(a_territory())
    Event.objects.filter(pk=event.pk).update(state=EventState.HELD)
    Event.objects.filter(pk=event.pk).update(state=EventState.REPORTED)
    page = body(client, reverse("events:list"))
    assert "passé" in page and "bilan fait" not in page


def test_a_programme_ends_as_the_event_does_and_the_company_is_named_once(client):
    company = a_company(name="Eau de la Boucle")
    event = an_event(company.territory, company=company)
    Moment.objects.create(event=event, at=event.start.astimezone(clock.PARIS).time(), title="Arrivée")
    page = body(client, reverse("events:event", args=[event.slug]))
    assert "<h3>Fin</h3>" in page and page.count(">Eau de la Boucle</a>") == 1


def test_a_draft_offers_no_page_that_is_shut_and_a_hidden_field_has_no_label():
    event = an_event(a_territory(), for_whom="alumni", open_to="invited", opened=False)
    browser = signed_in_as(a_member(Role.COORDINATOR, event.territory))
    assert "/besoins/" not in body(browser, reverse("events:organise", args=[event.pk]))
    preview = body(browser, reverse("events:event", args=[event.slug]))
    assert "10 places libres sur 10" in preview and "C’est passé" not in preview
    page = body(browser, reverse("events:invitations", args=[event.pk]))
    assert 'name="once"' in page and "Once" not in page


def test_a_class_form_sent_again_from_an_old_page_registers_nobody_twice_and_says_why():
    room = a_classroom()
    event, pupil = an_event(room.school.territory, for_whom="both"), a_pupil(room)
    first, second = signed_in(a_teacher(room).user), signed_in(a_member(Role.HEAD_TEACHER, room.school).user)
    address = f"{reverse('events:for_class', args=[event.slug])}?classe={room.pk}"
    forms = [{"once": str(uuid.uuid4()), "pupils": [pupil.enrolments.get().pk]} for _each in (first, second)]
    assert first.post(address, forms[0]).status_code == 302
    again = second.post(address, forms[1])
    assert again.status_code == 422 and "déjà inscrit" in again.content.decode()
    assert first.post(address, forms[0]).status_code == 302  # the very same page: it is told what came of it
    assert event.registrations.count() == 1


def test_nobody_is_promised_the_trade_of_a_speaker_who_said_no():
    event = an_event(a_territory())
    coming, gone = sorted(sheets())[:2]
    for trade, no in ((coming, None), (gone, clock.now())):
        Speaker.objects.create(event=event, name=f"Qui montre {trade}", trade=trade, said_no_at=no)
    page = body(Client(), reverse("events:event", args=[event.slug]))
    assert reverse("occupations:sheet", args=[coming]) in page and reverse("occupations:sheet", args=[gone]) not in page
