"""A company that is refused: nothing of it stays in search."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.test import Client

from premierpas.offers.actions import CompanyNotVerified, publish_offer
from premierpas.offers.models import Offer
from premierpas.offers.search.finding import open_to
from premierpas.organisations.actions.companies import refuse_company, verify_company
from tests.factories import a_coordinator_of, a_published_offer, a_submitted_offer, acting
from tests.waiting import LIMIT, wait_for

pytestmark = pytest.mark.django_db
BACKEND = "premierpas.accounts.backends.ActiveUserBackend"


def test_the_offers_of_a_refused_company_leave_search_and_come_back_only_after_verification():
    offer = a_published_offer()
    other = a_published_offer()
    coordinator = a_coordinator_of(offer.company)
    assert set(open_to(None)) == {offer, other}
    refuse_company(offer.company, by=acting(coordinator), reason="Signalement")
    assert set(open_to(None)) == {other}
    assert Offer.objects.get(pk=offer.pk).state == "paused"
    member = Client()
    member.force_login(offer.created_by, backend=BACKEND)
    member.post(f"/entreprise/offres/{offer.pk}/reprendre/")
    assert Offer.objects.get(pk=offer.pk).state == "paused"
    person = offer.company.memberships.first()
    verify_company(offer.company, by=acting(coordinator), person=person, contact="01 40 00 00 00", found_at="annuaire")
    member.post(f"/entreprise/offres/{offer.pk}/reprendre/")
    assert set(open_to(None)) == {offer, other}


def test_an_offer_in_review_cannot_be_published_any_more():
    offer = a_submitted_offer()
    coordinator = a_coordinator_of(offer.company)
    refuse_company(offer.company, by=acting(coordinator), reason="Signalement")
    with pytest.raises(CompanyNotVerified):
        publish_offer(offer, by=acting(coordinator))


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_publishing_waits_for_a_refusal_before_it_holds_the_offer_so_neither_can_block_the_other():
    offer = a_submitted_offer()
    coordinator = a_coordinator_of(offer.company)

    def publish() -> str:
        try:
            publish_offer(offer, by=acting(coordinator))
        except CompanyNotVerified:
            return "refused"
        finally:
            connection.close()
        return "published"

    with ThreadPoolExecutor(1) as hands:
        with transaction.atomic():
            refuse_company(offer.company, by=acting(coordinator), reason="Signalement")
            publishing = hands.submit(publish)
            wait_for(lambda: waiting_for_locks() == 1)
            Offer.objects.select_for_update(nowait=True).get(pk=offer.pk)
        assert publishing.result(timeout=LIMIT) == "refused"


def waiting_for_locks() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return int(cursor.fetchone()[0])
