"""Tests run on a real PostgreSQL: the one DATABASE_URL names, or the embedded one of `var/test`."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from premierpas.core import embedded
from premierpas.core.embedded.location import PROJECT
from premierpas.core.garbage import spare_what_is_loaded
from tests.databases import emptying, staying
from tests.databases.own import Own
from tests.databases.server import FAST
from tests.locks import locks_lie_in_transactions  # noqa: F401 (every request of every test)
from tests.programs import wanting

# How long an example takes says how busy the machine is, and nothing of the product.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """What `make test` says to its two calls of pytest."""
    parser.addoption("--part", choices=["together", "alone"], help="all but the tests marked alone, or only those")
    parser.addoption("--results", type=Path, help="a file for the numbers of tests and the packages missed, in JSON")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The few tests that run alone are found without importing all others."""
    if config.getoption("--part") == "alone" and collection_path.is_file():
        return b"mark.alone" not in collection_path.read_bytes() or None
    return None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave only the asked part."""
    if part := config.getoption("--part"):
        others = [item for item in items if (item.get_closest_marker("alone") is not None) != (part == "alone")]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


def pytest_collection_finish(session: pytest.Session) -> None:
    """As the web server does, and for the same reason: a whole run collected garbage for a sixth of its time."""
    spare_what_is_loaded()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say which packages would let more be tried, and write down how it went."""
    stats = terminalreporter.stats
    packages = wanting(report.longrepr[2] for report in stats.get("skipped", []) if isinstance(report.longrepr, tuple))
    for package, count in packages.items():
        terminalreporter.write_line(f"Not tried for want of the package {package}: {count}")
    if results := config.getoption("--results"):
        counts = {name: len(stats.get(name, [])) for name in ("passed", "failed", "error", "skipped")}
        screens = sum("/journeys/test_screens.py" in report.nodeid for report in stats.get("passed", []))
        wrong = sum(_in_browser(report) for name in ("failed", "error") for report in stats.get(name, []))
        said = {"counts": counts, "packages": packages, "screens": screens, "wrong_in_browser": wrong}
        results.write_text(json.dumps(said))


def _in_browser(report: pytest.TestReport | pytest.CollectReport) -> bool:
    """Whether a test walks in a browser; of a module that couldn't be read nobody knows, so it counts as one."""
    return not isinstance(report, pytest.TestReport) or "browser" in report.keywords


@pytest.fixture(scope="session")
def databases(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Own]:
    """This process's own databases; the server is started or reused just before."""
    if not os.environ.get("DATABASE_URL"):
        folder = embedded.data_dir()  # another may hold somebody's real work
        embedded.ensure_server(folder, settings=FAST if folder == PROJECT / "var" / "test" else None)
    with django_db_blocker.unblock():
        own = Own(connection.settings_dict["NAME"], anew=request.config.getvalue("create_db"))
        emptying.install()
        staying.install()
    yield own
    with django_db_blocker.unblock():
        own.close()


@pytest.fixture(scope="session")
def django_db_setup(databases: Own) -> None:
    """In place of pytest-django's, which migrates a database for each process."""
