"""Running PostgreSQL's programs as the server's user, and recognising its processes."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .binaries import Binaries
from .errors import EmbeddedServerError
from .location import Location


def run_program(place: Location, command: list[str]) -> subprocess.CompletedProcess[str]:
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


def control(place: Location, programs: Binaries, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pg_ctl on the cluster."""
    return run_program(place, [programs.program("pg_ctl"), "-D", place.cluster.name, *arguments])


def first_number(lock: Path) -> int | None:
    """The process id that a lock file of PostgreSQL begins with, if any."""
    try:
        return int(lock.read_text(errors="replace").split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None


def is_our_postgres(pid: int, place: Location) -> bool:
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


def wait_until(condition: Callable[[], object], *, seconds: float) -> bool:
    """Ask again and again; False when the time is over."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True
