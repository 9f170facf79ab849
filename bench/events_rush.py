"""A rush: many requests at once to a server on this machine, each timed; and that server."""

import http.client
import re
import selectors
import signal
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

AT_A_TIME = 40
WORKERS, THREADS = 2, 8
LONGEST_START, LONGEST_ANSWER = 180, 300
_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *([0-9]+)")


@dataclass(frozen=True)
class Asked:
    """One request."""

    address: str
    body: bytes
    headers: Mapping[str, str]
    method: str = "POST"

    def written(self, port: int) -> bytes:
        """As it is sent."""
        words = {"Host": f"127.0.0.1:{port}", "Accept-Encoding": "identity", "Content-Length": str(len(self.body))}
        lines = [f"{name}: {value}\r\n" for name, value in {**words, **self.headers}.items()]
        return f"{self.method} {self.address} HTTP/1.1\r\n{''.join(lines)}\r\n".encode() + self.body


@dataclass(frozen=True)
class Rush:
    """What came of it: how long the whole took, how long each answer, with which statuses.

    `client_seconds`: what asking alone cost this machine, which the server hadn't.
    """

    seconds: float
    client_seconds: float
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
        each = f"{self.client_seconds / len(self.each_ms) * 1000:.2f} ms of the client each"
        return f"{self.per_second:.1f}/s, p95 {self.p95_ms:.0f} ms, {each}, {dict(self.statuses)} {self.first_refusal}"


class _Visitor:
    """A connection that is kept, on which one thing is asked after the other: as little work as an answer takes.

    It shares the machine with the server, so whatever it did beside would be measured as the server's.
    """

    def __init__(self, port: int, left: Iterator[bytes]) -> None:
        """`left`: what nobody has sent yet; all visitors take from it."""
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=LONGEST_ANSWER)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.answers: list[tuple[float, int, str]] = []  # milliseconds, status, how a refusal begins
        self._left = left
        self._began, self._heard = 0.0, bytearray()

    def ask(self) -> bool:
        """Send what comes next; False when nothing is left."""
        request = next(self._left, None)
        if request is None:
            return False
        self._heard.clear()
        self._began = time.perf_counter()
        self.socket.sendall(request)
        return True

    def hear(self) -> bool:
        """Take what has come; whether the answer is whole now."""
        received = self.socket.recv(1 << 16)
        if not received:
            raise ConnectionError("the server has hung up")
        self._heard += received
        body = _body_of(self._heard)
        if body is None:
            return False
        status = int(self._heard[9:12])
        refused = "" if status < 400 else body[:200].decode(errors="replace")
        self.answers.append(((time.perf_counter() - self._began) * 1000, status, refused))
        return True


def _body_of(heard: bytearray) -> bytes | None:
    """What follows the head of an answer, once it is there to the end; chunks as they were sent."""
    head, blank, body = heard.partition(b"\r\n\r\n")
    if not blank:
        return None
    length = _LENGTH.search(head)
    ended = len(body) >= int(length[1]) if length else body.endswith(b"0\r\n\r\n")
    return bytes(body) if ended else None


def rush(port: int, asked: Sequence[Asked]) -> Rush:
    """Ask all of it, so many at a time, on connections that are kept."""
    left = iter([each.written(port) for each in asked])
    with ExitStack() as stack:
        selector = stack.enter_context(selectors.DefaultSelector())
        visitors = [_Visitor(port, left) for _n in range(min(AT_A_TIME, len(asked)))]
        for each in visitors:
            selector.register(stack.enter_context(each.socket), selectors.EVENT_READ, each)
        began, worked = time.perf_counter(), time.process_time()
        waiting = sum(each.ask() for each in visitors)
        while waiting:
            ready = selector.select(LONGEST_ANSWER)
            if not ready:
                raise TimeoutError(f"{waiting} answers haven't come")
            waiting -= sum(key.data.hear() and not key.data.ask() for key, _events in ready)
        seconds, worked = time.perf_counter() - began, time.process_time() - worked
    answers = [each for visitor in visitors for each in visitor.answers]
    refusal = next((text for _ms, _status, text in answers if text), "")
    statuses = Counter(status for _ms, status, _text in answers)
    return Rush(seconds, worked, [ms for ms, _status, _text in answers], statuses, refusal)


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
