"""Runs the decoder as a process without secrets, and hears its answer."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import structlog

from . import decoder
from .decoder import Problem, Refused
from .formats import FileKind

WAIT = 30  # seconds by the clock; the decoder's own bound counts only its work
_KEPT = ("LD_LIBRARY_PATH", "PATH", "PYTHONPATH", "SYSTEMROOT")  # of the environment, which holds keys and passwords
_turns = threading.BoundedSemaphore(2)  # each may take a core and a gigabyte
_log = structlog.get_logger()


def draw(job: str, kind: FileKind, data: bytes) -> tuple[bytes, int]:
    """The file drawn anew (`job`: scan, logo or photo), and its pages. Raises Refused; RuntimeError if none could.

    One process a file: about a fifth of a second, and neither a crash nor an endless loop reaches the server.
    """
    script = Path(decoder.__file__)
    command = [sys.executable, "-P", str(script), job, kind.value]
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    with _turns:
        try:
            done = subprocess.run(
                command, input=data, capture_output=True, timeout=WAIT, env=environment, cwd=script.parent
            )
        except subprocess.TimeoutExpired:
            _log.warning("scan_too_slow", kind=kind.value, size=len(data))
            raise Refused(Problem.TOO_SLOW) from None
    if done.returncode > 0:  # the file can't do that: a library is missing, or the decoder is wrong
        raise RuntimeError(f"the decoder of scans failed: {done.stderr[-500:].decode(errors='replace')}")
    if done.returncode < 0:
        _log.warning("scan_killed_its_decoder", kind=kind.value, size=len(data), signal=-done.returncode)
        slow = -done.returncode == getattr(signal, "SIGXCPU", None)
        raise Refused(Problem.TOO_SLOW if slow else Problem.UNREADABLE)
    said, result = done.stdout.split(b"\n", 1)
    answer = json.loads(said)
    if "problem" in answer:
        _log.info("scan_refused", kind=kind.value, **{**answer, "size": len(data)})
        raise Refused(Problem(answer["problem"]), answer["count"])
    return result, answer["pages"]
