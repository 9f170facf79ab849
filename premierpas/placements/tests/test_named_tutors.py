"""A tutor without account: named in an offer, read by the pupil, joined on the agreement, and nowhere else."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.tests.situations import JANUARY, a_slot, an_offer, an_old_pupil, in_state
from premierpas.core.clock import travel
from premierpas.offers.models import Offer
from premierpas.offers.readiness import problems_of
from premierpas.offers.reading import OfferContent
from premierpas.organisations.actions.own_company import name_tutor, remove_tutor
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Tutor
from premierpas.placements.models import Agreement
from tests.clients import signed_in
from tests.factories import a_company, a_draft_offer, a_member, acting

pytestmark = pytest.mark.django_db
NEW = {"tutor_name": "Rosa Lima", "tutor_function": "Menuisière", "tutor_contact": "06 12 34 56 78"}


@pytest.fixture(autouse=True)
def november():
    with travel(date(2026, 11, 10)):
        yield


@pytest.fixture
def offer() -> Offer:
    return a_draft_offer(a_company())


def send(client: Client, offer: Offer, **values: Any) -> str:
    answer = client.post(f"/entreprise/offres/{offer.pk}/etape/6/", values, follow=True)
    offer.refresh_from_db()
    return answer.content.decode()


def test_a_tutor_is_named_in_the_wizard_and_chosen_again_later(offer: Offer):
    client = signed_in(offer.created_by)
    send(client, offer, **NEW)
    tutor = Tutor.objects.get()
    assert (offer.draft["tutor_ids"], offer.draft["named_tutor_ids"]) == ([], [tutor.pk])
    assert problems_of(offer, OfferContent.of(offer.draft)) == []
    html = client.get(f"/entreprise/offres/{offer.pk}/etape/6/").content.decode()
    assert "Rosa Lima" in html and "Menuisière" in html
    send(client, offer, named_tutor_ids=[str(tutor.pk)])
    assert offer.draft["named_tutor_ids"] == [tutor.pk]


@pytest.mark.parametrize("missing", sorted(NEW))
def test_a_tutor_is_named_whole_or_not_at_all(offer: Offer, missing: str):
    html = send(signed_in(offer.created_by), offer, **(NEW | {missing: ""}))
    assert "À remplir pour nommer ce tuteur" in html
    assert not Tutor.objects.exists()
    assert all(value in html for name, value in NEW.items() if name != missing)


def test_one_or_two_tutors_whoever_has_an_account(offer: Offer):
    client, first = signed_in(offer.created_by), offer.draft["tutor_ids"][0]
    second = a_member(Role.COMPANY, offer.company)
    assert "au moins un tuteur" in send(client, offer)
    assert "Deux tuteurs au plus" in send(client, offer, tutor_ids=[str(first), str(second.pk)], **NEW)


def test_the_pupil_reads_name_and_function_and_the_agreement_has_the_contact():
    company = a_company()
    by = acting(a_member(Role.COMPANY, company))
    tutor = name_tutor(company, name="Rosa Lima", function="Menuisière", contact="+33612345678", by=by)
    offer = an_offer(company=company, named_tutor_ids=[tutor.pk])
    pupil = an_old_pupil()
    page = signed_in(pupil.user).get(f"/stages/{offer.slug}-{offer.pk}/").content.decode()
    assert "Rosa Lima (Menuisière)" in page and "06" not in page.split("Rosa Lima")[1][:200]
    in_state(S.CONFIRMED, pupil, a_slot(offer, JANUARY))
    content = Agreement.objects.get().content
    assert {"name": "Rosa Lima", "function": "Menuisière"} in content.tutors
    assert content.tutor_contact.replace("\xa0", " ") == "06 12 34 56 78"


def test_who_was_taken_away_is_no_tutor_of_the_next_placement(offer: Offer):
    client, by = signed_in(offer.created_by), acting(offer.created_by)
    send(client, offer, **NEW)
    remove_tutor(Tutor.objects.get(), by=by)
    offer.refresh_from_db()
    assert [each.field for each in problems_of(offer, OfferContent.of(offer.draft))] == ["tutor_ids"]
