"""What time does to offers: over, they close and ask once; unfinished, they remind once; refused, they wait no more."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.agenda.models import Task
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.calendar import SchoolWeek
from premierpas.core.models import ScheduledRun
from premierpas.core.outbox.models import Message
from premierpas.offers.actions import duplicate_offer, pause_offer, save_step
from premierpas.offers.drafts import Step
from premierpas.offers.models import Offer
from premierpas.offers.next_year import next_year_of
from premierpas.offers.queries import moderation_list
from premierpas.offers.tasks import RUN, run_over
from premierpas.offers.weeks import SchoolPlace, fault_of_slot
from premierpas.organisations.actions.companies import refuse_company, verify_company
from tests.factories import (
    a_coordinator_of,
    a_draft_offer,
    a_published_offer,
    a_submitted_offer,
    acting,
    coming_weeks,
    viewer,
)

pytestmark = pytest.mark.django_db
NIGHT = Actor.task(RUN)


@pytest.fixture
def over() -> Iterator[Offer]:
    """An offer on the Monday after its only week."""
    weeks = coming_weeks(1)
    offer = a_published_offer(weeks=weeks)
    with clock.travel(weeks[0][1] + timedelta(days=3)):
        yield offer


def now(offer: Offer) -> Offer:
    return Offer.objects.get(pk=offer.pk)


def again(offer: Offer) -> list[str]:
    """The states of the tasks that ask whether it comes again."""
    return list(Task.objects.filter(reason="offers.again", subject=offer.pk).values_list("state", flat=True))


def told(code: str) -> int:
    return Message.objects.filter(notice=code).values("user").distinct().count()


def browser(offer: Offer) -> Client:
    client = Client()
    client.force_login(offer.created_by, backend="premierpas.accounts.backends.ActiveUserBackend")
    return client


@pytest.mark.parametrize("paused", [False, True])
def test_an_offer_whose_weeks_are_over_closes_and_asks_once_however_often_the_night_comes(
    over: Offer, paused: bool
) -> None:
    if paused:
        pause_offer(over, by=acting(over.created_by))
    assert run_over() == {"closed": 1, "reminded": 0, "failed": 0}
    assert run_over() == {"closed": 0, "reminded": 0, "failed": 0}
    assert (now(over).state, again(over), told("offers.over")) == ("closed", ["open"], 1)
    assert ScheduledRun.objects.get(name=RUN).last_result["closed"] == 0


def test_an_offer_with_a_week_that_goes_on_stays_open() -> None:
    weeks = coming_weeks(2)
    offer = a_published_offer(weeks=weeks)
    for day in (weeks[0][1] + timedelta(days=1), weeks[1][1]):
        with clock.travel(day):
            assert run_over()["closed"] == 0
    assert now(offer).state == "published"


def test_new_weeks_in_the_next_text_keep_it_open(over: Offer) -> None:
    weeks = [[str(day) for day in days] for days in coming_weeks(1)]
    save_step(over, step=Step.DATES, values={"weeks": weeks}, by=acting(over.created_by))
    assert run_over()["closed"] == 0


def test_what_is_over_is_not_put_back_into_search(over: Offer) -> None:
    pause_offer(over, by=acting(over.created_by))
    client = browser(over)
    assert "Remettre en ligne" not in client.get(reverse("offers:manage")).content.decode()
    answer = client.post(reverse("offers:resume", args=[over.pk]), follow=True)
    assert "refaites-la pour l’an prochain" in answer.content.decode()
    assert now(over).state == "paused"


def test_one_tap_makes_the_draft_of_next_year_and_answers_the_question(over: Offer) -> None:
    run_over()
    client, address = browser(over), reverse("offers:again", args=[over.pk])
    page = client.get(address)
    assert page.context["weeks"] == next_year_of(over) != []
    for _twice in range(2):
        client.post(address, {"key": page.context["key"]})
    draft = Offer.objects.get(copied_from=over)
    assert draft.draft["weeks"] == [[str(first), str(last)] for first, last in next_year_of(over)]
    assert (draft.state, again(over)) == ("draft", ["over"])


@pytest.mark.parametrize("count", [1, 5, 20])
def test_next_years_weeks_may_all_be_offered_then(count: int) -> None:
    offer = a_published_offer(weeks=coming_weeks(count))
    weeks, place = next_year_of(offer), SchoolPlace.of(offer.site.insee)
    assert weeks and not [fault for days in weeks if (fault := fault_of_slot(days, "college", place))]
    assert len({SchoolWeek.of(first) for first, _last in weeks}) == len(weeks)
    assert min(weeks)[0] > clock.today() + timedelta(days=200)


def test_an_unfinished_draft_is_reminded_of_once() -> None:
    draft, done = a_draft_offer(), a_submitted_offer()
    with clock.travel(clock.today() + timedelta(days=6)):
        assert run_over()["reminded"] == 0
    for days in (9, 30):
        with clock.travel(clock.today() + timedelta(days=days)):
            run_over()
    assert told("offers.draft_waits") == 1
    assert now(draft).draft_reminded_at and not now(done).draft_reminded_at


def test_the_offers_of_a_refused_company_leave_the_review_queue_and_come_back_with_it() -> None:
    offer = a_submitted_offer()
    by = a_coordinator_of(offer.company)

    def waits() -> tuple[bool, int]:
        listed = moderation_list(viewer(by), "a-relire").filter(pk=offer.pk).exists()
        return listed, Task.objects.filter(reason="offers.review", subject=offer.pk, state="open").count()

    assert waits() == (True, 1)
    refuse_company(offer.company, by=acting(by), reason="Signalement")
    assert waits() == (False, 0)
    person = offer.company.memberships.first()
    verify_company(offer.company, by=acting(by), person=person, contact="01 40 00 00 00", found_at="annuaire")
    assert waits() == (True, 1)


def test_a_refused_company_is_neither_asked_nor_reminded(over: Offer) -> None:
    run_over()
    draft = a_draft_offer(over.company)
    refuse_company(over.company, by=acting(a_coordinator_of(over.company)), reason="Signalement")
    with clock.travel(clock.today() + timedelta(days=30)):
        run_over()
    assert (again(over), now(draft).draft_reminded_at) == (["over"], None)
    assert duplicate_offer(now(over), by=acting(over.created_by)).state == "draft"
