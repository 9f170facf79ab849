"""Asks the one warm process, and takes what it says into the coach's words."""

import atexit
import json
import os
import select
import shutil
import subprocess
import threading
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..french.found import Found
from ..french.lexicon import rarity, readings
from ..reasons import Reason

PATIENCE = 6  # seconds
REMEMBERED = 128  # texts: the page is shown again after each hint that is dismissed
TOO_RARE = 8  # a word that hardly anybody writes: `je visse`
_WORKER = Path(__file__).with_name("worker.py")
_REASONS = {
    "conf": Reason.CONFUSED,
    "notype": Reason.CONFUSED,
    "loc": Reason.EXPRESSION,
    "gn": Reason.AGREES,
    "infi": Reason.AFTER_VERB,
    "conj": Reason.SUBJECT,
    "ppas": Reason.VERB,
    "imp": Reason.VERB,
    "inte": Reason.VERB,
    "vmode": Reason.VERB,
}


class CannotRead(Exception):
    """Nobody looked: too slow, too busy, or an answer that says nothing."""


def is_installed() -> bool:
    """Whether this machine has Grammalecte."""
    return bool(_interpreter())


def grammalecte_faults(text: str) -> list[Found]:
    """What Grammalecte finds in a text. Raises CannotRead; that isn't remembered, the next try may go well."""
    lines = text.splitlines(keepends=True)
    answers = _ask(_interpreter(), tuple(line.rstrip("\r\n") for line in lines))
    found, start = [], 0
    for line, errors in zip(lines, answers, strict=True):
        found += [_found(error, start, len(line)) for error in errors]
        start += len(line)
    return [each for each in found if each is not None]


def _found(error: tuple[int, int, str, list[str]], offset: int, length: int) -> Found | None:
    first, last, kind, proposals = error
    reason = _REASONS.get(kind)
    if reason is None or not 0 <= first < last <= length:
        return None
    usual = [each for each in proposals if _is_usual(each)]
    return Found(offset + first, offset + last, tuple(usual[:2]), reason)


def _is_usual(proposal: str) -> bool:
    """Several words, or a form of a word that people write: `cueillies`, not `visse`."""
    word = proposal.lower().replace("’", "'")
    lemmas = [reading.lemma for reading in readings(word)]
    return " " in word or "'" in word or min(map(rarity, [word, *lemmas])) < TOO_RARE


def _interpreter() -> str:
    """The Python that Grammalecte is installed for: the first line of its command says which."""
    command = shutil.which("grammalecte-cli")
    if not command:
        return ""
    with open(command, "rb") as file:
        first = file.readline(200).decode(errors="replace").strip()
    return first.removeprefix("#!").strip() if first.startswith("#!") else ""


@lru_cache(maxsize=REMEMBERED)
def _ask(interpreter: str, lines: tuple[str, ...]) -> list[list[tuple[int, int, str, list[str]]]]:
    answer = _process.ask(interpreter, lines)
    try:
        read = [
            [(int(a), int(b), str(kind), [str(word) for word in words]) for a, b, kind, words in row] for row in answer
        ]
    except (TypeError, ValueError) as error:
        raise CannotRead from error
    if len(read) != len(lines):
        raise CannotRead
    return read


class _Ended(CannotRead):
    """The process is no more."""


class _Warm:
    """One process for this one, asked by one thread at a time; whatever goes wrong ends it, and the next asks anew."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None
        atexit.register(self.end)

    def ask(self, interpreter: str, lines: tuple[str, ...]) -> list[Any]:
        until = time.monotonic() + PATIENCE
        if not self._lock.acquire(timeout=PATIENCE):
            raise CannotRead
        try:
            answer = json.loads(self._answer(interpreter, json.dumps(lines).encode() + b"\n", until))
            if not isinstance(answer, list):
                raise CannotRead
            return answer
        except (OSError, ValueError, CannotRead) as error:
            self.end()
            raise CannotRead from error
        finally:
            self._lock.release()

    def _answer(self, interpreter: str, question: bytes, until: float) -> bytes:
        """Asks; one that had ended in the meantime is started again, once."""
        before = self._running
        try:
            return self._talk(self._started(interpreter), question, until)
        except (OSError, _Ended):
            self.end()
            if before is None:
                raise
            return self._talk(self._started(interpreter), question, until)

    def _started(self, interpreter: str) -> subprocess.Popen[bytes]:
        if self._running is None or self._running.poll() is not None:
            self.end()
            self._running = subprocess.Popen(
                [*interpreter.split(), "-I", str(_WORKER)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._running

    def _talk(self, process: subprocess.Popen[bytes], question: bytes, until: float) -> bytes:
        assert process.stdin is not None and process.stdout is not None, "both are pipes"
        process.stdin.write(question)
        process.stdin.flush()
        answer = b""
        while not answer.endswith(b"\n"):
            ready, _w, _x = select.select([process.stdout], [], [], max(0, until - time.monotonic()))
            piece = os.read(process.stdout.fileno(), 65_536) if ready else b""
            if not piece:
                raise _Ended if ready else CannotRead
            answer += piece
        return answer

    def end(self) -> None:
        """Ends the process, if there is one."""
        process, self._running = self._running, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):  # what was still to be written has no reader any more
                    if pipe is not None:
                        pipe.close()
            process.wait()


_process = _Warm()
