"""Few threads of a process compute what is asked; nobody waits long for those that take long."""

import gc
import threading
import weakref
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

import pytest
from django.core.signals import request_finished
from django.http import HttpResponse, StreamingHttpResponse

from premierpas.core.turns import InTurn
from tests.waiting import LIMIT, wait_for

pytestmark = pytest.mark.concurrency


class Slow:
    """An application whose requests end when they are told to; counts those that are in it."""

    def __init__(self) -> None:
        self.inside = self.most = self.begun = 0
        self.may_end, self._counting = Event(), Lock()

    def __call__(self, environ: object, start_response: object) -> Iterable[bytes]:
        with self._counting:
            self.begun += 1
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
        asked = [pool.submit(application, {}, _started) for _each in range(8)]
        wait_for(lambda: slow.inside == 2)
        slow.may_end.set()
        assert [each.result() for each in asked] == [[b"fait"]] * 8
    assert slow.most == 2


def test_whoever_has_waited_goes_on_beside_those_that_take_long_and_each_is_computed_once():
    slow = Slow()
    application = InTurn(slow, at_once=2, patience=0.01)
    with ThreadPoolExecutor(5) as pool:
        asked = [pool.submit(application, {}, _started) for _each in range(5)]
        wait_for(lambda: slow.inside == 5)
        slow.may_end.set()
        assert [each.result() for each in asked] == [[b"fait"]] * 5
        assert application({}, _started) == [b"fait"]
    assert slow.begun == 6


def test_nothing_is_held_of_those_who_have_gone_on_while_the_threads_are_at_something_long():
    slow = Slow()

    class Body(list[bytes]):
        """One that can be looked for."""

    def answering(environ: dict[str, bool], start_response: object) -> Iterable[bytes]:
        return slow(environ, start_response) if environ else Body()

    application = InTurn(answering, at_once=1, patience=0.01)
    with ThreadPoolExecutor(1) as pool:
        long = pool.submit(application, {"long": True}, _started)
        wait_for(lambda: slow.inside == 1)
        bodies = [weakref.ref(application({}, _started)) for _each in range(3)]
        gc.collect()
        held = [each() for each in bodies]
        slow.may_end.set()
        assert long.result() == [b"fait"]
    assert held == [None] * 3


def test_a_request_that_fails_is_told_so_and_keeps_nobody_else_from_being_answered():
    def failing(environ: dict[str, bool], start_response: object) -> Iterable[bytes]:
        if environ:
            raise ValueError("non")
        return [b"fait"]

    application = InTurn(failing, at_once=1, patience=LIMIT)
    for _each in range(3):
        with pytest.raises(ValueError, match="non"):
            application({"fails": True}, _started)
    assert application({}, _started) == [b"fait"]


def test_a_body_that_is_there_comes_whole_and_its_request_ends_in_the_thread_that_computed_it():
    ended = []

    def answering(environ: object, start_response: object) -> Iterable[bytes]:
        ended.append(threading.get_ident())
        return HttpResponse(["fait", ", et bien"])

    def end(**_more: object) -> None:
        ended.append(threading.get_ident())

    request_finished.connect(end)
    try:
        assert InTurn(answering, patience=LIMIT)({}, _started) == [b"fait, et bien"]
    finally:
        request_finished.disconnect(end)
    assert ended[0] == ended[1] != threading.get_ident()


def test_a_body_that_is_made_while_it_is_sent_is_handed_on_as_it_is():
    lines = StreamingHttpResponse(iter(["une", "deux"]))
    assert InTurn(lambda *_asked: lines, patience=LIMIT)({}, _started) is lines


def _started(*_more: object) -> None:
    """Takes status and headers."""
