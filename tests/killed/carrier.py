"""A postman who takes his time, so that he can be caught in the middle of a round."""

import os
import time
from pathlib import Path

from premierpas.core.outbox.models import Message

SECONDS_A_MESSAGE = 0.4


class Slow:
    """Writes `begun <id>` and `handed <id>` into a file of the data folder."""

    def carry(self, message: Message) -> None:
        """Hand one message over."""
        write(f"begun {message.pk}")
        time.sleep(SECONDS_A_MESSAGE)
        write(f"handed {message.pk}")


def write(line: str) -> None:
    """One line, whole, however many write at once and whenever the process dies."""
    descriptor = os.open(round_of(Path(os.environ["DATA_DIR"])), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
    try:
        os.write(descriptor, f"{line}\n".encode())
    finally:
        os.close(descriptor)


def round_of(folder: Path) -> Path:
    """The file he writes into."""
    return folder / "postman.log"
