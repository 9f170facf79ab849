"""Processes that end with the one that started them, however it ends."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1
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
