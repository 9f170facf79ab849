"""A rush: many requests at once to a server on this machine, each timed; and that server."""

import http.client
import signal
import socket
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

AT_A_TIME = 40
WORKERS, THREADS = 2, 8
LONGEST_START = 180


@dataclass(frozen=True)
class Asked:
    """One request."""

    address: str
    body: bytes
    headers: Mapping[str, str]
    method: str = "POST"


@dataclass(frozen=True)
class Rush:
    """What came of it: how long the whole took, how long each answer, with which statuses."""

    seconds: float
    each_ms: list[float]
    statuses: Counter[int]
    first_refusal: str = ""

    @property
    def per_second(self) -> float:
        return len(self.each_ms) / self.seconds

    @property
    def p95_ms(self) -> float:
        return sorted(self.each_ms)[int(len(self.each_ms) * 0.95) - 1]

    def line(self) -> str:
        """In words."""
        return f"{self.per_second:.1f}/s, p95 {self.p95_ms:.0f} ms, {dict(self.statuses)} {self.first_refusal}"


def rush(port: int, asked: Sequence[Asked]) -> Rush:
    """Ask all of it, so many at a time, on connections that are kept."""
    ready = threading.Barrier(min(AT_A_TIME, len(asked)) + 1)

    def work(some: Sequence[Asked]) -> list[tuple[float, int, str]]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        connection.connect()
        ready.wait()
        found = []
        for each in some:
            began = time.perf_counter()
            connection.request(each.method, each.address, each.body, dict(each.headers))
            answer = connection.getresponse()
            text = answer.read()
            refused = "" if answer.status < 400 else text[:200].decode(errors="replace")
            found.append(((time.perf_counter() - began) * 1000, answer.status, refused))
        connection.close()
        return found

    width = ready.parties - 1
    with ThreadPoolExecutor(width) as pool:
        works = [pool.submit(work, asked[n::width]) for n in range(width)]
        ready.wait()
        began = time.perf_counter()
        answers = [each for one in works for each in one.result()]
        seconds = time.perf_counter() - began
    refusal = next((text for _ms, _status, text in answers if text), "")
    return Rush(seconds, [ms for ms, _s, _t in answers], Counter(status for _ms, status, _t in answers), refusal)


@contextmanager
def serving(command: Sequence[str], port: int, *, cwd: Path, env: Mapping[str, str], ready: str) -> Iterator[None]:
    """Granian with the same workers for everybody, from its first answer on until the end."""
    options = ["--host", "127.0.0.1", "--port", str(port), "--workers", str(WORKERS)]
    options += ["--blocking-threads", str(THREADS), "--no-ws", "--log-level", "error"]
    process = subprocess.Popen(
        [*command, *options], cwd=cwd, env=dict(env), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(process, port, ready)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait(process: subprocess.Popen[bytes], port: int, address: str) -> None:
    until = time.perf_counter() + LONGEST_START
    while time.perf_counter() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            connection.request("GET", address)
            if connection.getresponse().status < 500:
                return
        except OSError:
            time.sleep(0.2)
        finally:
            connection.close()
    raise RuntimeError("the server didn't answer in time")


def free_port() -> int:
    """A port of this machine that nobody has."""
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])
