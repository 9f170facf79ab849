"""A form that creates something runs once, however often it is sent."""

import threading
import uuid

import pytest
from django.db import connection

from premierpas.core.models import OneTimeKey
from premierpas.core.once import new_key, once


def never() -> str:
    raise AssertionError("this had already been done")


@pytest.mark.django_db
def test_a_retry_gets_the_first_result_and_does_nothing():
    key = new_key()
    assert once(key, action="offers.start", owner="7", do=lambda: "42") == "42"
    assert once(key, action="offers.start", owner="7", do=never) == "42"


@pytest.mark.django_db
def test_another_key_is_another_form():
    results = [once(new_key(), action="offers.start", owner="7", do=lambda n=n: str(n)) for n in (1, 2)]
    assert results == ["1", "2"]


@pytest.mark.django_db
@pytest.mark.parametrize(("action", "owner"), [("offers.start", "8"), ("other", "7")])
def test_a_key_of_somebody_else_or_of_another_form_is_refused(action, owner):
    key = new_key()
    once(key, action="offers.start", owner="7", do=lambda: "42")
    with pytest.raises(ValueError):
        once(key, action=action, owner=owner, do=never)


@pytest.mark.django_db
def test_a_malformed_key_is_refused():
    with pytest.raises(ValueError):
        once("not a key", action="offers.start", owner="7", do=never)


@pytest.mark.django_db
def test_what_failed_may_be_tried_again_with_the_same_key():
    key = new_key()

    def fail() -> str:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        once(key, action="offers.start", owner="7", do=fail)
    assert not OneTimeKey.objects.filter(key=uuid.UUID(key)).exists()
    assert once(key, action="offers.start", owner="7", do=lambda: "42") == "42"


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_two_posts_at_the_same_moment_do_it_once_and_answer_alike():
    key, done, answers = new_key(), [], []
    begun, both = threading.Event(), threading.Event()

    def act() -> str:
        done.append(1)
        begun.set()
        both.wait(0.5)  # the second post arrives while this one is still at work
        return str(len(done))

    def post() -> None:
        try:
            answers.append(once(key, action="offers.start", owner="7", do=act))
        finally:
            connection.close()

    first = threading.Thread(target=post)
    first.start()
    assert begun.wait(10)
    second = threading.Thread(target=post)
    second.start()
    for thread in (first, second):
        thread.join(20)
    assert (done, answers) == ([1], ["1", "1"])
