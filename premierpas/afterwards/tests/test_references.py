"""A word of recommendation: asked for once through the association, given without account, kept or kindly not given."""

from copy import deepcopy
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pdfua import validate

from premierpas.accounts.links import Link
from premierpas.afterwards.actions import ask_for_reference
from premierpas.afterwards.enums import ReferenceState
from premierpas.afterwards.errors import AskedAlready, NobodyToAsk, NotLivedYet
from premierpas.afterwards.models import Reference
from premierpas.afterwards.tasks import run_closing
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Message
from premierpas.week.tests.situations import a_signed_week, moved_on
from tests.begun import begun_once
from tests.clients import signed_in
from tests.factories import a_pupil, acting

from .situations import a_lived_week

pytestmark = pytest.mark.django_db
SAID = {
    "on_time": "4", "curious": "4", "with_others": "3", "words": "Un vrai coup de main.\n\nRevenez !",
    "by_name": "Mina Roy", "by_function": "cheffe d’atelier",
}  # fmt: skip


signed_week = begun_once(a_signed_week)


@pytest.fixture
def week(signed_week):
    with travel(signed_week.last_day + timedelta(days=1)):
        yield moved_on(deepcopy(signed_week))


def asked(week):
    return ask_for_reference(week, by=acting(week.pupil))


def page():
    return Link.objects.filter(purpose="afterwards.reference").latest("pk").address


def told(notice):
    return Message.objects.filter(notice=f"afterwards.{notice}", channel="app").count()


def test_it_is_asked_once_a_placement_after_the_week_and_where_somebody_can_be_asked(week):
    with travel(week.first_day), pytest.raises(NotLivedYet):
        asked(week)
    asked(week)
    with pytest.raises(AskedAlready):
        asked(week)
    pupil = a_pupil()
    with pytest.raises(NobodyToAsk):
        ask_for_reference(a_lived_week(pupil), by=acting(pupil))


def test_the_host_gets_none_of_the_pupils_contacts(week):
    asked(week)
    message = Message.objects.filter(notice="afterwards.reference_asked").first()
    html = Client().get(page()).content.decode()
    for secret in filter(None, (week.pupil.phone, week.pupil.user.email, week.pupil.street)):
        assert secret not in message.body and secret not in html


def test_a_word_is_given_once_and_the_pupil_keeps_it(week, tmp_path):
    asked(week)
    address = page()
    assert Client().post(address, SAID | {"words": ""}).status_code == 422
    assert "votre mot est arrivé" in Client().post(address, SAID).content.decode()
    Client().post(address, SAID | {"words": "Autre chose."})
    row = Reference.objects.get()
    assert (row.state, row.on_time, row.words) == (ReferenceState.GIVEN, 4, "Un vrai coup de main.\n\nRevenez !")
    assert told("reference_given") == 1
    browser = signed_in(week.pupil.user)
    assert "Un vrai coup de main." in browser.get(reverse("afterwards:reference", args=[week.pk])).content.decode()
    (tmp_path / "mot.pdf").write_bytes(browser.get(reverse("afterwards:reference_file", args=[week.pk])).content)
    assert list(validate(str(tmp_path / "mot.pdf")).findings) == []


def test_a_no_is_kind_needs_no_reason_and_is_told(week):
    asked(week)
    assert "Merci d’avoir répondu" in Client().post(page(), {"do": "decline"}).content.decode()
    assert Reference.objects.get().state == ReferenceState.DECLINED
    assert told("reference_declined") == 1
    assert (
        "pas de toi" in signed_in(week.pupil.user).get(reverse("afterwards:reference", args=[week.pk])).content.decode()
    )


def test_after_three_weeks_nobody_waits_any_longer(week):
    row = asked(week)
    address = page()
    with travel(row.expires_on):
        assert run_closing()["expired"] == 0
        assert Client().get(address).status_code == 200
    with travel(row.expires_on + timedelta(days=1)):
        assert [run_closing()["expired"] for _twice in range(2)] == [1, 0]
        assert Client().get(address).status_code == 410
    assert told("reference_expired") == 1


def test_opening_the_page_answers_nothing(week):
    asked(week)
    assert Client().get(page()).status_code == 200
    assert Reference.objects.get().state == ReferenceState.ASKED
