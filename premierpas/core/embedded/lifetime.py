"""Sharing one server between processes: whoever uses it holds a lock, and whoever leaves last stops it.

`make run`, a command beside it and the tests can all call `ensure_server`. Locks vanish with their process, so a
`kill -9` leaves at worst a running server, which the next run finds and reuses.
"""

import atexit
import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from . import server
from .errors import EmbeddedServerError
from .location import Location, locate

_uses: dict[Path, tuple[int, int]] = {}  # data folder → lock's file descriptor, process that took it


def ensure_server(data_dir: Path, settings: Mapping[str, str] | None = None) -> Location:
    """Start the server of this data folder or reuse the running one, and keep it until this process ends.

    Makes what is missing: the folder, the cluster, the role and the database. `settings` are lines of
    postgresql.conf for a server that has to be started. Raises EmbeddedServerError with what to do.
    """
    data_dir = data_dir.resolve()
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        _hold(data_dir)
        with _alone(data_dir / "database.starting"):
            place = locate(data_dir)
            if not server.is_alive(place):
                server.start(place, settings or {})
            server.make_database(place)
    except OSError as problem:
        raise EmbeddedServerError(f"The database can't be kept in {data_dir}: {problem}.") from problem
    return place


def has_cluster(data_dir: Path) -> bool:
    """Whether there is a database in this data folder already."""
    return locate(data_dir.resolve()).cluster.exists()


def stop_server(data_dir: Path) -> bool:
    """End this process's use; stops the server and answers True when nobody else uses it."""
    held = _uses.pop(data_dir.resolve(), None)
    if held is None or held[1] != os.getpid():  # a forked child shares the lock but didn't take it
        return False
    os.close(held[0])
    with suppress(BlockingIOError, FileNotFoundError), _alone(data_dir / "database.users", wait=False):
        server.stop(locate(data_dir))
        return True
    return False


def remove_cluster(data_dir: Path) -> None:
    """Stop the server and delete its data for good; raises EmbeddedServerError while another process uses it."""
    data_dir = data_dir.resolve()
    stop_server(data_dir)
    place = locate(data_dir)
    try:
        with _alone(data_dir / "database.users", wait=False):
            if place.home.exists():
                server.stop(place)
                shutil.rmtree(place.home)
            if place.socket_folder.exists():
                shutil.rmtree(place.socket_folder)
            place.pointer.unlink(missing_ok=True)
    except BlockingIOError:
        raise EmbeddedServerError(f"The database of {data_dir} is in use. Stop what uses it first.") from None
    except FileNotFoundError:
        return


def _hold(data_dir: Path) -> None:
    held = _uses.get(data_dir)
    if held and held[1] == os.getpid():
        return
    descriptor = os.open(data_dir / "database.users", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_SH)  # waits while the last user is stopping the server
    _uses[data_dir] = (descriptor, os.getpid())
    if held is None:
        atexit.register(_leave, data_dir)


def _leave(data_dir: Path) -> None:
    with suppress(EmbeddedServerError, OSError):
        stop_server(data_dir)


@contextmanager
def _alone(lock: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold a lock file alone; raises BlockingIOError when somebody has it and `wait` is off."""
    descriptor = os.open(lock, os.O_RDWR | (os.O_CREAT if wait else 0), 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)
