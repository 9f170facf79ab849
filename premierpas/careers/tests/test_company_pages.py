"""Companies as pupils read them: listed, searched, kept, wished for."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from premierpas.careers.actions import keep_company, let_go_company, unwish, wish
from premierpas.careers.errors import HasSeats, NoMoreWishes
from premierpas.careers.models import KeptCompany, Wish
from premierpas.careers.notices import public_address
from premierpas.careers.wishes import LEAST, wished_companies
from premierpas.core.outbox.models import Message
from premierpas.outreach.enums import Need
from premierpas.outreach.models import Unmet
from premierpas.people.models import Pupil
from tests.clients import compact, signed_in
from tests.factories import (
    a_classroom,
    a_company,
    a_published_offer,
    a_pupil,
    a_school,
    a_territory,
    acting,
    an_event,
)

from .situations import a_public_page

pytestmark = pytest.mark.django_db
LIST = reverse("careers:companies")


def html(client: Client, url: str, **query: str) -> str:
    return compact(client.get(url, query, follow=True).content.decode())


def a_pupil_of(territory) -> Pupil:
    return a_pupil(a_classroom(a_school(territory)))


def test_the_list_opens_whatever_its_address_asks_for(client: Client):
    strange = [{"q": "🎉"}, {"q": "'; DROP"}, {"secteur": "é"}, {"page": "-1"}, {"sans": "zz"}, {"q": "a" * 900}]
    assert {client.get(LIST, query).status_code for query in strange} == {200}


def test_companies_with_places_stand_first_and_those_without_apart(client: Client):
    busy, quiet, hidden = a_company(name="Atelier Busard"), a_company(name="Zinguerie Quai"), a_company(verified=False)
    a_published_offer(busy)
    page = html(client, LIST)
    assert page.index("Atelier Busard") < page.index("sans-place") < page.index("Zinguerie Quai")
    assert hidden.name not in page and "Zinguerie" in html(client, public_address(quiet))


def test_a_company_is_found_by_name_city_and_sector_with_typos(client: Client):
    a_published_offer(a_company(name="Menuiserie Diallo"))
    a_public_page(a_company(name="Eaux du Fleuve"))
    finds = {
        ("Menuiserie Diallo", "q", "menuizerie"), ("Eaux du Fleuve", "q", "fleuve nanterre"),
        ("Eaux du Fleuve", "secteur", "environment"), ("Menuiserie Diallo", "secteur", "wood"),
        ("Eaux du Fleuve", "q", "écologie"),
    }  # fmt: skip
    missed = [(name, value) for name, key, value in finds if name not in html(client, LIST, **{key: value})]
    assert missed == []
    assert "Menuiserie" not in html(client, LIST, secteur="environment")


def test_the_nearest_comes_first_for_whoever_has_a_place():
    territory = a_territory()
    pupil = a_pupil_of(territory)
    a_company(territory, name="Aa Loin", latitude=48.2, longitude=2.9)
    a_company(territory, name="Zz Près")
    page = html(signed_in(pupil.user), LIST)
    assert page.index("Zz Près") < page.index("Aa Loin") and "km" in page


def test_a_page_shows_places_events_and_how_fast_one_answers(client: Client):
    page = a_public_page()
    company = page.company
    a_published_offer(company, title="Sous la rue")
    an_event(company.territory, company=company, title="Derrière le robinet")
    an_event(company.territory, company=company, title="Entre nous", open_to="invited")
    shown = html(client, public_address(company))
    assert "Sous la rue" in shown and "Derrière le robinet" in shown and "c’est la règle" in shown
    assert "Entre nous" not in shown and "n’a pas de place" not in shown


def test_a_company_that_has_hosted_is_not_said_to_be_asked_for_the_first_time():
    territory, never = a_territory(), "On ne leur a pas encore demandé"
    new, known = a_company(territory), a_company(territory)
    a_published_offer(known, audience="territory")
    pupil = a_pupil_of(a_territory())
    assert never in html(signed_in(pupil.user), public_address(new))
    shown = html(signed_in(pupil.user), public_address(known))
    assert "n’a pas de place pour toi" in shown and never not in shown and "pour d’autres classes" in shown
    assert "Garder cette entreprise" in shown and "Dire que j’aimerais y aller" in shown
    assert reverse("careers:kept") in shown


def test_an_old_address_leads_to_the_present_one(client: Client):
    company = a_company()
    answer = client.get(reverse("careers:company", args=["ancien-nom", company.pk]))
    assert answer.status_code == 301 and answer["Location"] == public_address(company)


def test_offers_and_occupation_sheets_lead_to_the_page(client: Client):
    page = a_public_page()
    offer = a_published_offer(page.company)
    address = public_address(page.company)
    assert address in html(client, reverse("offers:detail", args=[offer.slug, offer.pk]))
    assert address in html(client, reverse("occupations:sheet", args=["plomberie"]))


def test_a_pupil_keeps_and_lets_go_twice_is_once():
    company, pupil = a_company(), a_pupil()
    for _time in range(2):
        keep_company(pupil, company, by=acting(pupil))
    assert KeptCompany.objects.count() == 1
    assert company.name in html(signed_in(pupil.user), reverse("careers:kept"))
    for _time in range(2):
        let_go_company(pupil, company, by=acting(pupil))
    assert not KeptCompany.objects.exists()


def test_a_pupil_has_five_wishes_and_takes_them_back_any_time():
    territory = a_territory()
    pupil = a_pupil_of(territory)
    companies = [a_company(territory) for _n in range(settings.WISHES_PER_PUPIL + 1)]
    for company in companies[: settings.WISHES_PER_PUPIL]:
        wish(pupil, company, by=acting(pupil))
    wish(pupil, companies[0], by=acting(pupil))
    with pytest.raises(NoMoreWishes):
        wish(pupil, companies[settings.WISHES_PER_PUPIL], by=acting(pupil))
    unwish(pupil, companies[0], by=acting(pupil))
    wish(pupil, companies[settings.WISHES_PER_PUPIL], by=acting(pupil))
    assert Wish.objects.count() == settings.WISHES_PER_PUPIL


def test_a_territory_may_let_fewer():
    territory = a_territory()
    type(territory).objects.filter(pk=territory.pk).update(wishes=1)
    pupil, first, second = a_pupil_of(territory), a_company(territory), a_company(territory)
    wish(pupil, first, by=acting(pupil))
    with pytest.raises(NoMoreWishes):
        wish(pupil, second, by=acting(pupil))


def test_a_wish_is_a_total_for_the_team_and_nothing_for_the_company():
    territory = a_territory()
    page = a_public_page(a_company(territory))
    pupils = [a_pupil_of(territory) for _n in range(LEAST)]
    for number, pupil in enumerate(pupils, start=1):
        wish(pupil, page.company, by=acting(pupil))
        named = [each.wished for each in wished_companies(territory.pk)]
        assert named == ([LEAST] if number == LEAST else [])
    row = Unmet.objects.get(kind=Need.WISH)
    assert (row.count, row.sector, row.territory) == (LEAST, "environment", territory)
    assert f"{LEAST} élèves l’ont déjà dit" in html(Client(), public_address(page.company))


def test_nobody_wishes_for_what_is_there_and_a_place_answers_those_who_wished():
    territory = a_territory()
    company, pupil = a_company(territory), a_pupil_of(territory)
    wish(pupil, company, by=acting(pupil))
    elsewhere = a_pupil_of(a_territory())
    wish(elsewhere, company, by=acting(elsewhere))
    a_published_offer(company, audience="territory")
    assert Wish.objects.get(pupil=pupil).answered_at is not None
    assert Wish.objects.get(pupil=elsewhere).answered_at is None, "the place isn't open to them"
    told = Message.objects.filter(notice="careers.wish_answered")
    assert told.exists() and not told.exclude(user=pupil.user).exists()
    with pytest.raises(HasSeats):
        wish(pupil, company, by=acting(pupil))
