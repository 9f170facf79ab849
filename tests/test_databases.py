"""Databases of tests: migrated once, never taken from another run, dropped when nobody uses them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from premierpas.organisations.models import Territory
from tests.access import World
from tests.databases import emptying, template
from tests.databases.own import Own
from tests.databases.rows import Rows
from tests.databases.server import database_names, quoted
from tests.factories import a_pupil, a_territory

BASE = "premierpas_of_this_test"


@pytest.fixture
def server(databases: Own, django_db_blocker: DjangoDbBlocker) -> Iterator[Any]:
    """A cursor on the server's own database; whatever the test made goes."""
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        yield cursor
        for name in [*database_names(cursor, BASE), *database_names(cursor, f"test_{BASE}")]:
            cursor.execute(f"DROP DATABASE {quoted(name)} WITH (FORCE)")


@pytest.fixture
def quickly_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates without tables, whose fingerprint is what the test says."""
    monkeypatch.setattr(template, "call_command", lambda *_command, **_options: None)


def of_migrations(monkeypatch: pytest.MonkeyPatch, print_of: str) -> None:
    monkeypatch.setattr(template, "fingerprint", lambda _server: print_of)


def test_any_change_to_a_migration_or_to_what_it_imports_asks_for_another_template(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    before = template.fingerprint(16)
    named = {path.as_posix() for path in template.sources()}
    for part in ("core/migrations/0001", "accounts/migrations/0001_initial.py", "core/clock.py", "allauth/account/"):
        assert any(part in name for name in named), part
    changed = tmp_path / "0001_initial.py"
    changed.write_text("# changed")
    monkeypatch.setattr(template, "sources", lambda: [changed])
    assert template.fingerprint(16) != before


def test_a_template_is_made_once_and_those_unused_for_longest_go(
    server: Any, quickly_made: None, monkeypatch: pytest.MonkeyPatch
):
    made = []
    for print_of in ("a", "b", "c", "a", "d"):
        of_migrations(monkeypatch, print_of)
        made.append(template.migrated(server, BASE))
    assert made[0] == made[3]
    assert template.by_use(server, f"{BASE}_template_") == [made[4], made[3], made[2]]


def test_a_template_grows_from_one_that_lacks_only_what_was_added(
    server: Any, quickly_made: None, monkeypatch: pytest.MonkeyPatch
):
    grew = []
    make = template._make
    monkeypatch.setattr(
        template, "_make", lambda cursor, name, *, grown_from: grew.append(grown_from) or make(
            cursor, name, grown_from=grown_from
        )
    )  # fmt: skip
    for print_of, made_of in (("a", {"1": "x"}), ("b", {"1": "x", "2": "y"}), ("c", {"1": "changed", "2": "y"})):
        of_migrations(monkeypatch, print_of)
        monkeypatch.setattr(template, "prints", lambda made_of=made_of: made_of)
        template.migrated(server, BASE)
    assert grew == ["", f"{BASE}_template_a", ""]


def test_a_template_that_was_killed_half_way_is_made_again(
    server: Any, quickly_made: None, monkeypatch: pytest.MonkeyPatch
):
    of_migrations(monkeypatch, "a")
    server.execute(f"CREATE DATABASE {quoted(f'{BASE}_template_a_half')}")
    assert template.migrated(server, BASE) == f"{BASE}_template_a"
    assert database_names(server, BASE) == [f"{BASE}_template_a"]


def test_a_run_beside_another_leaves_its_databases_alone_and_drops_what_a_killed_one_left(
    server: Any, quickly_made: None, monkeypatch: pytest.MonkeyPatch
):
    of_migrations(monkeypatch, "a")
    first = Own(BASE)
    left = f"test_{BASE}_gw0_killed"
    server.execute(f"CREATE DATABASE {quoted(left)}")
    second = Own(BASE)
    assert set(database_names(server, f"test_{BASE}")) == {first.name, second.name}
    second.close()
    assert database_names(server, f"test_{BASE}") == [first.name]
    first.close()
    assert database_names(server, f"test_{BASE}") == []


@pytest.mark.django_db(transaction=True)
def test_what_a_committing_test_wrote_is_emptied_and_nothing_else():
    kept = emptying._filled
    assert "django_migrations" in kept and "auth_permission" in kept
    a_pupil()
    assert {"people_pupil", "accounts_user"} <= set(emptying.left())
    emptying.empty(None)
    assert emptying.left() == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM auth_permission")
        assert cursor.fetchone()[0] > 0


def test_a_world_is_made_once_and_copied_for_who_commits(databases: Own, django_db_blocker: DjangoDbBlocker):
    calls = []

    def a_world() -> str:
        calls.append(a_territory().name)
        return calls[-1]

    with django_db_blocker.unblock():
        for _test in range(2):
            with databases.holding(a_world, commits=True) as name:
                assert Territory.objects.get().name == name
                Territory.objects.all().delete()
        with databases.holding(a_world) as name:
            assert Territory.objects.get().name == name
        assert not Territory.objects.exists()
    assert len(calls) == 1


def test_what_was_written_into_a_copy_is_put_back(databases: Own, django_db_blocker: DjangoDbBlocker):
    def a_world() -> None:
        a_pupil()

    found = []
    with django_db_blocker.unblock():
        for _test in range(2):
            with databases.holding(a_world, commits=True):
                found.append(vars(Rows()))
                Territory.objects.update(name="Ailleurs")
                a_pupil()
                with connection.cursor() as cursor:
                    cursor.execute("DELETE FROM auth_permission")
    assert found[0] == found[1]
    assert {"people_pupil", "auth_permission"} <= set(found[0]["_held"])


def test_the_shared_world_comes_whole_to_each_test(world: World):
    people = {person.user.pk for person in world.people.values() if person}
    assert len(people) == len(world.people) - 1
    for person in filter(None, world.people.values()):
        person.user.refresh_from_db()
