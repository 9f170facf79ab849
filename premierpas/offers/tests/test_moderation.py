"""The association's review: the queue, what has changed, the decision."""

from copy import deepcopy
from datetime import timedelta

import pytest
from django.test import Client

from premierpas.core import clock
from premierpas.core.outbox.models import Message
from premierpas.offers.actions import request_changes, save_step, submit_offer
from premierpas.offers.drafts import draft_content, text_version
from premierpas.offers.models import Offer
from premierpas.offers.naming import offers
from premierpas.offers.tests.counting import queries_of
from premierpas.organisations.enums import Role
from tests.begun import begun_once
from tests.factories import (
    a_company,
    a_coordinator_of,
    a_draft_offer,
    a_member,
    a_published_offer,
    a_submitted_offer,
    a_territory,
    acting,
)

pytestmark = pytest.mark.django_db
BACKEND = "premierpas.accounts.backends.ActiveUserBackend"
QUEUE = "/association/offres/"


submitted = begun_once(lambda: a_submitted_offer(a_company(name="Atelier Bleu"), title="Découvrir l’atelier"))


@pytest.fixture
def offer(submitted: Offer) -> Offer:
    return deepcopy(submitted)


@pytest.fixture
def coordinator(client: Client, offer: Offer) -> Client:
    client.force_login(a_coordinator_of(offer.company), backend=BACKEND)
    return client


def test_what_waits_longest_comes_first(coordinator: Client, offer: Offer) -> None:
    with clock.travel(clock.now() - timedelta(days=3)):
        older = a_submitted_offer(offer.company, title="Plus ancienne")
    rows = coordinator.get(QUEUE).context["rows"]
    assert [row.id for row in rows] == [older.pk, offer.pk]


def test_a_coordinator_sees_the_offers_of_their_territory_only(client: Client, offer: Offer) -> None:
    client.force_login(a_member(Role.COORDINATOR, a_territory()).user, backend=BACKEND)
    assert client.get(QUEUE).context["rows"] == []
    assert client.get(f"{QUEUE}{offer.pk}/").status_code == 403
    assert client.post(f"{QUEUE}{offer.pk}/", {"act": "publish"}).status_code == 403


def test_a_company_does_not_moderate(client: Client, offer: Offer) -> None:
    client.force_login(offer.created_by, backend=BACKEND)
    assert client.get(QUEUE).status_code == 403
    assert client.post(f"{QUEUE}{offer.pk}/", {"act": "publish"}).status_code == 403


def test_the_whole_text_is_read_and_published(coordinator: Client, offer: Offer) -> None:
    page = coordinator.get(f"{QUEUE}{offer.pk}/")
    assert "Suivre une réparation" in page.content.decode()
    coordinator.post(f"{QUEUE}{offer.pk}/", {"act": "publish", "version": page.context["version"]})
    assert Offer.objects.get(pk=offer.pk).state == "published"


def test_a_text_that_has_changed_meanwhile_is_not_published(coordinator: Client, offer: Offer) -> None:
    page = coordinator.post(f"{QUEUE}{offer.pk}/", {"act": "publish", "version": "another"}, follow=True)
    assert "Relisez-le" in page.content.decode()
    assert Offer.objects.get(pk=offer.pk).state == "in_review"


def test_publishing_twice_says_that_it_is_done(coordinator: Client, offer: Offer) -> None:
    data = {"act": "publish", "version": text_version(draft_content(offer))}
    coordinator.post(f"{QUEUE}{offer.pk}/", data)
    page = coordinator.post(f"{QUEUE}{offer.pk}/", data, follow=True)
    assert "déjà été traitée" in page.content.decode()


def test_changes_are_asked_for_with_words(coordinator: Client, offer: Offer) -> None:
    empty = coordinator.post(f"{QUEUE}{offer.pk}/", {"act": "request_changes", "note": " "})
    assert empty.status_code == 422
    coordinator.post(f"{QUEUE}{offer.pk}/", {"act": "request_changes", "note": "Le mardi est vide."})
    offer.refresh_from_db()
    assert (offer.state, offer.review_note) == ("changes_requested", "Le mardi est vide.")


def test_an_unverified_company_is_said_and_its_offer_not_published(client: Client) -> None:
    offer = a_submitted_offer(a_company(verified=False))
    client.force_login(a_coordinator_of(offer.company), backend=BACKEND)
    page = client.get(f"{QUEUE}{offer.pk}/")
    assert page.context["may_publish"] is False
    data = {"act": "publish", "version": page.context["version"]}
    assert "pas encore vérifiée" in client.post(f"{QUEUE}{offer.pk}/", data, follow=True).content.decode()


def test_only_what_differs_from_the_public_text_is_listed(client: Client) -> None:
    offer = a_published_offer(title="Avant")
    values = {"title": "Après", "summary": offer.content["summary"]}
    submit_offer(save_step(offer, step=1, values=values, by=acting(offer.created_by)), by=acting(offer.created_by))
    client.force_login(a_coordinator_of(offer.company), backend=BACKEND)
    changes = client.get(f"{QUEUE}{offer.pk}/").context["changes"]
    assert [(change.before, change.after) for change in changes] == [("Avant", "Après")]


def test_a_public_offer_is_withdrawn_with_a_reason(client: Client) -> None:
    offer = a_published_offer()
    client.force_login(a_coordinator_of(offer.company), backend=BACKEND)
    assert client.post(f"{QUEUE}{offer.pk}/", {"act": "withdraw", "reason": ""}).status_code == 422
    client.post(f"{QUEUE}{offer.pk}/", {"act": "withdraw", "reason": "Adresse fausse"})
    assert Offer.objects.get(pk=offer.pk).state == "withdrawn"


