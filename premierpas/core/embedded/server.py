"""Starting, recovering and stopping one server. Callers hold the locks of `lifetime`."""

import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from .binaries import Binaries, binaries_for
from .cluster import SUPERUSER, is_private, make_cluster, make_home, make_private, write_settings
from .connection import NAME
from .errors import EmbeddedServerError
from .location import PORT, Location
from .processes import control, first_number, is_our_postgres, wait_until

_START_SECONDS = 600  # replaying what a crash left may take minutes; a failed start is noticed at once
_SILENT_SECONDS = 5
_BUSY_SECONDS = 30


def is_alive(place: Location) -> bool:
    """Whether the server answers; judged by connecting, since process and lock files may be stale.

    Raises EmbeddedServerError when something else answers on our socket.
    """
    if not is_private(place.socket_folder, place):
        return False
    try:
        with connect(place) as connection:
            answer = connection.execute("SHOW data_directory").fetchone()
    except psycopg.OperationalError:
        return False
    if answer is None or Path(answer[0]).resolve() != place.cluster.resolve():
        raise EmbeddedServerError(f"The server on {place.socket_folder} belongs to {answer and answer[0]}.")
    return True


def start(place: Location, settings: Mapping[str, str]) -> None:
    """Start the server of this place, making the cluster the first time and clearing what a killed run left.

    `settings` are lines of postgresql.conf that replace ours. Raises EmbeddedServerError.
    """
    programs = binaries_for(place)
    make_home(place)
    make_private(place.socket_folder, place)
    if not place.cluster.exists():
        make_cluster(place, programs)
    write_settings(place, settings)
    if _clear_leftovers(place, programs):
        return
    _launch(place, programs)


def stop(place: Location) -> None:
    """Stop the server; open connections are ended, what was committed is on disk."""
    if (place.cluster / "postmaster.pid").exists():
        control(place, binaries_for(place), "stop", "-m", "fast", "-w", "-t", "30")


def make_database(place: Location) -> None:
    """Create the application's role and database where missing. The role owns its database and nothing else, as in
    production, so that nothing may come to depend on a superuser."""
    with connect(place) as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [NAME]).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(NAME)))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {0} OWNER {0}").format(sql.Identifier(NAME)))


def connect(place: Location) -> psycopg.Connection[Any]:
    """As the superuser, to the server's own database; raises psycopg.OperationalError."""
    return psycopg.connect(
        host=str(place.socket_folder),
        port=PORT,
        dbname="postgres",
        user=SUPERUSER,
        password="",
        connect_timeout=10,
        autocommit=True,
    )


def _clear_leftovers(place: Location, programs: Binaries) -> bool:
    """Deal with what a killed run left; True when its server turns out to be fine after all."""
    lock = place.cluster / "postmaster.pid"
    pid = first_number(lock)
    if pid is not None and is_our_postgres(pid, place):
        if _comes_up(place):
            return True
        # Its socket is lost or it hangs.
        control(place, programs, "stop", "-m", "immediate", "-w", "-t", "10")
        if is_our_postgres(pid, place):
            os.kill(pid, signal.SIGKILL)
            wait_until(lambda: not is_our_postgres(pid, place), seconds=5)
    # PostgreSQL refuses to start while any process of its user has the number in its lock files, and numbers come
    # round quickly in containers.
    lock.unlink(missing_ok=True)
    for leftover in place.socket_folder.glob(f".s.PGSQL.{PORT}*"):
        leftover.unlink()
    return False


def _comes_up(place: Location) -> bool:
    """Wait for a living server, as long as it says that it is recovering; False when it stays silent."""
    silent_since = time.monotonic()
    while time.monotonic() - silent_since < _SILENT_SECONDS:
        if is_alive(place):
            return True
        try:
            connect(place).close()
        except psycopg.OperationalError as refusal:
            if "starting up" in str(refusal) or "recovery" in str(refusal):
                silent_since = time.monotonic()
        time.sleep(0.1)
    return False


def _launch(place: Location, programs: Binaries) -> None:
    # After a kill, the last processes of the old server need a moment to notice and let go of the shared memory.
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        done = control(place, programs, "start", "-w", "-t", str(_START_SECONDS), "-l", place.log.name)
        if done.returncode == 0 and is_alive(place):
            return
        said = place.log.read_text(errors="replace")[-2000:] if place.log.exists() else ""
        if "shared memory block" not in said or time.monotonic() > deadline:
            raise EmbeddedServerError(f"PostgreSQL did not start in {place.home}:\n{done.stdout}\n{said}")
        time.sleep(0.2)
