"""Tests run on a real PostgreSQL: the one DATABASE_URL names, or the embedded one of `var/test`."""

import os
from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from premierpas.core import embedded
from premierpas.core.embedded.location import PROJECT
from tests.databases import emptying
from tests.databases.own import Own

# What tests write there may be lost with the machine's power; another DATA_DIR may hold somebody's real work.
FAST = {"fsync": "off", "full_page_writes": "off", "max_connections": "200"}


@pytest.fixture(scope="session")
def databases(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Own]:
    """This process's own databases; the server is started or reused just before."""
    if not os.environ.get("DATABASE_URL"):
        folder = embedded.data_dir()
        embedded.ensure_server(folder, settings=FAST if folder == PROJECT / "var" / "test" else None)
    with django_db_blocker.unblock():
        own = Own(connection.settings_dict["NAME"], anew=request.config.getvalue("create_db"))
        emptying.install()
    yield own
    with django_db_blocker.unblock():
        own.close()


@pytest.fixture(scope="session")
def django_db_setup(databases: Own) -> None:
    """In place of pytest-django's, which migrates a database for each process."""