def test_the_queue_is_paged_and_asks_no_more_for_being_longer(coordinator: Client, offer: Offer) -> None:
    short = queries_of(coordinator, QUEUE)
    for number in range(21):
        a_submitted_offer(offer.company, title=f"Offre {number}")
    assert queries_of(coordinator, QUEUE) == short
    assert len(coordinator.get(f"{QUEUE}?page=2").context["rows"]) == 2
    assert coordinator.get(f"{QUEUE}?onglet=inconnu").status_code == 404


def test_a_draft_is_nobodys_business_yet(coordinator: Client, offer: Offer) -> None:
    draft = a_draft_offer(offer.company)
    assert draft.pk not in [row.id for row in coordinator.get(QUEUE).context["rows"]]


def messages_of(notice: str, *, after: int) -> set[str]:
    return set(Message.objects.filter(notice=notice, channel="email", pk__gt=after).values_list("to", flat=True))


def test_the_company_hears_that_its_offer_has_arrived_and_coordinators_that_it_waits() -> None:
    company = a_company()
    coordinator, stranger = a_coordinator_of(company), a_member(Role.COORDINATOR, a_territory()).user
    last = Message.objects.latest("pk").pk
    offer = a_submitted_offer(company)
    assert messages_of("offers.received", after=last) == {offer.created_by.email}
    assert coordinator.email in messages_of("offers.to_review", after=last)
    assert stranger.email not in messages_of("offers.to_review", after=last)
    assert offers({offer.pk})[offer.pk].title == f"Offre « {offer.draft['title']} », {company.name}"


def test_lists_name_an_offer_that_has_no_title_yet() -> None:
    offer = a_draft_offer(a_company(name="Garage Soleil"))
    Offer.objects.filter(pk=offer.pk).update(draft={})
    assert offers({offer.pk})[offer.pk].title == "Offre sans titre, Garage Soleil"


def test_a_text_that_comes_in_again_is_told_again_and_a_small_change_is_not(coordinator: Client, offer: Offer) -> None:
    request_changes(offer, note="Le mardi est vide.", by=acting(a_member(Role.COORDINATOR, offer.company.territory)))
    by = acting(offer.created_by)
    with clock.travel(clock.now() + timedelta(hours=1)):
        submit_offer(offer, by=by)
    assert Message.objects.filter(notice="offers.received", channel="email").count() == 2
    public = a_published_offer()
    before = Message.objects.filter(notice="offers.received").count()
    submit_offer(save_step(public, step=5, values={"bring": "Un stylo"}, by=acting(public.created_by)),
                 by=acting(public.created_by))  # fmt: skip
    assert Message.objects.filter(notice="offers.received").count() == before


@pytest.mark.parametrize("act", ["publish", "request_changes"])
def test_each_decision_leads_to_the_next_offer_and_the_last_one_home(
    coordinator: Client, offer: Offer, act: str
) -> None:
    with clock.travel(clock.now() + timedelta(minutes=1)):
        second = a_submitted_offer(offer.company, title="La suivante")
    addresses = []
    for each in (offer, second):
        version = text_version(draft_content(each))
        data = {"act": act, "version": version, "note": "Le mardi est vide."}
        addresses.append(coordinator.post(f"{QUEUE}{each.pk}/", data)["Location"])
    assert addresses == [f"{QUEUE}{second.pk}/", QUEUE]


def test_an_offer_may_be_passed_over_and_the_queue_goes_round(coordinator: Client, offer: Offer) -> None:
    with clock.travel(clock.now() + timedelta(minutes=1)):
        second = a_submitted_offer(offer.company, title="La suivante")
    assert coordinator.get(f"{QUEUE}{offer.pk}/").context["following"] == second
    assert coordinator.get(f"{QUEUE}{second.pk}/").context["following"] == offer


def test_a_second_reading_shows_what_changed_since_the_first(coordinator: Client, offer: Offer) -> None:
    coordinator.post(f"{QUEUE}{offer.pk}/", {"act": "request_changes", "note": "Un titre plus clair."})
    by = acting(offer.created_by)
    offer.refresh_from_db()
    kept = draft_content(offer)
    values = {"title": "Réparer un vélo", "summary": kept.summary, "sector": kept.sector}
    submit_offer(save_step(offer, step=1, values=values, by=by), by=by)
    page = coordinator.get(f"{QUEUE}{offer.pk}/")
    found = [(change.before, change.after) for change in page.context["since_review"]]
    assert found == [("Découvrir l’atelier", "Réparer un vélo")]
    assert "Un titre plus clair." in page.content.decode()


def test_a_text_that_comes_back_as_it_was_is_said(coordinator: Client, offer: Offer) -> None:
    coordinator.post(f"{QUEUE}{offer.pk}/", {"act": "request_changes", "note": "Le mardi est vide."})
    offer.refresh_from_db()
    submit_offer(offer, by=acting(offer.created_by))
    assert "Rien n’a changé" in coordinator.get(f"{QUEUE}{offer.pk}/").content.decode()


def test_a_published_text_begins_anew(coordinator: Client, offer: Offer) -> None:
    coordinator.post(f"{QUEUE}{offer.pk}/", {"act": "request_changes", "note": "Le mardi est vide."})
    offer.refresh_from_db()
    submit_offer(offer, by=acting(offer.created_by))
    coordinator.post(f"{QUEUE}{offer.pk}/", {"act": "publish", "version": text_version(draft_content(offer))})
    assert Offer.objects.get(pk=offer.pk).reviewed == {}
