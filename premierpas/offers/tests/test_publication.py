"""What an offer needs to be public, and what publishing writes."""

from copy import deepcopy
from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.postgres.search import SearchQuery

from premierpas.core import clock
from premierpas.core.errors import NotAllowed, WrongState
from premierpas.core.outbox.models import Message
from premierpas.offers.actions import (
    CompanyNotVerified,
    pause_offer,
    publish_offer,
    request_changes,
    resume_offer,
    submit_offer,
    withdraw_offer,
)
from premierpas.offers.content import OfferContent
from premierpas.offers.drafts import Step, draft_content, text_version
from premierpas.offers.models import Offer, SearchWord
from premierpas.offers.readiness import NotReady, problems_of
from premierpas.organisations.enums import Role, Verification
from tests.begun import begun_once
from tests.factories import (
    a_company,
    a_coordinator_of,
    a_draft_offer,
    a_member,
    a_published_offer,
    a_site,
    a_submitted_offer,
    a_territory,
    acting,
    coming_weeks,
)

pytestmark = pytest.mark.django_db
LONG_DAY = {"0": [["09:00", "13:00"], ["14:00", "19:00"]]}


two_offers = begun_once(lambda: (a_published_offer(title="Élèves à l’établi"), a_draft_offer()))


@pytest.fixture
def published(two_offers: tuple[Offer, Offer]) -> Offer:
    return deepcopy(two_offers[0])


@pytest.fixture
def draft(two_offers: tuple[Offer, Offer]) -> Offer:
    return deepcopy(two_offers[1])


def test_publishing_copies_the_text_into_what_search_and_rules_read() -> None:
    company = a_company()
    site = a_site(company)
    offer = a_published_offer(company, title="Élèves à l’établi", places=3, site_id=site.pk)
    offer.refresh_from_db()
    assert (offer.title, offer.slug, offer.sector) == ("Élèves à l’établi", "eleves-a-letabli", "wood")
    assert (offer.site, offer.territory, offer.latitude) == (site, site.territory, site.latitude)
    assert [slot.free for slot in offer.slots.all()] == [3, 3]
    assert [(each.is_tutor, each.signs) for each in offer.team.all()] == [(True, False)]
    assert offer.draft == {}
    assert OfferContent.of(offer.content).title == offer.title


@pytest.mark.parametrize("words", ["ELEVE", "établis", "Atelier", "Nanterre", "mesures"])
def test_a_published_offer_is_found_by_words_of_every_weight(words: str, published: Offer) -> None:
    query = SearchQuery(words, config="public.premierpas_fr")
    assert list(Offer.objects.filter(search=query)) == [published]


def test_the_words_of_an_offer_are_there_for_mistyped_ones() -> None:
    offer = a_published_offer(title="Ébénisterie d’art")
    offer.refresh_from_db()
    assert "ebenisterie" in offer.words
    assert SearchWord.objects.filter(word="ebenisterie").exists()


@pytest.mark.parametrize(
    ("field", "value", "step"),
    [
        ("title", "", Step.TRADE),
        ("sector", "no-such-sector", Step.TRADE),
        ("summary", "", Step.TRADE),
        ("host_kind", "", Step.TRADE),
        ("level", "terminale", Step.TRADE),
        ("site_id", None, Step.PLACE),
        ("programme", {"0": {"morning": "", "afternoon": ""}}, Step.PROGRAMME),
        ("weeks", [], Step.DATES),
        ("weeks", [["2020-01-06", "2020-01-10"]], Step.DATES),
        ("weeks", [["2027-13-01", "2027-13-05"]], Step.DATES),
        ("places", 0, Step.DATES),
        ("places", 9, Step.DATES),
        ("timetable_15", {}, Step.DATES),
        ("timetable_15", LONG_DAY, Step.DATES),
        ("timetable_under_15", LONG_DAY, Step.DATES),
        ("audience", "friends", Step.WELCOME),
        ("audience", "schools", Step.WELCOME),
        ("audience", "priority_first", Step.WELCOME),
        ("tutor_ids", [], Step.SIGNING),
        ("tutor_ids", [999_999], Step.SIGNING),
        ("signatory_id", 999_999, Step.SIGNING),
    ],
)
def test_an_incomplete_offer_is_named_by_step_and_not_submitted(
    field: str, value: object, step: Step, draft: Offer
) -> None:
    draft.draft |= {field: value}
    draft.save(update_fields=["draft"])
    with pytest.raises(NotReady) as refusal:
        submit_offer(draft, by=acting(draft.created_by))
    assert step in {problem.step for problem in refusal.value.problems}
    assert Offer.objects.get(pk=draft.pk).state == "draft"


