"""Few requests of a process compute at once; nobody waits long for those that take long."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

import pytest

from premierpas.core.turns import InTurn
from tests.waiting import LIMIT, wait_for

pytestmark = pytest.mark.concurrency


class Slow:
    """An application whose requests end when they are told to; counts those that are in it."""

    def __init__(self) -> None:
        self.inside = self.most = 0
        self.may_end, self._counting = Event(), Lock()

    def __call__(self, environ: object, start_response: object) -> Iterable[bytes]:
        with self._counting:
            self.inside += 1
            self.most = max(self.most, self.inside)
        assert self.may_end.wait(LIMIT)
        with self._counting:
            self.inside -= 1
        return [b"fait"]


def test_of_eight_at_once_two_compute_and_all_are_answered():
    slow = Slow()
    application = InTurn(slow, at_once=2, patience=LIMIT)
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(application, {}, lambda *_more: None) for _each in range(8)]
        wait_for(lambda: slow.inside == 2)
        slow.may_end.set()
        assert [each.result() for each in asked] == [[b"fait"]] * 8
    assert slow.most == 2


def test_whoever_has_waited_goes_on_beside_those_that_take_long():
    slow = Slow()
    application = InTurn(slow, at_once=2, patience=0.01)
    with ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(application, {}, lambda *_more: None) for _each in range(3)]
        wait_for(lambda: slow.inside == 3)
        slow.may_end.set()
        assert [each.result() for each in asked] == [[b"fait"]] * 3


def test_a_request_that_fails_leaves_its_place():
    def failing(environ: object, start_response: object) -> Iterable[bytes]:
        raise ValueError

    application = InTurn(failing, at_once=1, patience=LIMIT)
    for _each in range(3):
        with pytest.raises(ValueError):
            application({}, lambda *_more: None)
    assert application._places.acquire(blocking=False)
