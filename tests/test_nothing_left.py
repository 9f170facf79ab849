"""A value planted in every personal field is gone when its time is over: in the whole dump, in jobs and in files."""

import inspect
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from premierpas.core import clock
from premierpas.core.models import ScheduledRun
from premierpas.core.retention import Clock, personal
from premierpas.core.tasks import app
from premierpas.people.models import Pupil
from premierpas.placements.evidence.verifying import problems
from premierpas.placements.models import Agreement, Entry, Scan, SealedFile, Signature
from premierpas.placements.sealing.sealing import seal
from premierpas.placements.tests.agreements import signed
from premierpas.privacy.keeping import RUN
from premierpas.privacy.models import Tally
from tests.access import World
from tests.personal_values import DATE, NUMBER, plant, without_rows
from tests.rows_of_all_kinds import one_of_each
from tests.test_nothing_readable import decoded_backup, stands_in

ARCHIVE = {"placements_agreement", "placements_entry", "placements_signature", "placements_scan"}


def at(years: float) -> None:
    """Every periodic work of the house so many years from now, and of two weeks later, after the notice."""
    for days in (0, 15, 16):
        with clock.travel(clock.now() + timedelta(days=365.25 * years + days)):
            for each in app.periodic_registry.periodic_tasks.values():
                if not inspect.iscoroutinefunction(each.task.func):
                    each.task.func(timestamp=0)
            assert ScheduledRun.objects.get(name=RUN).last_result["failed"] == 0


def tables_with(words: set[str]) -> dict[str, set[str]]:
    """In which tables, histories and jobs included, a word can still be read."""
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT row::text FROM "{table}" row')
            text = "\n".join(row for (row,) in cursor.fetchall())
            there = [word for word in words if word in text]  # most are nowhere, which this tells at once
            if left := {word for word in there if re.search(rf"(?<![\w@.-]){re.escape(word)}", text)}:
                found[table] = left
    return found


def stored(folder: str = "") -> list[str]:
    """Every file that is kept."""
    folders, files = default_storage.listdir(folder)
    inside = [f"{folder}/{each}".lstrip("/") for each in files]
    return inside + [name for each in folders for name in stored(f"{folder}/{each}".lstrip("/"))]


@pytest.mark.django_db(transaction=True)
def test_three_years_on_nothing_is_left_outside_the_archive_and_six_years_on_nothing_at_all(
    tmp_path: Path, committed_world: World
):
    agreement = signed()
    seal(agreement.pk)
    one_of_each(agreement)
    assert sorted(set(without_rows())) == []
    planted = set(plant().values()) | {DATE, str(NUMBER)}
    archived = {"Benali", "Haddou", "Nadia"}
    assert len(planted) > 150 and set(tables_with(archived)) & ARCHIVE

    for years in (1.1, 2.1, 3):
        at(years)
    assert tables_with(planted) == {}
    assert set(tables_with(archived)) <= ARCHIVE
    assert Signature.objects.filter(signatory__agreement=agreement).count() == 4
    assert list(problems()) == [] and stored()
    assert not Pupil.objects.filter(anonymised_at=None).exists()
    assert (
        Tally.objects.get(what="placement:completed", school=agreement.placement.enrolment.classroom.school).number == 1
    )

    at(6)
    (tmp_path / "last").mkdir()
    dump = decoded_backup(tmp_path / "last")
    assert [word for word in sorted(planted | archived) if stands_in(word, dump)] == []
    assert tables_with(planted | archived) == {} and stored() == []
    assert not Signature.objects.exists() and not Scan.objects.exists() and not SealedFile.objects.exists()
    assert list(problems()) == []
    assert Entry.objects.filter(agreement=agreement, pruned_at=None).count() == 0
    assert Agreement.objects.get(pk=agreement.pk).terms_hash == agreement.terms_hash


def test_only_the_archive_is_done_by_hand():
    assert {each.until.clock for each in personal() if each.by_hand} == {Clock.ARCHIVE}
