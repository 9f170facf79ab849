"""A postman who can be held up: caught with letters in his hands whenever a test wants it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from premierpas.core.outbox.models import Message
from tests.waiting import wait_for


class Held:
    """Writes `begun <id>` and `handed <id>` into a file of the data folder; hands over no more than he may."""

    def carry(self, message: Message) -> None:
        """Hand one message over, as soon as that is allowed."""
        folder = Path(os.environ["DATA_DIR"])
        with _alone(folder):
            _write(folder, f"begun {message.pk}")

        def handed() -> bool:
            with _alone(folder):
                if allowed := len(lines_of(folder, "handed")) < int(_allowance(folder).read_text()):
                    _write(folder, f"handed {message.pk}")
                return allowed

        wait_for(handed)


def allow(folder: Path, letters: int) -> None:
    """So many letters may be handed over in all."""
    new = folder / "allowance.new"
    new.write_text(str(letters))
    new.replace(_allowance(folder))


def lines_of(folder: Path, act: str) -> list[str]:
    """The messages that were begun, or handed over, each as often as it was."""
    round_ = folder / "postman.log"
    lines = round_.read_text().splitlines() if round_.exists() else []
    return [line.split()[1] for line in lines if line.startswith(f"{act} ")]


def _allowance(folder: Path) -> Path:
    return folder / "postman.allowance"


def _write(folder: Path, line: str) -> None:
    with (folder / "postman.log").open("a") as round_:
        round_.write(f"{line}\n")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """However many carry at once, in whatever process; the lock goes with a process that dies."""
    with (folder / "postman.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
