"""Shared by processes, killed, restarted: the life of the embedded server."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import psycopg
import pytest

from premierpas.core import embedded
from premierpas.core.embedded.location import Location, locate
from tests.waiting import wait_for

pytestmark = pytest.mark.concurrency


def connect(folder: Path) -> psycopg.Connection:
    where = embedded.database_settings(None, folder)
    return psycopg.connect(host=where["HOST"], port=where["PORT"], user=where["USER"], dbname=where["NAME"])


def server_pid(place: Location) -> int:
    return int((place.cluster / "postmaster.pid").read_text().split("\n")[0])


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until_gone(pid: int) -> None:
    wait_for(lambda: not is_running(pid))


def test_two_first_starts_at_once_share_one_server(open_folder, user_of):
    one, two = user_of(open_folder), user_of(open_folder)
    pids = {one.stdout.readline().strip(), two.stdout.readline().strip()}
    assert len(pids) == 1 and "" not in pids


def test_the_last_one_to_leave_stops_the_server(open_folder, user_of):
    one, two = user_of(open_folder), user_of(open_folder)
    pid = int(one.stdout.readline())
    two.stdout.readline()
    one.communicate("")
    assert is_running(pid)
    two.communicate("")
    wait_until_gone(pid)


def test_a_server_left_by_a_killed_process_is_reused_and_then_stopped(open_folder, user_of):
    killed = user_of(open_folder)
    pid = int(killed.stdout.readline())
    killed.kill()
    killed.wait()
    assert is_running(pid)
    embedded.ensure_server(open_folder)
    assert server_pid(locate(open_folder)) == pid
    assert embedded.stop_server(open_folder)
    wait_until_gone(pid)


def test_what_was_committed_survives_a_killed_server(open_folder):
    place = embedded.ensure_server(open_folder)
    with connect(open_folder) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    pid = server_pid(place)
    os.kill(pid, signal.SIGKILL)
    wait_until_gone(pid)
    embedded.ensure_server(open_folder)
    with connect(open_folder) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_a_stale_lock_file_with_a_living_number_is_cleared(open_folder):
    place = embedded.ensure_server(open_folder)
    embedded.stop_server(open_folder)
    owner = place.owner if os.geteuid() == 0 else None
    bystander = subprocess.Popen(
        ["sleep", "60"], **({"user": owner.uid, "group": owner.gid, "extra_groups": []} if owner else {})
    )
    try:
        stale = [place.cluster / "postmaster.pid", place.socket_folder / ".s.PGSQL.5432.lock"]
        for file in stale:
            file.write_text(f"{bystander.pid}\n{place.cluster}\n1\n5432\n{place.socket_folder}\n")
            shutil.chown(file, place.owner.uid)
        embedded.ensure_server(open_folder)
        assert server_pid(place) != bystander.pid
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_a_server_whose_socket_was_deleted_is_replaced(open_folder):
    place = embedded.ensure_server(open_folder)
    lost = server_pid(place)
    for file in place.socket_folder.iterdir():
        file.unlink()
    embedded.ensure_server(open_folder)
    assert server_pid(place) != lost
    assert not is_running(lost)


def test_a_first_start_that_was_killed_leaves_nothing_in_the_way(open_folder):
    place = embedded.ensure_server(open_folder)
    embedded.stop_server(open_folder)
    shutil.rmtree(place.cluster)
    half_made = place.home / "cluster.new"
    half_made.mkdir()
    (half_made / "PG_VERSION").write_text("")
    embedded.ensure_server(open_folder)
    assert not half_made.exists()


def test_an_existing_cluster_is_never_made_anew(open_folder):
    place = embedded.ensure_server(open_folder)
    embedded.stop_server(open_folder)
    (place.cluster / "PG_VERSION").rename(place.cluster / "mislaid")
    with pytest.raises(embedded.EmbeddedServerError):
        embedded.ensure_server(open_folder)
    (place.cluster / "mislaid").rename(place.cluster / "PG_VERSION")
    embedded.ensure_server(open_folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives folders away")
def test_a_first_start_of_root_killed_before_giving_the_folder_away(open_folder):
    (open_folder / "database").mkdir(mode=0o700)
    place = embedded.ensure_server(open_folder)
    assert place.owner.uid != 0


def test_a_moved_data_folder_still_works(open_folder):
    before, after = open_folder / "before", open_folder / "after"
    embedded.ensure_server(before)
    embedded.stop_server(before)
    before.rename(after)
    embedded.ensure_server(after)
    with connect(after) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_data_in_use_is_not_removed(open_folder, user_of):
    user_of(open_folder).stdout.readline()
    with pytest.raises(embedded.EmbeddedServerError, match="in use"):
        embedded.remove_cluster(open_folder)


def test_a_database_whose_filling_was_broken_off_begins_anew_and_one_that_is_whole_stays(open_folder):
    embedded.ensure_server(open_folder)
    with pytest.raises(KeyboardInterrupt), embedded.unfinished(open_folder):
        with connect(open_folder) as connection:
            connection.execute("CREATE TABLE half ()")
        raise KeyboardInterrupt
    still_there = connect(open_folder)
    assert embedded.begin_again_if_broken_off(open_folder)
    with pytest.raises(psycopg.OperationalError):
        still_there.execute("SELECT")
    with embedded.unfinished(open_folder), connect(open_folder) as connection:
        assert connection.execute("SELECT to_regclass('half')").fetchone() == (None,)
        connection.execute("CREATE TABLE whole ()")
    assert not embedded.begin_again_if_broken_off(open_folder)
    with connect(open_folder) as connection:
        assert connection.execute("SELECT to_regclass('whole')::text").fetchone() == ("whole",)
