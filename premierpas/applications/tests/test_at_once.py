"""Two people at once, on real connections: nothing double, nothing deadlocked."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from premierpas.applications import actions
from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.models import Application
from premierpas.core.clock import travel
from premierpas.core.errors import DomainError
from premierpas.core.outbox.models import Message
from premierpas.offers.enums import SeatState
from premierpas.offers.models import Seat
from premierpas.offers.seats import NoSeatLeft
from tests.factories import a_host_of, acting
from tests.waiting import LIMIT

from .conftest import TODAY
from .situations import LATER, a_slot, an_offer, an_old_pupil, in_state, sent
from .test_answer_links import form_of, link_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Run each in its own thread and connection; what each returned or the domain error it raised."""
    barrier, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(index: int, act: Callable[[], object]) -> None:
        try:
            with travel(TODAY):
                barrier.wait()
                results[index] = act()
        except DomainError as error:
            results[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(index, act)) for index, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=LIMIT)
    assert not any(thread.is_alive() for thread in threads)
    return results


def test_two_acceptances_for_one_seat_hold_it_once(november: date) -> None:
    slot = a_slot()
    rivals = [sent(slot=slot) for _each in range(2)]
    results = at_once(*(lambda each=each: actions.accept(each, by=a_host_of(each)) for each in rivals))
    assert sorted(type(each).__name__ for each in results) == ["Application", NoSeatLeft.__name__]
    assert Application.objects.filter(state=S.ACCEPTED).count() == 1
    assert Seat.objects.get(slot=slot).state == SeatState.HELD


def test_ten_acceptances_for_three_seats_hold_three(november: date) -> None:
    slot = a_slot(an_offer(places=3))
    rivals = [sent(slot=slot) for _each in range(10)]
    at_once(*(lambda each=each: actions.accept(each, by=a_host_of(each)) for each in rivals))
    held = Application.objects.filter(state=S.ACCEPTED)
    slot.refresh_from_db()
    assert held.count() == len(set(held.values_list("seat", flat=True))) == 3
    assert slot.free == 0


def test_one_pupil_confirming_two_overlapping_acceptances_takes_one(november: date) -> None:
    pupil = an_old_pupil()
    both = [in_state(S.ACCEPTED, pupil) for _each in range(2)]
    results = at_once(*(lambda each=each: actions.confirm_place(each, by=acting(pupil)) for each in both))
    assert sum(isinstance(each, DomainError) for each in results) == 1
    assert sorted(Application.objects.values_list("state", flat=True)) == [S.CONFIRMED, S.SUPERSEDED]
    assert apps.get_model("placements", "Placement").objects.filter(pupil=pupil).count() == 1
    assert sorted(Seat.objects.filter(slot__in=[each.slot for each in both]).values_list("state", flat=True)) == [
        "free",
        "taken",
    ]


def test_a_yes_and_a_withdrawal_at_once_end_in_one_state(november: date) -> None:
    application = sent()
    at_once(
        lambda: actions.accept(application, by=a_host_of(application)),
        lambda: actions.withdraw(application, by=acting(application.pupil)),
    )
    application.refresh_from_db()
    application.slot.refresh_from_db()
    assert application.state == S.WITHDRAWN
    assert application.slot.free == 1


def test_pupils_who_free_each_others_weeks_do_not_deadlock(november: date) -> None:
    offers = [an_offer(places=4), an_offer(places=4)]
    pupils = [an_old_pupil() for _each in range(3)]
    chosen = []
    for number, pupil in enumerate(pupils):
        for offer in offers if number % 2 else reversed(offers):
            in_state(S.ACCEPTED, pupil, a_slot(offer))
        chosen.append(in_state(S.ACCEPTED, pupil))
        in_state(S.ACCEPTED, pupil, a_slot(offers[0], LATER))
    results = at_once(
        *(
            lambda one=one, pupil=pupil: actions.confirm_place(one, by=acting(pupil))
            for one, pupil in zip(chosen, pupils, strict=True)
        )
    )
    assert not [each for each in results if isinstance(each, Exception)]
    assert [slot.free for offer in offers for slot in offer.slots.order_by("first_day")] == [4, 1, 4, 4]


def test_one_pupil_sending_two_at_once_stays_within_the_limit(november: date) -> None:
    pupil = an_old_pupil()
    territory = pupil.enrolments.get().classroom.school.territory
    territory.live_applications = 1
    territory.save()
    slots = [a_slot(), a_slot()]
    at_once(*(lambda slot=slot: sent(pupil, slot) for slot in slots))
    assert Application.objects.filter(pupil=pupil, state=S.SUBMITTED).count() == 1


def test_fifty_links_posted_twice_at_once_answer_once_each(november: object) -> None:
    slots = [a_slot(an_offer(places=5)) for _each in range(10)]
    posts = []
    for number in range(50):
        application = sent(an_old_pupil(), slots[number % 10])
        address = link_of(application).address
        form = form_of(address, answer="accept")
        posts += [(address, form), (address, form)]
    statuses: list[int] = []

    def post_some(part: list[tuple[str, dict[str, str]]]) -> None:
        try:
            with travel(TODAY):
                statuses.extend(Client().post(address, form).status_code for address, form in part)
        finally:
            connection.close()

    threads = [threading.Thread(target=post_some, args=(posts[start::10],)) for start in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=LIMIT)
    assert statuses == [200] * 100
    assert Application.objects.filter(state=S.ACCEPTED).count() == 50
    assert Message.objects.filter(notice="applications.accepted", channel="app").count() == 50
    assert [slot.offer.slots.get(pk=slot.pk).free for slot in slots] == [0] * 10
