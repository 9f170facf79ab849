"""Who has opened a pupil's file is written down, once a minute and person, and shown to pupil and family."""

from datetime import timedelta

import pytest
from django.test import Client

from premierpas.accounts.links import Link
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.organisations.enums import Role
from premierpas.people.models import Guardian, Pupil
from premierpas.placements.models import Placement, Signatory
from premierpas.placements.tests.agreements import a_draft
from premierpas.privacy.family_page import send_family_pages
from premierpas.privacy.keeping import keep_no_longer
from premierpas.privacy.looking import looks_at, pupil_of
from premierpas.privacy.models import Opening
from tests.clients import signed_in
from tests.factories import a_member, a_pupil, a_teacher
from tests.killed.visitor import hidden_fields
from tests.scanning import DELIBERATE, KINDS

pytestmark = pytest.mark.django_db


@pytest.fixture
def pupil() -> Pupil:
    return a_pupil()


def coordinator_of(pupil: Pupil) -> tuple[Client, str]:
    member = a_member(Role.COORDINATOR, pupil.enrolments.get().classroom.school.territory)
    return signed_in(member.user, f"membership:{member.pk}"), member.user.name


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
    Guardian.objects.create(pupil=pupil, name="Nadia Benali", email="nadia@exemple.test")
    send_family_pages("nadia@exemple.test")
    link = Link.objects.get(purpose="privacy.family")
    pages = [signed_in(pupil.user, f"pupil:{pupil.pk}").get("/compte/donnees/"), Client().get(link.address)]
    for page in pages:
        assert name in page.content.decode() and teacher.user.name not in page.content.decode()
    with travel(clock.now() + timedelta(days=366)):
        keep_no_longer()
    assert not Opening.objects.exists()


@pytest.mark.parametrize("kind", ["applications.answer", "placements.sign", "placements.week"])
def test_who_acts_by_a_link_is_seen_to_have_looked_and_who_only_opens_it_is_not(kind: str):
    link = KINDS[kind]()
    subject = {"applications.answer": Application, "placements.sign": Signatory, "placements.week": Placement}[kind]
    pupil_id = pupil_of(subject.objects.get(pk=link.subject_id))
    before = Opening.objects.count()
    form = hidden_fields(Client().get(link.address).content.decode())
    Client().post(link.address, form)
    assert Opening.objects.count() == before
    Client().post(link.address, form | DELIBERATE[kind](link), follow=True)
    (row,) = Opening.objects.filter(link=link.pk)
    assert (row.pupil_id, row.by, row.screen) == (pupil_id, None, kind)
    assert row.name and row.name in [look.name for look in looks_at(pupil_id)]
