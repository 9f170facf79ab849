"""Seats: never negative, never above capacity, never twice the same; whatever is done in whatever order."""

import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from premierpas.offers.enums import SEAT_MOVES, SeatState
from premierpas.offers.models import Offer, OfferSlot, Seat
from premierpas.offers.seats import NoSeatLeft, PlacesInUse, free_seat, hold_seat, set_places, take_seat
from tests.factories import a_company, a_coordinator_of, a_published_offer, a_submitted_offer, acting
from tests.waiting import LIMIT

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("places"), st.integers(0, 8)),
        st.tuples(st.sampled_from(["hold", "take", "free"]), st.integers(0, 7)),
    ),
    max_size=30,
)


def a_slot(places: int) -> OfferSlot:
    offer = Offer.objects.create(company=a_company())
    slot = OfferSlot.objects.create(offer=offer, first_day=date(2027, 1, 11), last_day=date(2027, 1, 15))
    set_places(slot, places)
    return slot


def counted(slot: OfferSlot) -> dict[str, int]:
    return {state: Seat.objects.filter(slot=slot, state=state).count() for state in SeatState.values}


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_seats_follow_a_simple_count_whatever_is_done(steps: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        slot, places, held, taken = a_slot(3), 3, 0, 0
        for name, number in steps:
            if name == "places":
                if number < held + taken:
                    with pytest.raises(PlacesInUse):
                        set_places(slot, number)
                else:
                    set_places(slot, number)
                    places = number
            elif name == "hold":
                if held + taken == places:
                    with pytest.raises(NoSeatLeft):
                        hold_seat(slot)
                else:
                    hold_seat(slot)
                    held += 1
            elif name == "take" and held:
                take_seat(Seat.objects.filter(slot=slot, state=SeatState.HELD).first())
                held, taken = held - 1, taken + 1
            elif name == "free" and held + taken:
                seat = Seat.objects.filter(slot=slot).exclude(state=SeatState.FREE).order_by("?").first()
                held, taken = held - (seat.state == SeatState.HELD), taken - (seat.state == SeatState.TAKEN)
                free_seat(seat)
            slot.refresh_from_db()
            free = places - held - taken
            assert counted(slot) == {"free": free, "held": held, "taken": taken}
            assert slot.free == free
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("before", list(SeatState))
@pytest.mark.parametrize("after", list(SeatState))
def test_the_database_refuses_a_wrong_move_of_a_seat(before: SeatState, after: SeatState) -> None:
    slot = a_slot(1)
    seat = slot.seats.get()
    if before != SeatState.FREE:
        seat = hold_seat(slot)
    if before == SeatState.TAKEN:
        seat = take_seat(seat)

    def move() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE offers_seat SET state = %s WHERE id = %s", [after.value, seat.pk])

    if before == after or after in SEAT_MOVES[before]:
        move()
    else:
        with pytest.raises(DatabaseError):
            move()


@pytest.mark.django_db
def test_the_count_of_free_seats_is_never_below_zero() -> None:
    slot = a_slot(0)
    with pytest.raises(DatabaseError), transaction.atomic():
        OfferSlot.objects.filter(pk=slot.pk).update(free=-1)


def at_once(count: int, act: Callable[[], object]) -> list[object]:
    """The results of `count` real connections that act at the same moment; an error is a result."""
    ready, results = threading.Barrier(count), []

    def run() -> None:
        try:
            ready.wait(timeout=LIMIT)
            results.append(act())
        except Exception as error:
            results.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _each in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_two_acceptances_at_once_do_not_share_one_seat() -> None:
    slot = a_slot(1)
    results = at_once(2, lambda: hold_seat(slot))
    assert sorted(type(result).__name__ for result in results) == ["NoSeatLeft", "Seat"]
    slot.refresh_from_db()
    assert (slot.free, counted(slot)["held"]) == (0, 1)


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_many_acceptances_at_once_fill_every_seat_once() -> None:
    slot = a_slot(4)
    results = at_once(8, lambda: hold_seat(slot))
    held = [result for result in results if isinstance(result, Seat)]
    assert len({seat.pk for seat in held}) == 4
    slot.refresh_from_db()
    assert slot.free == 0


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_fewer_places_and_an_acceptance_at_once_stay_consistent() -> None:
    slot = a_slot(2)
    acts = iter([lambda: set_places(slot, 0), lambda: hold_seat(slot)])
    lock = threading.Lock()

    def one() -> object:
        with lock:
            act = next(acts)
        return act()

    at_once(2, one)
    slot.refresh_from_db()
    counts = counted(slot)
    assert (slot.free, counts["held"]) in {(0, 0), (1, 1)}
    assert slot.free == counts["free"]


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_two_coordinators_at_once_publish_once() -> None:
    from premierpas.core.errors import WrongState
    from premierpas.core.outbox.models import Channel, Message
    from premierpas.offers.actions import publish_offer

    offer = a_submitted_offer(places=2)
    by = a_coordinator_of(offer.company)
    results = at_once(2, lambda: publish_offer(offer, by=acting(by)))
    assert sorted(isinstance(result, WrongState) for result in results) == [False, True]
    assert [slot.seats.count() for slot in offer.slots.all()] == [2, 2]
    assert Message.objects.filter(notice="offers.published", channel=Channel.EMAIL).count() == 1


@pytest.mark.django_db
def test_weeks_in_the_past_keep_their_seats_when_places_change() -> None:
    from premierpas.core import clock
    from premierpas.offers.actions import save_step

    offer = a_published_offer(places=1)
    first = offer.slots.first()
    with clock.travel(first.first_day + timedelta(days=1)):
        save_step(offer, step=4, values={"places": 3}, by=acting(offer.created_by))
    assert [slot.seats.count() for slot in offer.slots.all()] == [1, 3]
