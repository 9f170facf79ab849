"""The family's page in the family's language: the host, the agreement, meetings, messages."""

from datetime import timedelta

import pytest

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.outbox.models import Message
from premierpas.families.languages import said_in
from premierpas.meetings.tests.situations import a_scene
from premierpas.organisations.models import Territory
from premierpas.people.consenting import FAMILY
from premierpas.people.family_lines import Line, Lines, lines
from premierpas.people.models import Pupil
from premierpas.placements.languages import LANGUAGES
from premierpas.placements.models import Party
from premierpas.placements.tests.agreements import in_signature, signed
from premierpas.threads.tests.situations import around, say

from .families import NOVEMBER, a_guardian, opened, sent, text

pytestmark = pytest.mark.django_db


def test_every_language_says_all_of_it_and_writes_its_own_dates():
    agreement = in_signature()
    guardian = agreement.placement.pupil.guardians.get()
    link = sent(guardian)
    client, faults = opened(link), []
    day = agreement.placement.first_day
    for code, words in LANGUAGES.items():
        html = text(client, f"{link.address}?langue={code}")
        wanted = [f'lang="{code}" dir="{words.direction}"', words.months[day.month - 1]]
        wanted += [said_in(code)(each) for each in ("Elle attend votre signature.", "Qui appeler")]
        faults += [f"{code}: {each}" for each in wanted if each not in html]
        faults += [] if code == "fr" or words.not_native in html else [f"{code}: doesn't say who hasn't read it"]
    assert faults == []


def test_it_says_where_the_host_is_how_the_agreement_stands_and_where_to_sign():
    agreement = in_signature()
    guardian = agreement.placement.pupil.guardians.get()
    link = sent(guardian)
    client = opened(link)
    html = text(client, f"{link.address}?langue=fr")
    to_sign = Link.objects.get(purpose="placements.sign", subject_id=agreement.signatories.get(party=Party.GUARDIAN).pk)
    assert agreement.placement.host_name in html and to_sign.address in html
    signed(agreement)
    assert "Elle est signée par tous." in text(client, f"{link.address}?langue=fr")


def test_what_floors_below_tell_is_a_line_with_its_day_and_nothing_is_said_of_none(pupil: Pupil):
    link = sent(a_guardian(pupil, "fr"))
    client = opened(link)
    assert "Les rendez-vous" not in text(client, link.address)
    lines.fill("tests.met", Lines(("{who} a vu {name}.",), lambda enrolment: [
        Line(NOVEMBER, "{who} a vu {name}.", {"who": "Karim", "name": enrolment.pupil.first_name})
    ]))  # fmt: skip
    try:
        assert "mercredi 25 novembre, 10:00" in text(client, link.address)
        assert "Karim a vu Inès." in text(client, link.address)
    finally:
        lines._filled.pop("tests.met")


def test_what_was_shared_of_meetings_is_read_and_what_the_team_alone_reads_is_not():
    with clock.travel(NOVEMBER):
        scene = a_scene()
        words = {"did": "Relu la lettre.", "how": "Contente.", "private": "Dort mal."}
        mother = a_guardian(scene.pupil)
        scene.met(step="Envoyer la lettre", step_on=NOVEMBER.date() + timedelta(days=2), family=[mother.name], **words)
        link = sent(mother)
        client = opened(link)
        for code in LANGUAGES:
            html = text(client, f"{link.address}?langue={code}")
            assert all(each in html for each in ("Relu la lettre.", "Contente.", "Envoyer la lettre")), code
            assert said_in(code)("Après les rendez-vous") in html and "Dort mal." not in html, code


def test_messages_are_read_where_the_territory_says_so_and_elsewhere_nothing_is_said_of_them():
    with clock.travel(NOVEMBER):
        here = around()
        thread = here.thread()
        say(thread, here.pupil, "Merci, à jeudi.")
        say(thread, here.pupil, "Mon snap c’est ines92")
        link = sent(a_guardian(here.pupil))
        client = opened(link)
        assert not any(each in text(client, f"{link.address}?langue=fr") for each in ("Les messages", "à jeudi"))
        Territory.objects.filter(pk=here.territory.pk).update(guardians_read_messages=True)
        for code in LANGUAGES:
            html = text(client, f"{link.address}?langue={code}")
            assert "Merci, à jeudi." in html and here.mentor.name in html and "ines92" not in html, code
            assert said_in(code)("Les messages") in html, code


def test_a_message_that_leads_nowhere_else_offers_the_page():
    agreement = in_signature()
    signed(agreement)
    guardian = agreement.placement.pupil.guardians.get()
    link = Link.objects.get(purpose=FAMILY, subject_id=guardian.pupil_id)
    message = Message.objects.get(link=f"link:{link.pk}")
    assert (message.notice, message.button) == ("placements.family", said_in("ar")("La page de votre enfant"))
