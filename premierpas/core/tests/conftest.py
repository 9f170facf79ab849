"""Folders and processes for the tests of the embedded server and of the supervisor."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from premierpas.core import embedded


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter (pytest's own are closed), emptied of its servers afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="premierpas-test-"))
    folder.chmod(0o755)
    yield folder
    _remove(folder)


@pytest.fixture
def closed_folder() -> Iterator[Path]:
    """A folder that only this user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="premierpas-test-"))
    yield folder
    _remove(folder)


@pytest.fixture
def user_of() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start processes that use the server of a folder; each has said its server's process id on stdout when up."""
    started: list[subprocess.Popen[str]] = []

    def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "premierpas.core.tests.using_server", str(folder), *arguments],
            cwd=embedded.PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def _remove(folder: Path) -> None:
    for users in sorted(folder.rglob("database.users")):
        embedded.remove_cluster(users.parent)
    shutil.rmtree(folder)
    assert not folder.exists()


@pytest.fixture
def own_environment(open_folder: Path) -> dict[str, str]:
    """The environment of a process that works in `open_folder` with an embedded server and an empty world."""
    others = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PYTEST_XDIST_WORKER"}
    kept = {name: value for name, value in os.environ.items() if name not in others}
    return {**kept, "DATA_DIR": str(open_folder), "DEMO": "0"}
