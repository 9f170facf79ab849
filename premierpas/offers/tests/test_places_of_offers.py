"""Step 2: an existing site, or a new address with its commune and position."""

import pytest
from django.test import Client

from premierpas.offers.actions import start_offer
from premierpas.offers.drafts import Step, typed_in
from premierpas.offers.models import Offer
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Site
from tests.factories import a_company, a_member, a_site, a_territory, acting

pytestmark = pytest.mark.django_db
BACKEND = "premierpas.accounts.backends.ActiveUserBackend"
NEW = {"site": "new", "site_name": "Atelier", "street": "3, rue du Bois", "postal_code": "92000"}


@pytest.fixture
def offer() -> Offer:
    company = a_company(a_territory())
    return start_offer(company, by=acting(a_member(Role.COMPANY, company)))


def address(offer: Offer, more: str = "") -> str:
    return f"/entreprise/offres/{offer.pk}/etape/2/{more}"


def test_a_company_without_a_site_begins_at_its_own_address(company: Client, offer: Offer) -> None:
    form = company.get(address(offer)).context["form"]
    assert (form["site"].value(), form["postal_code"].value()) == ("new", "92000")


def test_a_new_address_gets_its_commune_territory_and_about_where(company: Client, offer: Offer) -> None:
    assert company.post(address(offer), NEW).status_code == 302
    site = Site.objects.get(company=offer.company)
    assert (site.city, site.insee, site.is_exact) == ("Nanterre", "92050", False)
    assert site.territory is not None
    assert site.latitude == pytest.approx(48.89, abs=0.02)
    offer.refresh_from_db()
    assert offer.draft["site_id"] == site.pk


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"postal_code": "9200"}, "cinq chiffres"),
        ({"postal_code": "00000"}, "Aucun département"),
        ({"postal_code": ""}, "à remplir"),
        ({"street": ""}, "à remplir"),
        ({"site_name": ""}, "à remplir"),
        ({"site": "999999"}, "pas dans la liste"),
        ({"site": ""}, "Il faut choisir"),
        ({"street": "x" * 201}, "trop long"),
    ],
)
def test_a_wrong_address_is_named_and_kept(
    company: Client, offer: Offer, changes: dict[str, str], message: str
) -> None:
    page = company.post(address(offer), NEW | changes, follow=True).content.decode()
    assert message in page
    kept = typed_in(Offer.objects.get(pk=offer.pk), Step.PLACE) or {}
    assert all(kept[name] == [value] for name, value in changes.items())
    assert not Site.objects.filter(company=offer.company).exists()


def test_several_communes_of_one_postal_code_are_a_choice(company: Client, offer: Offer) -> None:
    shared = NEW | {"postal_code": "01400"}
    page = company.post(address(offer), shared, follow=True)
    assert "Plusieurs communes" in page.content.decode()
    codes = [code for code, _name in page.context["form"].fields["insee"].choices if code]
    assert len(codes) > 1
    assert company.post(address(offer), shared | {"insee": codes[-1]}).url.endswith("/etape/3/")
    assert Site.objects.get(company=offer.company).insee == codes[-1]


def test_the_communes_are_offered_while_the_postal_code_is_typed(company: Client, offer: Offer) -> None:
    fragment = company.post(address(offer, "verifier/"), {"site": "new", "postal_code": "92000"}).content.decode()
    assert 'hx-swap-oob="true"' in fragment
    assert "Nanterre" in fragment


def test_the_same_address_twice_is_one_site(company: Client, offer: Offer) -> None:
    company.post(address(offer), NEW)
    company.post(address(offer), NEW)
    assert Site.objects.filter(company=offer.company).count() == 1


def test_a_known_site_is_chosen_and_another_companys_is_not(company: Client, offer: Offer) -> None:
    own, foreign = a_site(offer.company), a_site(a_company())
    company.post(address(offer), {"site": str(own.pk), "access": "RER A", "wheelchair": "on"})
    offer.refresh_from_db()
    assert (offer.draft["site_id"], offer.draft["access"], offer.draft["wheelchair"]) == (own.pk, "RER A", True)
    company.post(address(offer), {"site": str(foreign.pk)})
    offer.refresh_from_db()
    assert offer.draft["site_id"] == own.pk
