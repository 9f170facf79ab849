"""The world of the access matrix, made once for each process that runs tests."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from pytest_django import DjangoDbBlocker

from tests.access import World, make_world
from tests.databases.own import Own


@pytest.fixture
def _in_the_world(databases: Own, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), databases.holding(make_world) as world:
        yield world


@pytest.fixture
def world(_in_the_world: World, db: None) -> World:
    """Everybody of tests/access.py; a test takes back what it writes."""
    return deepcopy(_in_the_world)
