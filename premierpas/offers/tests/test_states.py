"""The life of an offer: every move of the table, and none else, in Python and in the database."""

from collections.abc import Callable
from copy import deepcopy

import pytest
from django.db import DatabaseError, connection, transaction

from premierpas.core.errors import WrongState
from premierpas.offers import actions
from premierpas.offers.enums import OFFER_MOVES, OfferState, Revision
from premierpas.offers.models import Offer
from tests.begun import begun_once
from tests.factories import a_company, a_coordinator_of, a_draft_offer, a_published_offer, a_submitted_offer, acting

pytestmark = pytest.mark.django_db
Each = dict[OfferState, Offer]


def in_state(state: str) -> Offer:
    """An offer brought to a state by actions only."""
    company = a_company()
    if state == OfferState.DRAFT:
        return a_draft_offer(company)
    if state == OfferState.IN_REVIEW:
        return a_submitted_offer(company)
    by = a_coordinator_of(company)
    if state == OfferState.CHANGES_REQUESTED:
        return actions.request_changes(a_submitted_offer(company), note="Le titre", by=acting(by))
    offer = a_published_offer(company)
    own = offer.created_by
    turn = {
        OfferState.PUBLISHED: lambda: offer,
        OfferState.PAUSED: lambda: actions.pause_offer(offer, by=acting(own)),
        OfferState.CLOSED: lambda: actions.close_offer(offer, by=acting(own)),
        OfferState.WITHDRAWN: lambda: actions.withdraw_offer(offer, reason="Plus personne", by=acting(by)),
    }
    return turn[OfferState(state)]()


in_each_state = begun_once(lambda: {state: in_state(state) for state in OfferState})


def act(name: str, offer: Offer) -> Offer:
    """One action, by whom it is for."""
    own, coordinator = offer.created_by, a_coordinator_of(offer.company)
    table: dict[str, Callable[[], Offer]] = {
        "submit": lambda: actions.submit_offer(offer, by=acting(own)),
        "publish": lambda: actions.publish_offer(offer, by=acting(coordinator)),
        "request_changes": lambda: actions.request_changes(offer, note="Le titre", by=acting(coordinator)),
        "withdraw": lambda: actions.withdraw_offer(offer, reason="Fermé", by=acting(coordinator)),
        "pause": lambda: actions.pause_offer(offer, by=acting(own)),
        "resume": lambda: actions.resume_offer(offer, by=acting(own)),
        "close": lambda: actions.close_offer(offer, by=acting(own)),
    }
    return table[name]()


ALLOWED = {
    (OfferState.DRAFT, "submit"): OfferState.IN_REVIEW,
    (OfferState.IN_REVIEW, "publish"): OfferState.PUBLISHED,
    (OfferState.IN_REVIEW, "request_changes"): OfferState.CHANGES_REQUESTED,
    (OfferState.CHANGES_REQUESTED, "submit"): OfferState.IN_REVIEW,
    (OfferState.PUBLISHED, "submit"): OfferState.PUBLISHED,  # nothing of substance has changed
    (OfferState.PUBLISHED, "pause"): OfferState.PAUSED,
    (OfferState.PUBLISHED, "close"): OfferState.CLOSED,
    (OfferState.PUBLISHED, "withdraw"): OfferState.WITHDRAWN,
    (OfferState.PAUSED, "submit"): OfferState.PAUSED,
    (OfferState.PAUSED, "resume"): OfferState.PUBLISHED,
    (OfferState.PAUSED, "close"): OfferState.CLOSED,
    (OfferState.PAUSED, "withdraw"): OfferState.WITHDRAWN,
}
NAMES = ("submit", "publish", "request_changes", "withdraw", "pause", "resume", "close")


@pytest.mark.parametrize("state", list(OfferState))
@pytest.mark.parametrize("name", NAMES)
def test_an_action_moves_an_offer_only_where_the_table_says_so(
    in_each_state: Each, state: OfferState, name: str
) -> None:
    offer = deepcopy(in_each_state[state])
    if (state, name) in ALLOWED:
        assert act(name, offer).state == ALLOWED[state, name]
    else:
        with pytest.raises(WrongState):
            act(name, offer)
        assert Offer.objects.get(pk=offer.pk).state == state


@pytest.mark.parametrize("before", list(OfferState))
@pytest.mark.parametrize("after", list(OfferState))
def test_the_database_refuses_a_move_that_the_table_has_not(
    in_each_state: Each, before: OfferState, after: OfferState
) -> None:
    offer = in_each_state[before]
    allowed = before == after or after in OFFER_MOVES.get(before, [])

    def move() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE offers_offer SET state = %s WHERE id = %s", [after.value, offer.pk])

    if allowed:
        move()
    else:
        with pytest.raises(DatabaseError):
            move()


@pytest.mark.parametrize("state", [state for state in OfferState if state != OfferState.DRAFT])
def test_the_database_refuses_a_row_that_starts_elsewhere(state: OfferState) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Offer.objects.create(company=a_company(), state=state)


def test_the_database_refuses_a_review_of_changes_that_nobody_wrote(in_each_state: Each) -> None:
    offer = in_each_state[OfferState.PUBLISHED]
    with pytest.raises(DatabaseError), transaction.atomic():
        Offer.objects.filter(pk=offer.pk).update(revision=Revision.IN_REVIEW)
