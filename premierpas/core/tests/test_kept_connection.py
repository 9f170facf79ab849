"""A kept connection is asked whether it lives once in a while, and at once where something isn't as it was left."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.db.backends.postgresql.base import DatabaseWrapper as DjangosOwn

from premierpas.core.database import base

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kept() -> Iterator[Any]:
    """A connection beside that of the tests, found alive just now."""
    other = connection.copy()
    other.ensure_connection()
    assert other.is_usable()
    yield other
    other.close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, kept: Any) -> list[None]:
    """One for each time that the server was asked."""
    times: list[None] = []
    of_django = DjangosOwn.is_usable

    def counting(self: Any) -> bool:
        times.append(None)
        return bool(of_django(self))

    monkeypatch.setattr(DjangosOwn, "is_usable", counting)
    return times


def test_one_that_was_found_alive_a_moment_ago_is_not_asked(kept: Any, asked: list[None]) -> None:
    assert kept.is_usable() and kept.is_usable()
    assert asked == []


def test_a_second_later_it_is_asked_again(kept: Any, asked: list[None], monkeypatch: pytest.MonkeyPatch) -> None:
    later = time.monotonic() + base.ASKED_EVERY
    monkeypatch.setattr(base.time, "monotonic", lambda: later)
    assert kept.is_usable() and kept.is_usable()
    assert len(asked) == 1


def test_one_that_the_server_has_ended_is_found_at_once(kept: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [kept.connection.info.backend_pid])
    assert not kept.is_usable()


def test_one_with_a_transaction_that_failed_is_asked_and_refused(kept: Any, asked: list[None]) -> None:
    kept.set_autocommit(False)
    with pytest.raises(DatabaseError), kept.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")
    assert not kept.is_usable()
    assert len(asked) == 1


def test_one_that_is_closed_is_not_usable(kept: Any) -> None:
    kept.close()
    assert not kept.is_usable()
