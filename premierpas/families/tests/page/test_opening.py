"""The family's page shows nothing before the birth date, and closes: to who guesses, by itself, when asked."""

from datetime import timedelta

import pytest
from django.test import Client

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.outbox.models import Message
from premierpas.families.languages import said_in
from premierpas.families.opening import MOST
from premierpas.people.consenting import FAMILY
from premierpas.people.models import Pupil
from premierpas.privacy.looking import looks_at
from premierpas.privacy.models import Opening

from .families import BORN, NOVEMBER, WRONG, a_guardian, opened, sent, text

pytestmark = pytest.mark.django_db


def test_nothing_of_the_child_is_shown_before_the_birth_date(pupil: Pupil):
    link = sent(a_guardian(pupil))
    stranger = Client()
    for answer in (stranger.get(link.address), stranger.post(link.address, WRONG), stranger.post(link.address, {})):
        html = answer.content.decode()
        assert pupil.first_name not in html and pupil.last_name not in html
    nothing_done = {"do": "no", "matter": "apply"}
    assert pupil.first_name not in stranger.post(link.address, nothing_done).content.decode()
    assert pupil.first_name in text(opened(link), link.address)
    assert pupil.first_name not in text(stranger, link.address)


def test_a_day_that_no_calendar_has_is_wrong_like_any_other_and_arabic_figures_are_read(pupil: Pupil):
    link = sent(a_guardian(pupil))
    said = said_in("ar")("Cela ne correspond pas. Vérifiez, puis essayez encore.")
    for wrong in ({"day": "31", "month": "2"}, {"day": "5"}, {"day": "quatre"}, {"year": "99999"}):
        answer = Client().post(link.address, BORN | wrong)
        assert (answer.status_code, said in answer.content.decode()) == (422, True), wrong
    assert Client().post(link.address, BORN | {"day": "٤", "year": "٢٠١٢"}).status_code == 302


def test_who_guesses_closes_the_link_and_a_new_one_goes_to_the_contact_on_file_only(pupil: Pupil):
    link = sent(a_guardian(pupil))
    for _each in range(MOST):
        assert Client().post(link.address, WRONG).status_code == 422
    assert Client().post(link.address, BORN).status_code == 410
    with clock.travel(NOVEMBER + timedelta(days=2)):
        assert Client().post(link.address, {"renew": "1"}).status_code == 200
    again = Link.objects.filter(purpose=FAMILY).latest("pk")
    assert (again.recipient, Message.objects.get(link=f"link:{again.pk}").to) == (link.recipient, link.recipient)
    opened(again)


def test_right_after_wrong_begins_anew_and_the_page_closes_by_itself_or_when_asked(pupil: Pupil):
    link = sent(a_guardian(pupil))
    for _round in range(2):
        for _each in range(MOST - 1):
            Client().post(link.address, WRONG)
        client = opened(link)
    with clock.travel(NOVEMBER + timedelta(minutes=31)):
        assert pupil.first_name not in text(client, link.address)
    client.post(link.address, {"do": "close"})
    assert pupil.first_name not in text(client, link.address)


def test_a_guardian_without_account_is_seen_to_have_looked_and_a_program_that_opens_links_is_not(pupil: Pupil):
    link = sent(a_guardian(pupil))
    Client().get(link.address)
    Client().post(link.address, WRONG)
    assert not Opening.objects.exists()
    client = opened(link)
    opened(link)
    assert [(each.name, each.quality) for each in looks_at(pupil.pk)] == [("Nadia Benali", "Sans compte, par un lien")]
    assert "Nadia Benali" in text(client, link.address)
