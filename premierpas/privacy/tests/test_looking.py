"""Who has opened a pupil's file is written down, once a minute and person, and shown to pupil and family."""

from datetime import timedelta

import pytest
from django.test import Client

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.organisations.enums import Role
from premierpas.people.models import Guardian, Pupil
from premierpas.placements.tests.agreements import a_draft
from premierpas.privacy.family_page import send_family_pages
from premierpas.privacy.keeping import keep_no_longer
from premierpas.privacy.looking import looks_at
from premierpas.privacy.models import Demand, Opening
from tests.clients import signed_in
from tests.factories import a_member, a_pupil, a_teacher
from tests.killed.visitor import hidden_fields
from tests.scanning import BIRTH_DATE, DELIBERATE, KINDS

pytestmark = pytest.mark.django_db
# What is done by the other kinds isn't about the file of a pupil.
OF_A_PUPILS_FILE = {
    "applications.answer", "placements.sign", "placements.complete", "placements.week", "privacy.family",
    "families.page", "mentoring.guardian", "entrance.guardian", "afterwards.reference",
}  # fmt: skip


@pytest.fixture
def pupil() -> Pupil:
    return a_pupil()


def coordinator_of(pupil: Pupil) -> tuple[Client, str]:
    member = a_member(Role.COORDINATOR, pupil.enrolments.get().classroom.school.territory)
    return signed_in(member.user, f"membership:{member.pk}"), member.user.name


def a_data_page(pupil: Pupil, language: str = "fr") -> Link:
    """A guardian whom the school has confirmed asks for the page."""
    Guardian.objects.create(pupil=pupil, name="Nadia Benali", email="nadia@exemple.test", language=language)
    send_family_pages("nadia@exemple.test")
    return Link.objects.get(purpose="privacy.family", subject_id=pupil.pk)


def opened(link: Link) -> Client:
    """The birth date is typed."""
    client = Client()
    assert client.post(link.address, BIRTH_DATE).status_code == 302
    return client


def file_of(pupil: Pupil) -> str:
    return f"/association/eleves/{pupil.pk}/"


def test_one_line_a_minute_and_person(pupil: Pupil):
    client, name = coordinator_of(pupil)
    another, _name = coordinator_of(pupil)
    now = (clock.now() + timedelta(minutes=1)).replace(second=5)
    for seconds, who in ((0, client), (20, client), (20, another), (60, client)):
        with travel(now + timedelta(seconds=seconds)):
            assert who.get(file_of(pupil)).status_code == 200
    assert Opening.objects.count() == 3
    assert [look.name for look in looks_at(pupil.pk)].count(name) == 2


def test_who_is_refused_and_the_pupil_leave_none(pupil: Pupil):
    stranger, _name = coordinator_of(a_pupil())
    own = signed_in(pupil.user, f"pupil:{pupil.pk}")
    assert stranger.get(file_of(pupil)).status_code == 403
    assert own.get("/moi/").status_code == own.get("/compte/donnees/").status_code == 200
    assert not Opening.objects.exists()


def test_a_page_of_the_agreement_is_a_page_of_the_file():
    agreement = a_draft()
    pupil = agreement.placement.pupil
    client, name = coordinator_of(pupil)
    assert client.get(f"/association/conventions/{agreement.pk}/").status_code == 200
    assert [(look.name, look.quality) for look in looks_at(pupil.pk)] == [(name, "Coordination")]


def test_the_pupil_and_a_guardian_read_who_and_a_year_later_nobody_does(pupil: Pupil):
    client, name = coordinator_of(pupil)
    teacher = a_teacher(pupil.enrolments.get().classroom)
    client.get(file_of(pupil))
    link = a_data_page(pupil)
    pages = [signed_in(pupil.user, f"pupil:{pupil.pk}").get("/compte/donnees/"), opened(link).get(link.address)]
    for page in pages:
        assert name in page.content.decode() and teacher.user.name not in page.content.decode()
    with travel(clock.now() + timedelta(days=366)):
        keep_no_longer()
    assert not Opening.objects.exists()


def test_who_acts_by_a_link_is_seen_to_have_looked_and_who_only_opens_it_is_not():
    left = set()
    for kind, make in KINDS.items():
        link = make()
        form = hidden_fields(Client().get(link.address).content.decode())
        Client().post(link.address, form)
        assert not Opening.objects.filter(link=link.pk).exists(), kind
        Client().post(link.address, form | DELIBERATE[kind](link), follow=True)
        for row in Opening.objects.filter(link=link.pk):
            assert (row.by, row.screen, bool(row.name)) == (None, kind, True)
            assert row.name in [look.name for look in looks_at(row.pupil_id)]
            left.add(kind)
    assert left == OF_A_PUPILS_FILE


def test_nothing_behind_a_familys_link_is_shown_or_handed_over_before_the_birth_date_and_its_line(pupil: Pupil):
    link = a_data_page(pupil)
    for told in ({}, {"do": "export"}, {"do": "ask", "sure": "yes"}, BIRTH_DATE | {"day": "5"}):
        answer = Client().post(link.address, told) if told else Client().get(link.address)
        assert pupil.first_name not in answer.content.decode() and answer["Content-Type"].startswith("text/html"), told
    assert not Opening.objects.exists() and not Demand.objects.exists()
    client = opened(link)
    assert client.post(link.address, {"do": "export"})["Content-Type"] == "application/zip"
    assert [look.name for look in looks_at(pupil.pk)] == ["Nadia Benali"]
    client.post(link.address, {"do": "close"})
    assert pupil.first_name not in client.get(link.address).content.decode()
