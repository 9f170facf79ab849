"""The company's list of offers and what one click does there."""

import pytest
from django.test import Client

from premierpas.offers.actions import hold_seat
from premierpas.offers.models import Offer
from premierpas.offers.tests.counting import queries_of
from premierpas.organisations.enums import Role
from tests.factories import a_company, a_draft_offer, a_member, a_published_offer, a_submitted_offer, viewer

pytestmark = pytest.mark.django_db
BACKEND = "premierpas.accounts.backends.ActiveUserBackend"
LIST = "/entreprise/offres/"


def signed_in(client: Client, offer: Offer) -> Client:
    client.force_login(offer.created_by, backend=BACKEND)
    return client


def test_a_company_without_offers_is_told_what_one_is(client: Client) -> None:
    client.force_login(a_member(Role.COMPANY, a_company(verified=False)).user, backend=BACKEND)
    page = client.get(LIST).content.decode()
    assert "Aucune offre pour l’instant" in page
    assert "Proposer une place" in page
    assert "vérifier votre structure" in page


def test_offers_stand_by_state_with_their_free_seats(client: Client) -> None:
    offer = a_published_offer(places=2)
    a_draft_offer(offer.company)
    a_submitted_offer(offer.company)
    a_published_offer()  # another company's
    hold_seat(offer.slots.first())
    groups = signed_in(client, offer).get(LIST).context["groups"]
    assert [(group.title, len(group.offers)) for group in groups] == [
        ("À finir", 1),
        ("En relecture", 1),
        ("En ligne et en pause", 1),
    ]
    assert [week["note"] for week in groups[2].offers[0].weeks] == ["1 place libre", "2 places libres"]


def test_one_click_pauses_and_one_resumes(client: Client) -> None:
    offer = a_published_offer()
    signed_in(client, offer)
    client.post(f"{LIST}{offer.pk}/pause/")
    assert Offer.objects.get(pk=offer.pk).state == "paused"
    client.post(f"{LIST}{offer.pk}/reprendre/")
    assert Offer.objects.get(pk=offer.pk).state == "published"
    client.post(f"{LIST}{offer.pk}/clore/")
    assert Offer.objects.get(pk=offer.pk).state == "closed"


def test_a_link_that_is_only_opened_changes_nothing(client: Client) -> None:
    offer = a_published_offer()
    signed_in(client, offer)
    for act in ("pause", "clore", "abandonner", "envoyer"):
        assert client.get(f"{LIST}{offer.pk}/{act}/").status_code == 405
    assert client.get(f"{LIST}{offer.pk}/refaire/").status_code == 200
    assert not Offer.objects.filter(copied_from=offer).exists()
    assert Offer.objects.get(pk=offer.pk).state == "published"


def test_a_second_click_on_pause_says_so(client: Client) -> None:
    offer = a_published_offer()
    signed_in(client, offer)
    client.post(f"{LIST}{offer.pk}/pause/")
    assert "rechargez la page" in client.post(f"{LIST}{offer.pk}/pause/", follow=True).content.decode()


def test_again_next_year_makes_one_draft_however_often_it_is_sent(client: Client) -> None:
    offer = a_published_offer()
    key = signed_in(client, offer).get(f"{LIST}{offer.pk}/refaire/").context["key"]
    first = client.post(f"{LIST}{offer.pk}/refaire/", {"key": key})
    assert client.post(f"{LIST}{offer.pk}/refaire/", {"key": key}).url == first.url
    assert Offer.objects.filter(copied_from=offer).count() == 1


def test_a_missing_or_broken_key_is_no_error_page(client: Client) -> None:
    offer = signed_in(client, a_published_offer()).get(LIST)
    for key in ("", "not-a-key"):
        assert client.post(f"{LIST}nouvelle/", {"key": key}).url == LIST
    assert offer.status_code == 200


def test_another_company_pauses_nothing(client: Client) -> None:
    offer = a_published_offer()
    client.force_login(a_member(Role.COMPANY, a_company()).user, backend=BACKEND)
    for act in ("pause", "reprendre", "clore", "refaire", "abandonner", "envoyer"):
        assert client.post(f"{LIST}{offer.pk}/{act}/").status_code == 403
    assert Offer.objects.get(pk=offer.pk).state == "published"


def test_the_list_asks_no_more_for_being_longer(client: Client) -> None:
    offer = a_published_offer()
    signed_in(client, offer)
    short = queries_of(client, LIST)
    for _each in range(4):
        a_published_offer(offer.company)
    assert queries_of(client, LIST) == short


def test_the_inbox_is_for_the_team_and_for_everybody_while_there_is_none() -> None:
    import rules

    offer = a_published_offer()
    tutor = offer.team.get().membership
    colleague = a_member(Role.COMPANY, offer.company)
    stranger = a_member(Role.COMPANY, a_company())
    asked = [rules.has_perm("offers.work_on_inbox", viewer(who), offer) for who in (tutor, colleague, stranger)]
    assert asked == [True, False, False]
    offer.team.all().delete()
    asked = [rules.has_perm("offers.work_on_inbox", viewer(who), offer) for who in (tutor, colleague, stranger)]
    assert asked == [True, True, False]