def test_a_full_text_has_no_problem(draft: Offer) -> None:
    assert problems_of(draft, draft_content(draft)) == []


def test_another_companys_site_or_member_counts_for_nothing() -> None:
    offer, other = a_draft_offer(), a_company()
    content = replace(draft_content(offer), site_id=a_site(other).pk, tutor_ids=[a_member(Role.COMPANY, other).pk])
    assert {problem.field for problem in problems_of(offer, content)} == {"site_id", "tutor_ids"}


def test_no_offer_of_an_unverified_company_is_public() -> None:
    offer = a_submitted_offer(a_company(verified=False))
    with pytest.raises(CompanyNotVerified):
        publish_offer(offer, by=acting(a_coordinator_of(offer.company)))
    assert Offer.objects.get(pk=offer.pk).state == "in_review"


def test_weeks_that_have_begun_while_the_offer_waited_keep_it_from_being_public() -> None:
    offer = a_submitted_offer(weeks=coming_weeks(1))
    first_day = coming_weeks(1)[0][0]
    by = a_coordinator_of(offer.company)
    with clock.travel(first_day), pytest.raises(NotReady):
        publish_offer(offer, by=acting(by))


def test_a_coordinator_publishes_only_what_they_have_read() -> None:
    offer = a_submitted_offer()
    stale = text_version(replace(draft_content(offer), title="Un autre titre"))
    with pytest.raises(WrongState):
        publish_offer(offer, by=acting(a_coordinator_of(offer.company)), version=stale)
    assert publish_offer(offer, by=acting(a_coordinator_of(offer.company)), version=text_version(draft_content(offer)))


def test_a_coordinator_of_another_territory_decides_nothing() -> None:
    offer = a_submitted_offer()
    stranger = a_member(Role.COORDINATOR, a_territory()).user
    for act in (
        lambda: publish_offer(offer, by=acting(stranger)),
        lambda: request_changes(offer, note="Non", by=acting(stranger)),
        lambda: withdraw_offer(offer, reason="Non", by=acting(stranger)),
        lambda: publish_offer(offer, by=acting(offer.created_by)),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_the_company_is_told_what_the_coordinator_decided() -> None:
    offer = a_submitted_offer()
    by, address = a_coordinator_of(offer.company), offer.created_by.email
    offer = request_changes(offer, note="Le mardi est vide", by=acting(by))
    with clock.travel(clock.now() + timedelta(hours=1)):
        offer = submit_offer(offer, by=acting(offer.created_by))
        publish_offer(offer, by=acting(by))
    mails = Message.objects.filter(to=address).exclude(notice="offers.received").order_by("pk")
    assert [mail.notice for mail in mails] == ["offers.changes_requested", "offers.published"]
    assert "Le mardi est vide" in mails[0].body


def test_an_offer_of_a_company_that_is_no_longer_verified_does_not_come_back() -> None:
    offer = a_published_offer()
    pause_offer(offer, by=acting(offer.created_by))
    offer.company.state = Verification.REFUSED
    offer.company.save(update_fields=["state"])
    with pytest.raises(CompanyNotVerified):
        resume_offer(offer, by=acting(offer.created_by))
