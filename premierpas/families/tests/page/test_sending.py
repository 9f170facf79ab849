"""Who sends the family's page, to whom, and closes it."""

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.accounts.links import Link
from premierpas.core.errors import NotAllowed
from premierpas.core.outbox.models import Message
from premierpas.families.actions import send_pages
from premierpas.organisations.enums import Role
from premierpas.people.consenting import FAMILY
from premierpas.people.models import Pupil
from tests.clients import signed_in, signed_in_as
from tests.factories import a_classroom, a_member, a_pupil, a_teacher, a_territory, acting

from .families import a_guardian, text

pytestmark = pytest.mark.django_db


def test_the_school_sends_it_to_one_or_to_all_sees_when_and_closes_it():
    classroom = a_classroom()
    teacher = a_teacher(classroom)
    first, second = a_pupil(classroom), a_pupil(classroom)
    nadia = a_guardian(first)
    a_guardian(second, "fr", name="Karim", email="", phone="+33612345678")
    a_guardian(second, rank=2, name="Léa", email="lea@exemple.test", confirmed_at=None)
    school = signed_in(teacher.user)
    address = f"/etablissement/classes/{classroom.pk}/familles/page/"
    assert address in text(school, f"/etablissement/classes/{classroom.pk}/familles/")
    school.post(address, {"send": nadia.pk})
    assert set(Link.objects.filter(purpose=FAMILY).values_list("recipient", flat=True)) == {nadia.email}
    school.post(address, {"send": "all"})
    school.post(address, {"send": "all"})
    people = Message.objects.filter(notice="families.page").values_list("to", flat=True)
    assert sorted(people) == ["+33612345678", "nadia@exemple.test"]
    assert "25\u00a0nov" in text(school, address)
    link = Link.objects.get(purpose=FAMILY, recipient=nadia.email)
    school.post(address, {"close": nadia.pk})
    assert Client().get(link.address).status_code == 410


def test_a_coordinator_sends_it_from_the_pupils_page_and_only_of_pupils_whom_they_see(pupil: Pupil):
    territory = pupil.enrolments.get().classroom.school.territory
    nadia, mine = a_guardian(pupil), a_member(Role.COORDINATOR, territory)
    a_guardian(pupil, rank=2, name="Léa", email="lea@exemple.test", confirmed_at=None)
    stranger = a_guardian(a_pupil(), name="Awa", email="awa@exemple.test")
    office = signed_in_as(mine)
    address = reverse("families:pupil_pages", args=[pupil.pk])
    assert address in text(office, reverse("following:pupil", args=[pupil.pk]))
    for each in (stranger.pk, "all"):  # another's family is nothing on this page
        office.post(address, {"send": each})
    assert set(Link.objects.filter(purpose=FAMILY).values_list("recipient", flat=True)) == {nadia.email}
    with pytest.raises(NotAllowed):
        send_pages([nadia, stranger], by=acting(mine))
    elsewhere = signed_in_as(a_member(Role.COORDINATOR, a_territory()))
    assert elsewhere.get(address).status_code == elsewhere.post(address, {"send": "all"}).status_code == 403
    office.post(address, {"close": nadia.pk})
    assert Client().get(Link.objects.get(purpose=FAMILY).address).status_code == 410
