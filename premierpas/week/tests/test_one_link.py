"""One link for the host's week: absence, word, photos and evaluation stand on one page; old addresses open it too."""

from copy import deepcopy
from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from premierpas.accounts.link_acts import make_link
from premierpas.accounts.links import Link
from premierpas.core.clock import travel
from premierpas.placements.models import Placement
from premierpas.placements.tests.agreements import found_outside, in_signature, signed
from premierpas.week.forms import EvaluationForm
from premierpas.week.plan import criteria_of
from premierpas.week.tasks import run_hosts
from tests.begun import begun_once

from .situations import moved_on

pytestmark = pytest.mark.django_db


signed_outside = begun_once(lambda: signed(in_signature(found_outside())).placement)


@pytest.fixture
def week(signed_outside: Placement) -> Placement:
    """Signed by a host without an account, who got the link with the last signature."""
    return deepcopy(signed_outside)


def the_link() -> Link:
    return Link.objects.get(purpose="placements.week")


def marks() -> dict[str, str]:
    asked = criteria_of(None)
    return {"e-read": EvaluationForm(criteria=asked).initial["read"], **{f"e-c-{at}": "4" for at in range(len(asked))}}


def test_the_link_of_the_last_signature_serves_the_first_day_and_the_last(week) -> None:
    link = the_link()
    for day in (week.first_day, week.last_day):
        with travel(day):
            moved_on(week)
            run_hosts()
    assert the_link() == link


def test_every_act_of_the_week_is_on_the_page_when_its_day_has_come(week) -> None:
    address, client = the_link().address, Client()
    buttons = {"Prévenir": 1, "Laisser ce mot": 1, "Enregistrer pour les photos": 1, "Envoyer le bilan": 5}
    for number in (0, 1, 5):
        with travel(week.first_day + timedelta(days=number - 1)):
            moved_on(week)
            html = client.get(address).content.decode()
            shown = {each for each in buttons if f"{each}</button>" in " ".join(html.split()).replace(" </", "</")}
            assert shown == {each for each, first in buttons.items() if first <= number}, number


def test_all_four_are_done_by_the_one_link(week) -> None:
    address, client, day = the_link().address, Client(), week.first_day.isoformat()
    with travel(week.last_day):
        moved_on(week)
        sent = [
            {"do": "absence", "what": "absent", "day": day, "by_name": "Léa Roy"},
            {"do": "word", "w-day": day, "w-words": "Belle curiosité !", "w-by_name": "Léa Roy"},
            {"do": "photos", "p-allowed": "yes", "p-by_name": "Léa Roy"},
            {"do": "evaluate", **marks(), "e-words": "Bravo", "e-by_name": "Léa Roy"},
        ]
        assert [client.post(address, each).status_code for each in sent] == [302] * 4
        # A page that was opened before the update says nothing of which form it is.
        assert client.post(address, {"what": "arrived", "day": day, "by_name": "Léa Roy"}).status_code == 302
        assert "le bilan est envoyé" in client.get(address).content.decode()
    assert week.absences.get().arrived_at is not None and week.tutor_words.get().words == "Belle curiosité !"
    assert week.evaluation.words == "Bravo" and week.photo_leave.allowed


def test_an_error_in_one_form_keeps_what_was_typed_and_does_nothing_else(week) -> None:
    with travel(week.first_day):
        moved_on(week)
        said = {"do": "absence", "what": "absent", "day": week.first_day.isoformat(), "note": "Bus en panne"}
        html = Client().post(the_link().address, said).content.decode()
    assert "Bus en panne" in html and "à remplir" in html and not week.absences.exists()


def test_addresses_that_were_sent_before_go_on_working(week) -> None:
    recipient = the_link().recipient
    old = make_link(purpose="week.host", subject_id=week.pk, recipient=recipient)
    assert Client().get(old.address).status_code == 404
    [move] = MigrationExecutor(connection).loader.get_migration("week", "0003_one_link_of_the_week").operations
    with connection.cursor() as cursor:
        cursor.execute(move.sql)
    assert "La semaine d’Inès" in Client().get(old.address).content.decode()
