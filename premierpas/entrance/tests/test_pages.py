"""What each page shows to whom, and what a scanner's post answers."""

import json
import uuid
from datetime import timedelta
from html import unescape
from urllib.parse import urlencode

import pytest

from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.entrance.actions import say_needs
from premierpas.entrance.enums import Way
from premierpas.entrance.models import Consent, Passage
from premierpas.events.actions import cancel_event
from premierpas.organisations.enums import Role
from tests.clients import signed_in
from tests.factories import a_classroom, a_coordinator, a_member, a_teacher, acting

from .situations import a_class_that_comes, a_seat, a_visit, a_welcome, at_the_door, goes, says

pytestmark = pytest.mark.django_db


def words(response) -> str:
    return unescape(response.content.decode()).replace("\xa0", " ")


def test_a_scanner_sends_the_same_passage_twice_and_is_told_the_same():
    classroom = a_classroom()
    event = a_visit(classroom)
    one = a_seat(event, classroom, first_name="Inès", last_name="Benali")
    door = signed_in(a_welcome(event).user)
    address = f"/association/evenements/{event.pk}/accueil/passage/"
    with travel(at_the_door(event)):
        at = int((clock.now() - timedelta(minutes=3)).timestamp() * 1000)
        sent = {"who": one.pk, "kind": "in", "nonce": str(uuid.uuid4()), "at": at, "offline": "on"}
        answers = [door.post(address, sent, headers={"X-Keep": "1"}).json() for _each in range(2)]
        assert answers[0] == answers[1] and answers[0]["person"]["inside"] and answers[0]["inside"] == 1
        assert Passage.objects.get().at == clock.now() - timedelta(minutes=3)
        other = a_seat(a_visit(classroom), classroom)
        for wrong, status in (
            (sent | {"kind": "out"}, 422), (sent | {"nonce": "x"}, 422), (sent | {"kind": "up"}, 422),
            (sent | {"who": other.pk, "nonce": str(uuid.uuid4())}, 200),
        ):  # fmt: skip
            assert door.post(address, wrong, headers={"X-Keep": "1"}).status_code == status
        assert Passage.objects.count() == 1


def test_a_ticket_shown_twice_is_one_passage_of_the_last_ones():
    classroom = a_classroom()
    event = a_visit(classroom)
    one, other = (a_seat(event, classroom, first_name=name, last_name="Benali") for name in ("Inès", "Noé"))
    welcome = a_welcome(event)
    passed = ((one, Way.IN), (other, Way.IN), (one, Way.IN), (one, Way.OUT), (one, Way.IN))
    for minute, (who, kind) in enumerate(passed):
        with travel(at_the_door(event) + timedelta(minutes=minute)):
            goes(who, welcome, kind)
    with travel(at_the_door(event) + timedelta(minutes=len(passed))):
        page = words(signed_in(welcome.user).get(f"/association/evenements/{event.pk}/accueil/"))
    listed = page.partition('id="recent"')[2].partition("</ul>")[0]
    assert [each.partition("</h3>")[0] for each in listed.split("<h3>")[1:]] == [
        "Inès B.",
        "Inès B.",
        "Noé B.",
        "Inès B.",
    ]


def test_whoever_comes_to_what_was_called_off_is_told_so():
    classroom = a_classroom()
    event = a_visit(classroom)
    one = a_seat(event, classroom, first_name="Inès", last_name="Benali")
    door = signed_in(a_welcome(event).user)
    cancel_event(event, by=a_coordinator(event.territory), why="Grève")
    with travel(at_the_door(event)):
        form = {"kind": "in", "nonce": str(uuid.uuid4()), "q": one.code}
        told = words(door.post(f"/association/evenements/{event.pk}/accueil/passage/", form))
    assert "Inès B. n’a pas de place" in told and "L’événement est annulé." in told


def test_without_a_script_a_code_lets_in_and_a_name_shows_who_is_meant():
    classroom = a_classroom()
    event = a_visit(classroom)
    one = a_seat(event, classroom, first_name="Inès", last_name="Benali")
    door = signed_in(a_welcome(event).user)
    page = f"/association/evenements/{event.pk}/accueil/"
    with travel(at_the_door(event)):
        form = {"kind": "in", "nonce": str(uuid.uuid4())}
        named = door.post(f"{page}passage/", form | {"q": "ines"})
        assert named["Location"] == f"{page}?{urlencode({'q': 'ines', 'kind': 'in'})}"
        assert "Inès B." in words(door.get(named["Location"])) and not Passage.objects.exists()
        entered = door.post(f"{page}passage/", form | {"q": one.code.lower()}, follow=True)
        assert "Inès B. est là, sans accord" in words(entered)
        unknown = door.post(f"{page}passage/", form | {"q": "zzzz9", "nonce": str(uuid.uuid4())})
        assert unknown.status_code == 422 and "Code ou nom inconnu" in words(unknown) and "zzzz9" in words(unknown)


