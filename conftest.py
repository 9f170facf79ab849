"""Tests run on a real PostgreSQL: the one DATABASE_URL names, or the embedded one of `var/test`."""

import os

import pytest

from tests.locks import locks_lie_in_transactions  # noqa: F401 (every request of every test)

# What tests write there may be lost with the machine's power; another DATA_DIR may hold somebody's real work.
FAST = {"fsync": "off", "full_page_writes": "off", "max_connections": "200"}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Start or reuse the server just before pytest-django makes this worker's own database in it."""
    from premierpas.core import embedded
    from premierpas.core.embedded.location import PROJECT

    if not os.environ.get("DATABASE_URL"):
        folder = embedded.data_dir()
        embedded.ensure_server(folder, settings=FAST if folder == PROJECT / "var" / "test" else None)
