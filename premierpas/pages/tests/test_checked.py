"""What the accessibility page says of the last whole test run, and when nothing is noted."""

import json
import os
from collections.abc import Iterator
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from premierpas.core.development import suite
from premierpas.pages import checked

pytestmark = pytest.mark.django_db
BEFORE = "Dernier contrôle complet"


@pytest.fixture
def here(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A checkout of nothing but what `make test` leaves."""
    settings.BASE_DIR = tmp_path
    monkeypatch.setattr(checked, "FILE", tmp_path / "data" / "checked.json")
    monkeypatch.chdir(tmp_path)
    checked.last_check.cache_clear()
    yield tmp_path
    checked.last_check.cache_clear()


def statement(client: Client) -> str:
    return client.get(reverse("portal:accessibility")).content.decode()


def test_a_whole_run_without_a_failure_is_noted_and_told_with_its_day_and_tool(here: Path, client: Client):
    assert BEFORE not in statement(client)
    suite._note(42, failed=0)
    ran = datetime(2026, 11, 28, 12).timestamp()
    os.utime(here / suite.LAST_RUN, (ran, ran))
    out = StringIO()
    call_command("accessibility_checked", stdout=out)
    assert "2026-11-28, 42 contrôles" in out.getvalue()
    said = statement(client)
    assert f"{BEFORE} : le 28 novembre 2026, 42 contrôles" in said.replace("\u00a0", " ") and "axe" in said
    assert checked.last_check() == checked.Check(date(2026, 11, 28), 42, json.loads(suite.LAST_RUN.read_text())["tool"])


@pytest.mark.parametrize(("screens", "failed"), [(42, 1), (0, 0), (None, 0)])
def test_nothing_is_noted_after_a_failure_without_screens_or_without_a_run(
    here: Path, client: Client, screens: int | None, failed: int
):
    if screens is not None:
        suite._note(screens, failed=failed)
    with pytest.raises(CommandError):
        call_command("accessibility_checked")
    assert BEFORE not in statement(client)
