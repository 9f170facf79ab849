"""What the tests of a module all begin with, made once for the module: each takes back only what it writes itself."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker


def begun_once(make: Callable[[], Any]) -> Callable[..., Iterator[Any]]:
    """A fixture that holds what `make` has made; the tests' own fixture gives each a deep copy of it.

    All tests of the module begin there, whether they ask for it or not. Those that commit, that want another database
    or an empty one belong into another module.
    """

    @pytest.fixture(scope="module", autouse=True)
    def begun(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Any]:
        with django_db_blocker.unblock():
            kept = transaction.atomic()
            kept.__enter__()
            made = make()
            connection.check_constraints()
        yield made
        with django_db_blocker.unblock():
            transaction.set_rollback(True)
            kept.__exit__(None, None, None)

    return begun
