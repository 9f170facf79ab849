"""Backup and restore: into an empty server, from an older PostgreSQL, and what is refused."""

import hashlib
import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from psycopg import sql

from premierpas.core import embedded
from tests.databases.server import FAST
from tests.programs import program

pytestmark = pytest.mark.concurrency
WORLD = """
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from tests.factories import a_classroom, a_pupil, a_published_offer, a_teacher
a_teacher(room := a_classroom())
a_pupil(room, first_name="Zoé", last_name="L’Été")
a_published_offer()
default_storage.save("conventions/2027/œuvre d’été.pdf", ContentFile(b"%PDF-1.7 " + bytes(range(256))))
default_storage.save("vide.txt", ContentFile(b""))
"""

# Several commands in one process: what each exits with and says to be wrong, on the last line.
CODES = """
import io, json
from django.core.management import call_command
found = []
for command, arguments, options in {calls}:
    code, wrong = 0, io.StringIO()
    try:
        call_command(command, *arguments, stderr=wrong, **options)
    except SystemExit as exit:
        code = exit.code
    found.append((code, wrong.getvalue()))
print(json.dumps(found))
"""
MIGRATE = "from django.core.management import call_command; call_command('migrate', verbosity=0)"


@dataclass(frozen=True)
class Saved:
    """An archive and what it was made of."""

    archive: Path
    answer: dict
    content: dict
    migrated: str = ""


def manage(folder: Path, *arguments: str, url: str = "") -> subprocess.CompletedProcess[str]:
    others = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PYTEST_XDIST_WORKER", "MEDIA_ROOT"}
    environment = {name: value for name, value in os.environ.items() if name not in others}
    environment |= {"DATA_DIR": str(folder), "DEMO": "0"} | ({"DATABASE_URL": url} if url else {})
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=embedded.PROJECT, env=environment, capture_output=True, text=True
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


Call = tuple[str, list[str], dict[str, object]]


def commands(folder: Path, *calls: Call, first: str = "", url: str = "") -> tuple[list[int], list[str], str]:
    """What these commands exit with after some statements, what each says is wrong, and all that they say."""
    done = manage(folder, "shell", "--no-imports", "-c", first + CODES.format(calls=calls), url=url)
    assert done.returncode == 0, done.stderr
    said, _end, found = done.stdout.rstrip().rpartition("\n")
    codes, wrong = zip(*json.loads(found), strict=True)
    assert not any("Traceback" in each for each in wrong), wrong
    return list(codes), list(wrong), said


def session_of(folder: Path, url: str = "", **changes: str | bool) -> psycopg.Connection:
    where = embedded.database_settings(url or None, folder)
    named = {"host": where["HOST"], "port": where["PORT"] or None, "user": where["USER"], "dbname": where["NAME"]}
    return psycopg.connect(**named | changes)


def beside(folder: Path, name: str, *, template: str = "template0") -> str:
    """The address of another database on this folder's server."""
    with session_of(folder, dbname="postgres", autocommit=True) as session:
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        session.execute(made.format(sql.Identifier(name), sql.Identifier(template)))
    where = embedded.database_settings(None, folder)
    host = quote(str(where["HOST"]), safe="")
    return f"postgresql://{where['USER']}@{host}:{where['PORT'] or 5432}/{name}"


def content_of(folder: Path, url: str = "") -> dict:
    """A checksum of each table, each sequence's place, and the files."""
    with session_of(folder, url) as session:
        found = {}
        for (table,) in session.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall():
            query = "SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {} t"
            found[table] = session.execute(sql.SQL(query).format(sql.Identifier(table))).fetchone()
        for sequence, last in session.execute("SELECT sequencename, last_value FROM pg_sequences").fetchall():
            found[sequence] = last
        counted = "SELECT count(*) FROM {} WHERE NOT {}"
        for name, catalogue, condition in (
            ("triggers", "pg_trigger", "tgisinternal"),
            ("indexes", "pg_indexes", "schemaname <> 'public'"),
            ("constraints", "pg_constraint", "connamespace <> 'public'::regnamespace OR contype = 'n'"),
        ):
            query = counted.replace("{}", catalogue, 1).replace("{}", f"({condition})")
            found[name] = session.execute(query).fetchone()
    files = folder / "files"
    found["files"] = {str(path.relative_to(files)): path.read_bytes() for path in files.rglob("*") if path.is_file()}
    return found