def test_a_scanner_holds_neither_codes_nor_full_names():
    classroom = a_classroom()
    event = a_visit(classroom)
    one = a_seat(event, classroom, first_name="Inès", last_name="Benali")
    shown = words(signed_in(a_welcome(event).user).get(f"/association/evenements/{event.pk}/accueil/"))
    assert "Inès B." in shown and "Benali" not in shown and one.code not in shown
    held = json.loads(shown.partition('data-expected="')[2].partition('"\n')[0])[0]
    assert (held["name"], held["note"]) == ("Inès B.", "Accord manquant")  # the note is a sentence without a network


def test_a_teacher_sees_what_is_missing_reminds_and_notes_a_paper():
    classroom = a_classroom()
    registration = a_class_that_comes(a_visit(classroom), classroom)
    one, other, third = registration.participants.order_by("pk")
    says(one)
    teacher = signed_in(a_teacher(classroom).user)
    page = f"/etablissement/evenements/classe/{registration.pk}/"
    assert "2 accords manquent" in words(teacher.get(page))
    assert "2 rappels envoyés" in words(teacher.post(f"{page}relance/", follow=True))
    noted = {"answer": "yes", "how": "record"}
    assert teacher.post(f"/etablissement/evenements/accord/{other.pk}/", noted).status_code == 302
    assert Consent.objects.get(participant=other).how == "record"
    left = words(teacher.get(page))
    assert "1 accord manque" in left and "au dossier de l’établissement" in left
    for name in ("accords", "billets"):
        assert teacher.get(f"{page}{name}.pdf").content.startswith(b"%PDF")
    assert "1 rappel envoyé" in words(teacher.post(f"{page}relance/", {"who": third.pk}, follow=True))


def test_totals_name_nobody_and_only_who_welcomes_reads_the_list():
    classroom = a_classroom()
    event = a_visit(classroom, asks_needs=True)
    for name in ("Inès", "Noé"):
        one = a_seat(event, classroom, first_name=name, last_name="Benali")
        say_needs(one, by=acting(one.enrolment.pupil), diet="Sans porc" if name == "Inès" else "sans  porc", access="")
    with travel(at_the_door(event)):
        goes(one, a_welcome(event))
        coordinator = signed_in(a_member(Role.COORDINATOR, event.territory).user)
        totals = words(coordinator.get(f"/association/evenements/{event.pk}/besoins/"))
        assert "Sans porc" in totals and "<b>2</b>" in totals and "Inès" not in totals and "Benali" not in totals
        listing = words(coordinator.get(f"/association/evenements/{event.pk}/accueil/liste/"))
        assert "Inès Benali" in listing and "Mange : Sans porc" in listing


def test_a_ticket_is_ones_own_and_stays_in_the_browser_until_it_is_over():
    classroom = a_classroom()
    event = a_visit(classroom, asks_photos=True)
    one, other = a_seat(event, classroom), a_seat(a_visit(classroom), classroom)
    mine = signed_in(one.enrolment.pupil.user)
    ticket = mine.get(f"/evenements/{event.slug}/billet/")
    assert f"{one.code[:3]} {one.code[3:]}" in words(ticket) and "X-Ticket-Until" in ticket
    assert "ta place est sûre" in words(ticket)
    with travel(event.over_at + timedelta(minutes=1)):
        assert "ta place est sûre" not in words(mine.get(f"/evenements/{event.slug}/billet/"))
    assert mine.get(f"/evenements/{other.event.slug}/billet/").status_code == 403
    assert mine.post(f"/evenements/{event.slug}/billet/photos/", {"photos": "yes"}).status_code == 302
    one.refresh_from_db()
    assert one.needs.photos is True
    given_back = mine.post(f"/evenements/{event.slug}/billet/rendre/")
    assert given_back["Location"] == "/moi/"
    for page in ("", "besoins/", "rendre/"):  # whoever has no seat any more is told so, not sent away
        answer = mine.get(f"/evenements/{event.slug}/billet/{page}")
        assert answer["Location"] == f"/evenements/{event.slug}/place/" and "X-Ticket-Until" not in answer
