"""Making, starting, recovering and stopping one cluster. Callers hold the locks of `lifetime`."""

import os
import shutil
import signal
import stat
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from .binaries import Binaries, binaries_for, cluster_major, open_folder
from .connection import NAME
from .errors import EmbeddedServerError
from .location import PORT, SHARED_STATE, Location, can_enter

_SUPERUSER = "postgres"
_START_SECONDS = 60
_BUSY_SECONDS = 30

# Only the owner of the socket's folder (and root) can reach the socket at all, and whoever can enter that folder can
# read the data files too: a password would have to lie beside them and protect nothing. `peer` would refuse root,
# whose server runs as another user. No line allows a network address.
_ACCESS = "local all all trust\n"


def is_alive(place: Location) -> bool:
    """Whether the server answers; judged by connecting, since process and lock files may be stale.

    Raises EmbeddedServerError when something else answers on our socket.
    """
    if not _is_private(place.socket_folder, place):
        return False
    try:
        with _connect(place) as connection:
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
    _make_home(place)
    _make_private(place.socket_folder, place)
    if cluster_major(place) is None or not (place.cluster / "premierpas.conf").exists():
        _make_cluster(place, programs)
    _write_settings(place, settings)
    if _clear_leftovers(place, programs):
        return
    _launch(place, programs)


def stop(place: Location) -> None:
    """Stop the server; open connections are ended, what was committed is on disk."""
    if (place.cluster / "postmaster.pid").exists():
        _control(place, binaries_for(place), "stop", "-m", "fast", "-w", "-t", "30")


def make_database(place: Location) -> None:
    """Create the application's role and database where missing. The role owns its database and nothing else, as in
    production, so that nothing may come to depend on a superuser."""
    with _connect(place) as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [NAME]).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(NAME)))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {0} OWNER {0}").format(sql.Identifier(NAME)))


def _connect(place: Location) -> psycopg.Connection[Any]:
    return psycopg.connect(
        host=str(place.socket_folder),
        port=PORT,
        dbname="postgres",
        user=_SUPERUSER,
        password="",
        connect_timeout=5,
        autocommit=True,
    )


def _make_home(place: Location) -> None:
    if place.home.parent == SHARED_STATE:
        open_folder(SHARED_STATE)
        place.pointer.write_text(f"{place.home}\n", "utf-8")
    _make_private(place.home, place)
    if not can_enter(place.home, place.owner):
        raise EmbeddedServerError(
            f"The user '{place.owner.name}', who runs the database, can't reach {place.home}. "
            "Open its parent folders to others (chmod o+x), or choose another DATA_DIR."
        )


