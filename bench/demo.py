"""How long the first start on an empty folder takes, the demo world in it, a second start, and ending.

    make bench NAME=demo

Starts the product as `make run` does, on a port and in a folder of its own, until it says that it is ready; twice.
Nothing is left. Progress goes to stderr; the last line of stdout is JSON.
"""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from typing import Any

from own_folder import PROJECT, django_here, own_folder, report, run, tell

LONGEST_START = 900  # seconds, on a slow machine
LOADED = re.compile(r"Monde de démonstration prêt en ([0-9]+) s")


class Start:
    """One run of the product; `ready_s` is how long it took to answer that it is ready."""

    def __init__(self, port: int) -> None:
        self.port, self.lines = port, []
        began = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "premierpas.core.supervisor", "--with-parent"],
            cwd=PROJECT, env={**os.environ, "PORT": str(port)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self._wait(began + LONGEST_START)
        self.ready_s = time.perf_counter() - began

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.lines.append(line)
            tell(f"  {line.rstrip()}")

    def _wait(self, until: float) -> None:
        while not self._is_ready():
            if self.process.poll() is not None:
                raise RuntimeError(f"the product ended with {self.process.returncode}")
            if time.perf_counter() > until:
                self.end()
                raise RuntimeError("the product wasn't ready in time")
            time.sleep(0.05)

    def _is_ready(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/health/ready")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def end(self) -> float:
        """Ask it to end; how many seconds it took."""
        began = time.perf_counter()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        self.reader.join(timeout=5)
        return time.perf_counter() - began


def measure() -> None:
    """Start on nothing, end, start again."""
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        port = any_port.getsockname()[1]
    with own_folder(DEMO="1") as folder:
        tell("first start …")
        first = Start(port)
        stop_s = first.end()
        loaded = LOADED.search("".join(first.lines))
        if loaded is None:
            raise RuntimeError("the demo world wasn't loaded")
        tell("second start …")
        second = Start(port)
        second_stop_s = second.end()
        with django_here(folder):
            counts = count()
    figures = {
        **counts,
        "load_s": float(loaded.group(1)),
        "first_start_s": round(first.ready_s, 2),
        "second_start_s": round(second.ready_s, 2),
        "stop_s": round(stop_s, 2),
        "second_stop_s": round(second_stop_s, 2),
        "machine_load": [round(each, 1) for each in os.getloadavg()],
    }
    report("demo", figures, {"first_start_s": 60, "second_start_s": 4, "stop_s": 5})


def count() -> dict[str, Any]:
    """What the world holds."""
    from premierpas.applications.models import Application
    from premierpas.offers.models import Offer
    from premierpas.people.models import Pupil
    from premierpas.placements.models import Placement

    models = {"pupils": Pupil, "offers": Offer, "applications": Application, "placements": Placement}
    return {name: model.objects.count() for name, model in models.items()}


if __name__ == "__main__":
    run(measure)
