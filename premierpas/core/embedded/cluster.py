"""The folders and files of one cluster: made privately, given to the server's user, configured at each start."""

import os
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path

from .binaries import Binaries, open_folder
from .errors import EmbeddedServerError
from .location import PORT, SHARED_STATE, Location, can_enter
from .processes import run_program

SUPERUSER = "postgres"

# Only the owner of the socket's folder (and root) can reach the socket at all, and whoever can enter that folder can
# read the data files too: a password would have to lie beside them and protect nothing. `peer` would refuse root,
# whose server runs as another user. No line allows a network address.
_ACCESS = "local all all trust\n"


def make_home(place: Location) -> None:
    """Make the private folder of cluster, log and socket; raises EmbeddedServerError when its user can't reach it."""
    if place.home.parent == SHARED_STATE:
        open_folder(SHARED_STATE)
        place.pointer.write_text(f"{place.home}\n", "utf-8")
    make_private(place.home, place)
    if not can_enter(place.home, place.owner):
        raise EmbeddedServerError(
            f"The user '{place.owner.name}', who runs the database, can't reach {place.home}. "
            "Open its parent folders to others (chmod o+x), or choose another DATA_DIR."
        )


def make_private(folder: Path, place: Location) -> None:
    """Make a folder that only the server's user enters. One that somebody else made first is refused, never used."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if _was_left_half_made(folder):
            pass
        elif is_private(folder, place):
            return
        else:
            raise EmbeddedServerError(
                f"{folder} must be a folder that only '{place.owner.name}' can enter. Remove it and try again."
            ) from None
    if os.geteuid() == 0:
        os.chown(folder, place.owner.uid, place.owner.gid)


def _was_left_half_made(folder: Path) -> bool:
    """Whether root was killed between making this folder and giving it away."""
    found = folder.lstat()
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() == 0 and stat.S_IMODE(found.st_mode) == 0o700
    return ours and not any(folder.iterdir())


def is_private(folder: Path, place: Location) -> bool:
    """Whether this is a real folder of the server's user that nobody else can enter."""
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == place.owner.uid and stat.S_IMODE(found.st_mode) == 0o700


def make_cluster(place: Location, programs: Binaries) -> None:
    """Run initdb; raises EmbeddedServerError with what it said.

    Made beside and renamed when complete: a first start that was killed leaves nothing half-made in the way, and a
    cluster that exists is never made anew, whatever its state.
    """
    unfinished = place.home / "cluster.new"
    if unfinished.exists():
        shutil.rmtree(unfinished)
    made = run_program(
        place,
        [programs.program("initdb"), "-D", unfinished.name, "-U", SUPERUSER, "--encoding=UTF8", "--auth=trust"]
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


def write_settings(place: Location, settings: Mapping[str, str]) -> None:
    """Written at each start: the data folder may have moved."""
    quoted = str(place.socket_folder).replace("\\", "\\\\").replace('"', '""').replace("'", "''")
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