def _make_private(folder: Path, place: Location) -> None:
    """Make a folder that only the server's user enters. One that somebody else made first is refused, never used."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if not _is_private(folder, place):
            raise EmbeddedServerError(
                f"{folder} must be a folder that only '{place.owner.name}' can enter. Remove it and try again."
            ) from None
        return
    if os.geteuid() == 0:
        os.chown(folder, place.owner.uid, place.owner.gid)


def _is_private(folder: Path, place: Location) -> bool:
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == place.owner.uid and stat.S_IMODE(found.st_mode) == 0o700


def _make_cluster(place: Location, programs: Binaries) -> None:
    # Made beside and renamed when complete: a first start that was killed leaves nothing half-made in the way.
    unfinished = place.home / "cluster.new"
    for rest in (unfinished, place.cluster):
        if rest.exists():
            shutil.rmtree(rest)
    made = _run(
        place,
        [programs.program("initdb"), "-D", unfinished.name, "-U", _SUPERUSER, "--encoding=UTF8", "--auth=trust"]
        + ["--no-instructions", *_locale(programs)],
    )
    if made.returncode:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise EmbeddedServerError(f"PostgreSQL could not make its data folder in {place.home}:\n{made.stdout}")
    _write(unfinished / "pg_hba.conf", _ACCESS, place)
    with (unfinished / "postgresql.conf").open("a") as settings:
        settings.write("\ninclude 'premierpas.conf'\n")
    _write(unfinished / "premierpas.conf", "", place)
    unfinished.rename(place.cluster)


def _locale(programs: Binaries) -> list[str]:
    # Sorting by code point everywhere. From 17 on, PostgreSQL also brings letters' classes and cases for every
    # script, so that upper('é') is 'É' as on a server with a French locale.
    own = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if programs.major >= 17 else []
    return ["--locale=C", *own]


def _write_settings(place: Location, settings: Mapping[str, str]) -> None:
    """Written at each start: the data folder may have moved."""
    quoted = str(place.socket_folder).replace('"', '""').replace("'", "''")
    values = {
        "listen_addresses": "''",
        "port": str(PORT),
        "unix_socket_directories": f"'\"{quoted}\"'",
        "unix_socket_permissions": "0700",
        "timezone": "'UTC'",
        "log_timezone": "'UTC'",
        "fsync": "on",
        "synchronous_commit": "on",
        "max_connections": "100",
        "shared_buffers": "'128MB'",
        "max_parallel_workers_per_gather": "0",  # small containers have too little shared memory for them
        "jit": "off",
        "log_min_messages": "warning",
        "log_statement": "none",
        **settings,
    }
    lines = "".join(f"{name} = {value}\n" for name, value in values.items())
    _write(place.cluster / "premierpas.conf", f"# Written at each start.\n{lines}", place)


def _write(path: Path, text: str, place: Location) -> None:
    path.write_bytes(os.fsencode(text))
    if os.geteuid() == 0:
        os.chown(path, place.owner.uid, place.owner.gid)
    path.chmod(0o600)


def _clear_leftovers(place: Location, programs: Binaries) -> bool:
    """Deal with what a killed run left; True when its server turns out to be fine after all."""
    lock = place.cluster / "postmaster.pid"
    pid = _first_number(lock)
    if pid is not None and _is_our_postgres(pid, place):
        # Alive but silent: it may be recovering; else its socket is lost or it hangs.
        if _wait(lambda: is_alive(place), seconds=5):
            return True
        _control(place, programs, "stop", "-m", "immediate", "-w", "-t", "10")
        if _is_our_postgres(pid, place):
            os.kill(pid, signal.SIGKILL)
            _wait(lambda: not _is_our_postgres(pid, place), seconds=5)
    # PostgreSQL refuses to start while any process of its user has the number in its lock files, and numbers come
    # round quickly in containers.
    lock.unlink(missing_ok=True)
    for leftover in place.socket_folder.glob(f".s.PGSQL.{PORT}*"):
        leftover.unlink()
    return False


def _first_number(lock: Path) -> int | None:
    try:
        return int(lock.read_text(errors="replace").split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None


def _is_our_postgres(pid: int, place: Location) -> bool:
    """Whether this process is a PostgreSQL working in our cluster (its processes stay in their data folder)."""
    try:
        return Path(os.readlink(f"/proc/{pid}/cwd")).resolve() == place.cluster.resolve()
    except PermissionError:
        return False  # another user's: never ours
    except FileNotFoundError:
        if Path("/proc/self").exists():
            return False
    listed = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True)
    return "postgres" in listed.stdout


def _launch(place: Location, programs: Binaries) -> None:
    # After a kill, the last processes of the old server need a moment to notice and let go of the shared memory.
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        done = _control(place, programs, "start", "-w", "-t", str(_START_SECONDS), "-l", place.log.name)
        if done.returncode == 0 and is_alive(place):
            return
        said = place.log.read_text(errors="replace")[-2000:] if place.log.exists() else ""
        if "shared memory block" not in said or time.monotonic() > deadline:
            raise EmbeddedServerError(f"PostgreSQL did not start in {place.home}:\n{done.stdout}\n{said}")
        time.sleep(0.2)


def _control(place: Location, programs: Binaries, *arguments: str) -> subprocess.CompletedProcess[str]:
    return _run(place, [programs.program("pg_ctl"), "-D", place.cluster.name, *arguments])


def _run(place: Location, command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a program as the server's user, from its home (so that paths stay short, plain and enterable)."""
    environment = {"LC_ALL": "C", "TZ": "UTC", "HOME": str(place.home)}
    for name in ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        if name in os.environ:
            environment[name] = os.environ[name]
    identity: dict[str, Any] = {}
    if os.geteuid() == 0:
        identity = {"user": place.owner.uid, "group": place.owner.gid, "extra_groups": [], "umask": 0o077}
    try:
        return subprocess.run(
            command,
            cwd=place.home,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,  # Ctrl-C in our terminal is not for the server
            check=False,
            **identity,
        )
    except OSError as problem:
        raise EmbeddedServerError(
            f"{command[0]} can't be run as '{place.owner.name}' ({problem.strerror}). Set DATABASE_URL, or run as an "
            "ordinary user."
        ) from problem


def _wait(condition: Any, *, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True
