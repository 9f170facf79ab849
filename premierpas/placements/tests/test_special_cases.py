"""A host of the family, or abroad: nobody pretends not to see it; the school accepts with its reason, or doesn't."""

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.organisations.enums import Role
from premierpas.placements.actions import blockers, request_signatures, save_part
from premierpas.placements.errors import Incomplete
from premierpas.placements.models import Agreement
from premierpas.placements.terms.content import Part
from premierpas.placements.terms.judging import special_cases
from tests.clients import signed_in_as

from .agreements import SCHOOL_PART, a_draft, completed, the_host, the_school

pytestmark = pytest.mark.django_db


def of_the_family() -> Agreement:
    agreement = a_draft()
    tutor = {"name": f"Karim {agreement.placement.pupil.last_name}", "function": "oncle"}
    return save_part(agreement, part=Part.HOST, values={"tutors": [tutor]}, by=the_host(agreement))


def head_of(agreement: Agreement) -> Client:
    return signed_in_as(agreement.placement.enrolment.classroom.school.memberships.get(role=Role.HEAD_TEACHER))


def test_a_tutor_of_the_family_and_a_host_abroad_are_seen():
    agreement = of_the_family()
    assert special_cases(agreement.placement, agreement.content) == ["family"]
    abroad = save_part(agreement, part=Part.HOST, values={"host_country": "BE"}, by=the_host(agreement))
    assert special_cases(abroad.placement, abroad.content) == ["family", "abroad"]


def test_without_the_schools_decision_nobody_is_asked_to_sign():
    agreement = completed(of_the_family())
    assert "family" in blockers(agreement)
    with pytest.raises(Incomplete, match="famille"):
        request_signatures(agreement, by=the_school(agreement))


def test_the_school_accepts_with_a_reason_that_is_kept_in_the_text():
    agreement = of_the_family()
    form = {**SCHOOL_PART, "special_accepted": "on", "objectives": "Voir", "follow_up": "Appel", "then": "done"}
    address = reverse("placements:school_part", args=[agreement.pk])
    client = head_of(agreement)
    html = client.post(address, form).content.decode()
    assert "Indiquez pourquoi" in html
    client.post(address, {**form, "special_reason": "Le seul atelier de lutherie du département."})
    agreement.refresh_from_db()
    assert agreement.terms["special_case"] == "family" and "lutherie" in agreement.terms["special_reason"]
    assert agreement.school_done_at is not None


def test_nothing_is_asked_where_there_is_nothing_to_decide():
    agreement = a_draft()
    html = head_of(agreement).get(reverse("placements:school_part", args=[agreement.pk])).content.decode()
    assert "special_accepted" not in html
