"""The screens for a place found outside."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.applications.tests.situations import JANUARY
from premierpas.organisations.models import InternshipPeriod
from premierpas.people.models import Pupil
from premierpas.placements.models import Placement
from premierpas.placements.similar import alike
from premierpas.placements.terms.judging import special_cases
from tests.factories import a_classroom, a_pupil, a_school, a_teacher

pytestmark = pytest.mark.django_db
FORM = {
    "name": "Boulangerie du Parc",
    "street": "3, rue du Parc",
    "postal_code": "92000",
    "city": "Nanterre",
    "tutor": "Aline Roux",
    "phone": "01 47 00 00 00",
    "weeks": [JANUARY[0].isoformat()],
    "days": ["0", "1", "2", "3", "4"],
}


@pytest.fixture
def pupil(november: object) -> Pupil:
    classroom = a_classroom(a_school())
    InternshipPeriod.objects.create(
        school=classroom.school, level=classroom.level, first_day=JANUARY[0], last_day=JANUARY[1]
    )
    return a_pupil(classroom)


def filled(client: Client, address: str, **more: object) -> dict[str, object]:
    key = re.findall(r'name="key" value="([^"]+)"', client.get(address).content.decode())[0]
    return {**FORM, "key": key, **more}


def test_a_pupil_registers_a_place_once_however_often_it_is_sent(pupil: Pupil) -> None:
    client, address = Client(), reverse("placements:register")
    client.force_login(pupil.user)
    form = filled(client, address)
    assert [client.post(address, form).status_code for _each in range(2)] == [302, 302]
    placement = Placement.objects.get()
    assert (placement.first_day, placement.last_day) == JANUARY
    assert placement.tutors[0]["name"] == "Aline Roux"
    assert "Boulangerie du Parc" in client.get(address).content.decode()


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(pupil: Pupil) -> None:
    client, address = Client(), reverse("placements:register")
    client.force_login(pupil.user)
    form = filled(client, address, postal_code="92", phone="", email="", weeks=[])
    html = client.post(address, form).content.decode()
    assert "cinq chiffres" in html and "la convention part de là" in html and "Aline Roux" in html
    assert not Placement.objects.exists()


def test_a_week_outside_the_period_is_refused_even_when_forged(pupil: Pupil) -> None:
    client, address = Client(), reverse("placements:register")
    client.force_login(pupil.user)
    client.post(address, filled(client, address, weeks=["2027-03-01"]))
    assert not Placement.objects.exists()


def test_a_second_place_for_the_same_days_is_refused_at_the_weeks(pupil: Pupil) -> None:
    client, address = Client(), reverse("placements:register")
    client.force_login(pupil.user)
    first, second = filled(client, address), filled(client, address)
    client.post(address, first)
    html = client.post(address, second).content.decode()
    assert "déjà enregistré pendant ces jours" in html


def test_weeks_that_are_taken_are_not_offered_again(pupil: Pupil) -> None:
    client, address = Client(), reverse("placements:register")
    client.force_login(pupil.user)
    client.post(address, filled(client, address))
    html = client.get(address).content.decode()
    assert "Tes semaines sont prises" in html and 'name="weeks"' not in html


def test_a_teacher_registers_for_the_class_and_another_teacher_may_not(pupil: Pupil) -> None:
    enrolment = pupil.enrolments.get()
    teacher = a_teacher(enrolment.classroom)
    stranger = a_teacher(a_classroom(enrolment.classroom.school, name="3e B"))
    address = reverse("placements:register_for_class", args=[enrolment.classroom_id])
    client = Client()
    client.force_login(stranger.user)
    assert client.get(address).status_code == 403
    client.force_login(teacher.user)
    other = a_pupil(stranger.classrooms.get().classroom)
    stolen = filled(client, address, enrolment=other.enrolments.get().pk)
    client.post(address, filled(client, address, enrolment=enrolment.pk))
    placement = Placement.objects.get(pupil=pupil)
    assert placement.registered_by == teacher.user
    client.post(address, stolen)
    assert not Placement.objects.filter(pupil=other).exists()


def test_a_place_registered_by_mistake_is_cancelled_by_its_pupil_only(pupil: Pupil) -> None:
    client, address = Client(), reverse("placements:register")
    client.force_login(pupil.user)
    client.post(address, filled(client, address))
    cancel = reverse("placements:cancel", args=[Placement.objects.get().pk])
    stranger = Client()
    stranger.force_login(a_pupil().user)
    assert stranger.post(cancel, {"reason": "non"}).status_code == 403
    assert client.get(cancel).status_code == 200
    client.post(cancel, {"reason": "Je me suis trompé"})
    assert Placement.objects.get().state == "cancelled"


def two_weeks(pupil: Pupil) -> list[str]:
    """The class may go in two weeks."""
    first = JANUARY[0] + timedelta(days=7)
    InternshipPeriod.objects.create(
        school=pupil.enrolments.get().classroom.school, level="3e", first_day=first, last_day=first + timedelta(days=4)
    )
    return [first.isoformat()]


@pytest.mark.parametrize(
    "again",
    [{"name": "BOULANGERIE DU PARC SARL", "phone": "01 99 99 99 99"}, {"name": "Chez Aline", "phone": "+33147000000"}],
    ids=["nearly the same name", "the same phone"],
)
def test_a_place_like_one_that_is_there_is_asked_about(pupil: Pupil, again: dict[str, str]) -> None:
    client, address, later = Client(), reverse("placements:register"), two_weeks(pupil)
    client.force_login(pupil.user)
    client.post(address, filled(client, address))
    form = filled(client, address, weeks=later, **again)
    html = client.post(address, form).content.decode()
    assert "ressemble" in html and "Boulangerie du Parc" in html and Placement.objects.count() == 1
    assert client.post(address, {**form, "another": "on"}).status_code == 302
    assert Placement.objects.count() == 2


def test_two_different_hosts_are_not_alike() -> None:
    assert not alike("Garage Martin", "Boulangerie Martin")
    assert alike("Ets. Léa & Fils", "LEA ET FILS") and alike("SARL", "Sarl")


def test_a_place_abroad_has_the_postal_code_of_its_country_and_waits_for_the_head_teacher(pupil: Pupil) -> None:
    client, address = Client(), reverse("placements:register")
    client.force_login(pupil.user)
    assert client.post(address, filled(client, address, postal_code="L-1234", country="LU")).status_code == 302
    placement = Placement.objects.get()
    content = placement.agreements.get().content
    assert (content.host_country, content.host_postal_code) == ("LU", "L-1234")
    assert special_cases(placement, content) == ["abroad"]
