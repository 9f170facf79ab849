"""One supervised process: started in a session of its own, restarted when it falls, ended with all it started."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from .lifeline import die_with_parent, holding, let_go
from .words import _

_SHORTEST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
_STEADY_SECONDS = 60  # after running this long, a fall counts as the first again
_LARGEST_LOG = 10_000_000


class Child:
    """A process that should always run."""

    def __init__(
        self, name: str, command: Sequence[str], *, environment: dict[str, str], log: Path, say: Callable[[str], None]
    ) -> None:
        self.name = name
        self._command = command
        self._environment = environment
        self._log = log
        self._say = say
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._pause = _SHORTEST_PAUSE
        self._start_again_at = 0.0
        if log.exists() and log.stat().st_size > _LARGEST_LOG:
            log.replace(log.with_suffix(".old.log"))

    def start(self, *, held: bool = False) -> None:
        """Start the process; its output goes to its log file. `held`: it loads, and begins when it is let go."""
        parent = os.getpid()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                env=holding(self._environment) if held else self._environment,
                stdin=subprocess.PIPE if held else subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C reaches the supervisor only, which ends its children in order
                preexec_fn=lambda: die_with_parent(parent),
            )
        self._started_at = time.monotonic()

    def let_go(self) -> None:
        """Let a process that was started held begin."""
        if self._process is not None:
            let_go(self._process)

    def look_after(self) -> None:
        """Start the process again if it has fallen, after a pause that doubles from fall to fall."""
        if self._process is None:
            if time.monotonic() >= self._start_again_at:
                self.start()
            return
        status = self._process.poll()
        if status is None:
            return
        self._end_group(signal.SIGKILL)
        self._process = None
        if time.monotonic() - self._started_at > _STEADY_SECONDS:
            self._pause = _SHORTEST_PAUSE
        said = _("%(name)s s’est arrêté (%(why)s) ; nouveau démarrage dans %(pause)g s.")
        self._say(said % {"name": self.name, "why": _reason(status), "pause": self._pause})
        said = _("Ses dernières lignes, dans %(log)s :")
        self._say(f"{said % {'log': self._log}}\n{self._last_lines()}")
        self._start_again_at = time.monotonic() + self._pause
        self._pause = min(self._pause * 2, _LONGEST_PAUSE)

    def ask_to_end(self) -> None:
        """Let it finish what it is doing."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def has_ended(self) -> bool:
        """Whether the process is gone."""
        return self._process is None or self._process.poll() is not None

    def kill(self) -> None:
        """End it and everything it started, now."""
        if self._process is None:
            return
        self._end_group(signal.SIGKILL)
        self._process.wait()

    def _end_group(self, signal_number: int) -> None:
        assert self._process is not None
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal_number)

    def _last_lines(self) -> str:
        with self._log.open("rb") as log:
            log.seek(max(0, self._log.stat().st_size - 2000))
            return "\n".join(log.read().decode(errors="replace").splitlines()[-10:])


def _reason(status: int) -> str:
    return f"signal {-status}" if status < 0 else f"code {status}"
