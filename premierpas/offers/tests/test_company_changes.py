"""What a company changes of itself reaches its offers; an address that pupils are led to isn't changed unread."""

import pytest
from django.urls import reverse

from premierpas.offers.actions import withdraw_offer
from premierpas.offers.models import Offer
from premierpas.organisations.actions.own_company import accept_name, change_company, change_site, remove_site
from premierpas.organisations.errors import SiteInUse
from tests.clients import signed_in
from tests.factories import a_company, a_coordinator_of, a_draft_offer, a_published_offer, a_site, acting

pytestmark = pytest.mark.django_db


def test_offers_are_found_by_the_new_name_once_it_is_accepted():
    offer = a_published_offer(a_company(name="Atelier Bleu"))
    company, by = offer.company, acting(offer.created_by)
    change_company(company, name="Maison Carmin", phone="", email="", by=by)
    assert "carmin" not in Offer.objects.get(pk=offer.pk).words
    accept_name(company, by=acting(a_coordinator_of(company)))
    assert "carmin" in Offer.objects.get(pk=offer.pk).words


def test_the_address_of_an_offer_stays_and_its_name_may_change():
    offer = a_published_offer()
    site, by = offer.site, acting(offer.created_by)
    same = {"street": site.street, "postal_code": site.postal_code, "insee": site.insee}
    assert change_site(site, name="Grand atelier", **same, by=by).name == "Grand atelier"
    with pytest.raises(SiteInUse):
        change_site(site, name="Atelier", **(same | {"street": "2 rue Neuve"}), by=by)
    with pytest.raises(SiteInUse):
        remove_site(site, by=by)


def test_a_place_offers_only_what_can_be_done_with_it():
    offer = a_published_offer()
    site, client = offer.site, signed_in(offer.created_by)
    page = reverse("organisations:site", args=[site.pk])
    html = client.get(page).content.decode()
    assert 'name="name"' in html and 'name="street"' not in html and 'value="remove"' not in html
    assert client.post(page, {"name": "Grand atelier"}).status_code == 302
    typed = {"name": "Atelier", "street": "2 rue Neuve", "postal_code": "92000", "insee": "92050"}
    answer = client.post(page, typed)
    assert answer.status_code == 422 and "2 rue Neuve" in answer.content.decode(), "typed before the offer was online"
    withdraw_offer(offer, reason="Fermé", by=acting(a_coordinator_of(offer.company)))
    html = client.get(page).content.decode()
    assert 'name="street"' in html and 'value="remove"' not in html, "the former offer still names it"
    free = a_site(offer.company, name="Boutique")
    assert 'value="remove"' in client.get(reverse("organisations:site", args=[free.pk])).content.decode()


def test_a_place_of_a_mere_draft_may_change():
    offer = a_draft_offer()
    site, by = offer.company.sites.get(), acting(offer.created_by)
    changed = change_site(site, name="Atelier", street="2 rue Neuve", postal_code="92000", insee="92050", by=by)
    assert (changed.street, changed.is_exact) == ("2 rue Neuve", False)
