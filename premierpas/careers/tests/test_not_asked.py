"""At the end of a short search: who in this domain was never asked for a place."""

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.careers.models import CompanyPage, Wish
from premierpas.careers.notices import public_address
from premierpas.core import clock
from premierpas.organisations.models import Company
from tests.clients import signed_in
from tests.factories import a_company, a_published_offer, a_pupil

pytestmark = pytest.mark.django_db
SEARCH, TITLE = reverse("offers:search"), "Pas encore dans la liste"


def that_tells(sector: str, company: Company | None = None) -> Company:
    """A company with a public page, and no place unless it has one already."""
    company = company or a_company()
    text = {"headline": "Une porte qui s’ouvre", "sector": sector}
    CompanyPage.objects.create(company=company, content=text, sector=sector, published_at=clock.now())
    return company


def test_a_pupil_reads_who_was_never_asked_in_the_domain_they_look_for():
    never, elsewhere = that_tells("environment"), that_tells("law")
    hosting = that_tells("environment", a_published_offer(sector="environment").company)
    silent = a_company()
    pupil = signed_in(a_pupil().user)
    asked = ({"secteur": "environment"}, {"q": "recyclage"}, {"metier": "eau-potable"}, {"q": "xqzwk"}, {})
    told = [pupil.get(SEARCH, query).content.decode() for query in asked]
    assert [TITLE in html for html in told] == [True, True, True, False, False]
    for html in told[:3]:
        shown = html[html.index(TITLE) :]
        assert public_address(never) in shown
        assert not any(public_address(other) in shown for other in (elsewhere, hosting, silent))
    assert TITLE not in Client().get(SEARCH, asked[0]).content.decode(), "who can't say that they'd love to go"


def test_how_many_would_love_to_go_is_told_from_three_on():
    company = that_tells("environment")
    pupils = [a_pupil() for _each in range(3)]
    reader = signed_in(pupils[0].user)
    said = []
    for pupil in pupils:
        Wish.objects.create(pupil=pupil, company=company, at=clock.now())
        html = reader.get(SEARCH, {"secteur": "environment"}).content.decode()
        said.append("élèves l’ont déjà dit" in html[html.index(TITLE) :])
    assert said == [False, False, True]
