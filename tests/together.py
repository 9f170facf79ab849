"""What all processes of a run need is made by one of them: who finds a piece being made goes on with the next."""

import fcntl
import os
import pickle
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


def folder_of_run(own: Path) -> Path:
    """The folder that the processes of a run share; `own` is this one's base for temporary files."""
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def made_once(folder: Path, pieces: Mapping[str, Callable[[], T]], *names: str) -> dict[str, T]:
    """The named pieces, or every one, by their names, in the given order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {name: path for name, path in _paths(folder, pieces).items() if name in (names or pieces)}
    for waits in (False, True):  # first what nobody has begun, then what others have
        for name, path in paths.items():
            _made(path, pieces[name], waits=waits)
    return {name: _read(path) for name, path in paths.items()}


def made_so_far(folder: Path, pieces: Iterable[str]) -> dict[str, Any]:
    """Those of these pieces, all that there are, which somebody has made."""
    return {name: _read(path) for name, path in _paths(folder, pieces).items() if path.exists()}


def _paths(folder: Path, pieces: Iterable[str]) -> dict[str, Path]:
    return {name: folder / str(number) for number, name in enumerate(pieces)}


def _made(path: Path, make: Callable[[], Any], *, waits: bool) -> None:
    if path.exists():
        return
    with path.with_suffix(".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        if not path.exists():
            half = path.with_suffix(".half")
            half.write_bytes(pickle.dumps(make()))
            half.rename(path)


def _read(path: Path) -> Any:
    return pickle.loads(path.read_bytes())


def first_to(folder: Path, what: object) -> bool:
    """Whether nobody in this run was asked this before: who is first does it for all."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        (folder / sha256(repr(what).encode()).hexdigest()).open("x").close()
    except FileExistsError:
        return False
    return True
