"""What the tests of a module all begin with, made once for the module: each takes back only what it writes itself."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker


def begun_once(make: Callable[..., Any], *, each: Sequence[str] = ()) -> Callable[..., Iterator[Any]]:
    """A fixture that holds what `make` has made; the tests' own fixture gives each a deep copy of it.

    All tests of the module begin there, whether they ask for it or not. Those that commit, that want another database
    or an empty one belong into another module. With `each`, what is made of one of these names after the other is there
    for the tests that ask for it, and may be there for others.
    """

    @pytest.fixture(scope="module", autouse=not each, params=each or None)
    def begun(
        request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
    ) -> Iterator[Any]:
        with django_db_blocker.unblock():
            kept = transaction.atomic()
            kept.__enter__()
            made = make(request.param) if each else make()
            connection.check_constraints()
        yield made
        with django_db_blocker.unblock():
            transaction.set_rollback(True)
            kept.__exit__(None, None, None)

    return begun
