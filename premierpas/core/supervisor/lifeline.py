"""Processes that go on when the one that started them says so, and end with it, however it ends."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress

_PR_SET_PDEATHSIG = 1
_HELD = "HELD"  # the variable that tells a process to wait
# Looked up before any fork: between fork and exec a child may hardly do anything safely.
_prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


def die_with_parent(parent: int, signal_number: int = signal.SIGTERM) -> None:
    """Ask the kernel to signal this process when its parent ends (Linux only; elsewhere nothing).

    `parent` is the process id that started this one: it may be gone before the kernel is asked.
    """
    if _prctl is None:
        return
    _prctl(_PR_SET_PDEATHSIG, signal_number)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal_number)


def holding(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process that is to load what it needs, and then to wait."""
    return {**environment, _HELD: "1"}


def wait_if_held() -> None:
    """Go on when the line comes that `let_go` writes; end when whoever would write it has ended."""
    if os.environ.pop(_HELD, "") and not sys.stdin.readline():
        sys.exit(1)


def let_go(process: subprocess.Popen[bytes]) -> None:
    """Let a process that was started held go on; one that isn't waiting any more is left alone."""
    if process.stdin is not None:
        with suppress(BrokenPipeError), process.stdin:
            process.stdin.write(b"\n")