@pytest.fixture(scope="module")
def open_place() -> Iterator[Path]:
    """A folder that every user may enter; its servers are removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="premierpas-test-"))
    folder.chmod(0o755)
    yield folder
    for users in sorted(folder.rglob("database.users")):
        embedded.remove_cluster(users.parent)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def before(open_place: Path) -> Path:
    """The folder of an embedded server that runs; its other databases are addressed as anybody's own would be."""
    embedded.ensure_server(open_place / "before", FAST)
    return open_place / "before"


@pytest.fixture(scope="module")
def saved(before: Path, open_place: Path) -> Saved:
    """A small world on an embedded server, and its backup; "migrated" is the database before anybody was in it."""
    folder, archive = before, open_place / "sauvegarde.zip"
    # Our own commands migrate an empty database before they run.
    assert manage(folder, "backup", str(archive), "--json").returncode == 0
    migrated = beside(folder, "migrated", template=str(embedded.database_settings(None, folder)["NAME"]))
    codes, wrong, said = commands(folder, ("backup", [str(archive)], {"json": True}), first=WORLD)
    assert codes == [0], wrong
    return Saved(archive, json.loads(said.splitlines()[-1]), content_of(folder), migrated)


def test_the_archive_says_what_it_holds_and_only_its_owner_reads_it(saved):
    rows = sum(found[0] for found in saved.content.values() if isinstance(found, tuple) and len(found) == 2)
    assert saved.answer["rows"] == rows and saved.answer["files"] == 2
    assert saved.answer["bytes"] == saved.archive.stat().st_size
    assert saved.archive.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in saved.archive.parent.iterdir() if path.name.startswith(".backup")) == []


def test_an_empty_server_gets_everything_back_once(saved, open_place):
    folder = open_place / "after"
    embedded.ensure_server(folder, FAST)
    done = manage(folder, "restore", str(saved.archive), "--json")
    assert done.returncode == 0, done.stderr
    assert "SECRET_KEY" in done.stderr and "seal" not in done.stderr  # what the archive can't hold
    assert json.loads(done.stdout.splitlines()[-1]) == saved.answer
    assert content_of(folder) == saved.content

    with session_of(folder) as session:
        session.execute("UPDATE people_pupil SET first_name = 'X'")
    assert content_of(folder) != saved.content
    again = ("restore", [str(saved.archive)], {"json": True})
    forced = ("restore", [str(saved.archive), "--force"], {})
    codes, wrong, _said = commands(folder, ("makemigrations", [], {"check_changes": True}), again, forced)
    assert codes == [0, 1, 0], wrong
    assert "--force" in wrong[1]
    assert content_of(folder) == saved.content


def test_tables_without_anybody_in_them_count_as_empty(saved, open_place):
    folder = open_place / "migrated"
    folder.mkdir()
    assert manage(folder, "restore", str(saved.archive), url=saved.migrated).returncode == 0
    assert content_of(folder, saved.migrated) == saved.content


def altered(saved: Saved, target: Path, entry: str, content: bytes) -> Path:
    """The same archive with one entry replaced."""
    with zipfile.ZipFile(saved.archive) as before, zipfile.ZipFile(target, "w") as after:
        for info in before.infolist():
            after.writestr(info.filename, content if info.filename == entry else before.read(info.filename))
    return target


