"""Whoever writes, reviews or recommends an offer sees it as a pupil does, before and after it is online."""

import pytest

from premierpas.offers.actions import save_step
from premierpas.offers.models import Offer
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from tests.clients import signed_in, signed_in_as
from tests.factories import (
    a_classroom,
    a_company,
    a_coordinator_of,
    a_draft_offer,
    a_member,
    a_published_offer,
    a_school,
    a_submitted_offer,
    a_teacher,
    a_territory,
    acting,
)

pytestmark = pytest.mark.django_db


def seen(person: Membership, offer: Offer) -> str:
    answer = signed_in_as(person).get(f"/offres/{offer.pk}/comme-un-eleve/")
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def test_a_company_sees_a_draft_as_a_pupil_will():
    offer = a_draft_offer(a_company(), title="Découvrir l’atelier")
    html = signed_in(offer.created_by).get(f"/offres/{offer.pk}/comme-un-eleve/").content.decode()
    assert "Découvrir l’atelier" in html and "Ta semaine, jour par jour" in html
    assert "la page que lit un élève" in html
    assert 'type="button" disabled' in html and "offers/keep" not in html
    assert Offer.objects.get(pk=offer.pk).title == ""


def test_an_empty_draft_is_shown_without_a_fault():
    company = a_company()
    member = a_member(Role.COMPANY, company)
    offer = Offer.objects.create(company=company)
    assert "Offre sans titre" in seen(member, offer)


def test_a_coordinator_sees_the_text_in_review_and_a_teacher_the_public_one():
    offer = a_published_offer(title="Le texte en ligne")
    by = acting(offer.created_by)
    save_step(offer, step=1, values={"title": "Le texte suivant", "summary": offer.content["summary"]}, by=by)
    coordinator = signed_in(a_coordinator_of(offer.company))
    assert "Le texte suivant" in coordinator.get(f"/offres/{offer.pk}/comme-un-eleve/").content.decode()
    teacher = a_teacher(a_classroom(a_school(offer.company.territory)))
    html = seen(teacher, offer)
    assert "Le texte en ligne" in html and "Le texte suivant" not in html


@pytest.mark.parametrize("audience", ["all", "territory"])
def test_a_teacher_sees_what_pupils_of_the_school_may_read(audience: str):
    offer = a_published_offer(audience=audience)
    near = a_teacher(a_classroom(a_school(offer.company.territory)))
    far = a_teacher(a_classroom(a_school(a_territory())))
    assert "Ta semaine" in seen(near, offer)
    assert ("Ta semaine" in seen(far, offer)) == (audience == "all")


def test_nobody_sees_a_text_that_isnt_online_but_its_company_and_its_coordinators():
    offer = a_submitted_offer(a_company())
    teacher = a_teacher(a_classroom(a_school(offer.company.territory)))
    others = [teacher, a_member(Role.COMPANY, a_company()), a_member(Role.COORDINATOR, a_territory())]
    assert [seen(each, offer) for each in others] == ["403"] * 3


def test_a_teacher_comes_there_from_the_menu_and_the_offer():
    offer = a_published_offer()
    client = signed_in_as(a_teacher(a_classroom(a_school(offer.company.territory))))
    assert 'href="/stages/"' in client.get("/etablissement/").content.decode()
    html = client.get(f"/stages/{offer.slug}-{offer.pk}/").content.decode()
    assert f"/offres/{offer.pk}/comme-un-eleve/" in html
