"""Where the embedded server keeps its cluster and its socket, and as whom it runs.

Everything here only looks; `lifetime` and `server` write. The answers are the same before and after the first start,
so that settings can be computed without a server.
"""

import hashlib
import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

from .errors import EmbeddedServerError

PROJECT = Path(__file__).resolve().parent.parent.parent.parent
SHARED_STATE = Path("/var/lib/premierpas")  # for root, when DATA_DIR is closed to every other user
SHORT_SOCKETS = Path("/tmp")  # not $TMPDIR: two processes must agree on it, and it must be short
PORT = 5432  # only names the socket file
_LONGEST_SOCKET = 100  # bytes; the kernel stops at 107 (Linux) or 103 (macOS)
_UNPRIVILEGED = ("postgres", "nobody")


@dataclass(frozen=True)
class Owner:
    """The system user that the server's processes run as."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class Location:
    """The folders of one embedded server."""

    data_dir: Path
    home: Path
    owner: Owner

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own data folder."""
        return self.home / "cluster"

    @property
    def log(self) -> Path:
        """What the server wrote."""
        return self.home / "server.log"

    @property
    def pointer(self) -> Path:
        """The file of DATA_DIR that tells where the cluster is, when it can't be inside."""
        return self.data_dir / "database.path"

    @property
    def socket_folder(self) -> Path:
        """The private folder of the socket: in `home`, or short and hashed where that is too long for a socket."""
        inside = self.home / "socket"
        # A comma separates hosts for libpq and folders for the server.
        if len(os.fsencode(inside / f".s.PGSQL.{PORT}")) <= _LONGEST_SOCKET and "," not in str(inside):
            return inside
        return SHORT_SOCKETS / f"premierpas-{_hash(self.home)}"


def data_dir() -> Path:
    """The folder of everything this instance keeps: `DATA_DIR`, or `var` beside the code."""
    return Path(os.environ.get("DATA_DIR") or PROJECT / "var").resolve()


def locate(folder: Path) -> Location:
    """Where the server of this data folder lives; raises EmbeddedServerError when no user can run it."""
    folder = folder.resolve()
    inside = folder / "database"
    home = _pointed_home(folder) or inside
    if os.geteuid() != 0:
        return Location(folder, home, _current_user())
    if home.exists() and home.stat().st_uid != 0:
        # Whoever owns it keeps it, also when another candidate user appears on the machine later.
        return Location(folder, home, _user(home.stat().st_uid))
    owner = _unprivileged_user()
    if home == inside and not can_enter(folder, owner):
        home = SHARED_STATE / _hash(folder)
        if home.exists() and home.stat().st_uid != 0:
            owner = _user(home.stat().st_uid)
    return Location(folder, home, owner)


def can_enter(folder: Path, owner: Owner) -> bool:
    """Whether this user may walk down to the folder; parents that don't exist yet count as open."""
    return all(
        _allowed(parent, owner, stat.S_IXUSR, stat.S_IXGRP, stat.S_IXOTH)
        for parent in (folder, *folder.parents)
        if parent.exists()
    )


def can_run(program: Path, owner: Owner) -> bool:
    """Whether this user may walk down to the program and run it."""
    return can_enter(program.parent, owner) and _allowed(
        program, owner, stat.S_IRUSR | stat.S_IXUSR, stat.S_IRGRP | stat.S_IXGRP, stat.S_IROTH | stat.S_IXOTH
    )


def _allowed(path: Path, owner: Owner, as_user: int, as_group: int, as_other: int) -> bool:
    found = path.stat()
    needed = as_user if found.st_uid == owner.uid else as_group if found.st_gid == owner.gid else as_other
    return found.st_mode & needed == needed


def _pointed_home(folder: Path) -> Path | None:
    try:
        return Path((folder / "database.path").read_text("utf-8").rstrip("\n"))
    except FileNotFoundError:
        return None


def _unprivileged_user() -> Owner:
    for name in _UNPRIVILEGED:
        try:
            return _owner(pwd.getpwnam(name))
        except KeyError:
            continue
    raise EmbeddedServerError(
        "PostgreSQL refuses to run as root, and this machine has neither a user 'postgres' nor 'nobody'. "
        "Run as an ordinary user, or set DATABASE_URL."
    )


def _current_user() -> Owner:
    return _user(os.geteuid())


def _user(uid: int) -> Owner:
    try:
        return _owner(pwd.getpwuid(uid))
    except KeyError:
        raise EmbeddedServerError(
            f"PostgreSQL needs a named user, and user id {uid} has no name on this machine. "
            "Add it to /etc/passwd, or set DATABASE_URL."
        ) from None


def _owner(entry: pwd.struct_passwd) -> Owner:
    return Owner(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