def damaged(saved: Saved, folder: Path) -> list[Path]:
    """Archives that aren't what their manifest says, or no archives."""
    manifest = json.loads(zipfile.ZipFile(saved.archive).read("manifest.json"))
    outside = {**manifest, "files": [{**manifest["files"][0], "name": "../outside"}]}
    whole = saved.archive.read_bytes()
    middle = bytearray(whole)
    middle[len(whole) // 2] ^= 1
    contents = {
        "cut": whole[: len(whole) // 2],
        "flipped": bytes(middle),
        "empty": b"",
        "other": b"bonjour",
    }
    archives = [altered(saved, folder / "dump.zip", "database.dump", b"PGDMP")]
    archives += [altered(saved, folder / "file.zip", "files/vide.txt", b"plein")]
    archives += [altered(saved, folder / "outside.zip", "manifest.json", json.dumps(outside).encode())]
    archives += [altered(saved, folder / "manifest.zip", "manifest.json", b"{}")]
    for name, content in contents.items():
        archives.append(folder / f"{name}.zip")
        archives[-1].write_bytes(content)
    return archives


def with_a_broken_dump(saved: Saved, folder: Path) -> Path:
    """An archive that is whole, of a dump that isn't."""
    broken = b"PGDMP no dump"
    manifest = json.loads(zipfile.ZipFile(saved.archive).read("manifest.json"))
    manifest["database_sha256"] = hashlib.sha256(broken).hexdigest()
    first = altered(saved, folder / "one.zip", "database.dump", broken)
    return altered(Saved(first, {}, {}), folder / "two.zip", "manifest.json", json.dumps(manifest).encode())


def test_at_home_all_is_there_and_what_is_refused_leaves_everything_as_it_was(saved, open_place, tmp_path):
    folder, forced = open_place / "before", {"force": True}
    with session_of(folder) as session:
        session.execute("UPDATE people_pupil SET first_name = 'X'")
    refused = [("restore", [str(each)], forced) for each in damaged(saved, tmp_path)]
    refused.append(("restore", [str(saved.archive)], forced | {"sha256": "0" * 64}))
    refused.append(("restore", [str(with_a_broken_dump(saved, tmp_path))], forced))
    misused = [("restore", tmp_path / "rien.zip"), ("restore", tmp_path)]
    misused += [("backup", tmp_path / "nulle" / "part.zip"), ("backup", tmp_path)]
    calls = [*refused, *((name, [str(path)], {}) for name, path in misused)]
    codes, wrong, _said = commands(folder, ("restore", [str(saved.archive)], forced), *calls)
    assert codes == [0] + [1] * len(refused) + [2] * len(misused)
    assert "SECRET_KEY" not in wrong[0] and all(wrong[1:])
    assert content_of(folder) == saved.content


@pytest.fixture
def old_server(open_place: Path) -> Iterator[str]:
    """A PostgreSQL 15 of our own on a socket: the address of an empty database in it."""
    old = Path(program("initdb 15")).parent
    home = Path(tempfile.mkdtemp(prefix="pp15-", dir="/tmp"))
    as_user: dict = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
        as_user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}

    def run(*command: str) -> None:
        environment = {"LC_ALL": "C", "HOME": str(home), "PATH": os.environ["PATH"]}
        subprocess.run(
            [old / command[0], *command[1:]],
            cwd=home,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
            **as_user,
        )

    try:
        run("initdb", "-D", "data", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-instructions", "-N")
        own = {"listen_addresses": "", "unix_socket_directories": str(home), **FAST}
        options = " ".join(f"-c {name}={value}" for name, value in own.items())
        run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start")
        with psycopg.connect(host=str(home), user="postgres", dbname="postgres", autocommit=True) as session:
            session.execute("CREATE ROLE premierpas LOGIN")
            session.execute("CREATE DATABASE premierpas OWNER premierpas")
        yield f"postgresql://premierpas@{str(home).replace('/', '%2F')}/premierpas"
    finally:
        if (home / "data" / "postmaster.pid").exists():
            run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(home)


def test_what_postgresql_15_held_comes_back_on_the_embedded_server(old_server, before, open_place):
    folder, elsewhere, archive = open_place / "with15", open_place / "from15", open_place / "quinze.zip"
    folder.mkdir()
    elsewhere.mkdir()
    codes, wrong, _said = commands(folder, ("backup", [str(archive)], {}), first=MIGRATE + WORLD, url=old_server)
    assert codes == [0], wrong
    empty = beside(before, "from15")
    restored = ("restore", [str(archive)], {})
    codes, wrong, _said = commands(elsewhere, restored, ("migrate", [], {"check_unapplied": True}), url=empty)
    assert codes == [0, 0], wrong
    # What the archive can't hold is said.
    assert "SECRET_KEY" in wrong[0] and "seal" not in wrong[0]
    assert json.loads(zipfile.ZipFile(archive).read("manifest.json"))["beside"]["SECRET_KEY"]
    assert content_of(elsewhere, empty) == content_of(folder, old_server)
