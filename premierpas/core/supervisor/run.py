"""The supervisor itself: prepare, start, watch, and end everything within ten seconds."""

import fcntl
import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from premierpas.core import embedded

from .children import Child
from .lifeline import die_with_parent, holding, let_go
from .port import PortTaken, reserve_port
from .preparation import STATIC_FILES
from .prepared import is_prepared, note_prepared
from .words import _

_GRACE_SECONDS = 3.0  # for requests and jobs under way, when asked to end
_READY_SECONDS = 120.0
_LOOK_SECONDS = 0.2
_DATABASE_LOOK_SECONDS = 2.0
_MANAGE = str(embedded.PROJECT / "manage.py")
_PREPARATION = "premierpas.core.supervisor.preparation"


def main(arguments: Sequence[str]) -> int:
    """Run until Ctrl-C or SIGTERM; the exit status. `--with-parent` ends it also when its parent is killed."""
    if "--with-parent" in arguments:
        die_with_parent(os.getppid())
    return Supervisor(
        host=os.environ.get("HOST", "127.0.0.1"), port=int(os.environ.get("PORT", "8000")), folder=embedded.data_dir()
    ).run()


class Supervisor:
    """One run of the product on one data folder."""

    def __init__(self, *, host: str, port: int, folder: Path) -> None:
        self._host = host
        self._port = port
        self._folder = folder
        self._uses_embedded = not os.environ.get("DATABASE_URL")
        self._ending = threading.Event()
        self._steps: list[subprocess.Popen[bytes]] = []
        self._children: list[Child] = []

    def run(self) -> int:
        """Everything, in order; the exit status."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._end_soon)
        try:
            port = reserve_port(self._host, self._port)
        except PortTaken as problem:
            words = {"port": self._port, "why": problem, "other": self._port + 1}
            return _fail(_("Le port %(port)d est déjà pris (%(why)s). Essayez : PORT=%(other)d make run") % words)
        with port:
            try:
                self._logs().mkdir(parents=True, exist_ok=True)
                with (self._folder / "run.lock").open("w") as only_one:
                    fcntl.flock(only_one, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    self._forget_counters()
                    return self._serve()
            except BlockingIOError:
                said = _("Premier Pas tourne déjà sur %(folder)s. Choisissez un autre dossier : DATA_DIR=…")
                return _fail(said % {"folder": self._folder})
            except embedded.EmbeddedServerError as problem:
                return _fail(str(problem))

    def _serve(self) -> int:
        try:
            failed = self._prepare()
            if self._ending.is_set() or failed:
                return 0 if self._ending.is_set() else failed
            self._begin_serving()
            if self._wait_until_ready():
                self._welcome()
            self._watch()
            return 0
        finally:
            for step in self._steps:
                _end(step)
            self._end_children()
            if self._uses_embedded:
                embedded.stop_server(self._folder)

    def _prepare(self) -> int:
        """Database and static files, side by side; the exit status.

        Loading the product takes seconds: what needs the database is loaded before it is there. What serves reads once,
        while it loads, which static files there are.
        """
        is_new = self._uses_embedded and not embedded.has_cluster(self._folder)
        if is_new:
            self._begin_preparing()
        if self._uses_embedded:
            embedded.ensure_server(self._folder)
            if not is_new and is_prepared():
                return 0
        if not is_new:
            self._begin_preparing()
        static, database = self._steps
        let_go(database)
        failed = self._finish_step(static)
        if not failed:
            self._start_children(held=True)
        failed = self._finish_step(database) or failed
        if self._uses_embedded and not failed and not self._ending.is_set():
            note_prepared()
        return failed

    def _begin_preparing(self) -> None:
        self._steps.append(self._begin_step("-m", _PREPARATION, STATIC_FILES))
        self._steps.append(self._begin_step("-m", _PREPARATION, held=True))

    def _start_children(self, *, held: bool) -> None:
        web = [sys.executable, "-m", "premierpas.core.supervisor.web", self._host, str(self._port)]
        worker = [sys.executable, "-m", "premierpas.core.supervisor.worker", "procrastinate", "worker"]
        worker += ["--concurrency=4", f"--shutdown-graceful-timeout={_GRACE_SECONDS - 1:g}"]
        counting = {**_environment(), "PROMETHEUS_MULTIPROC_DIR": str(self._folder / "metrics")}
        for name, command, environment in (("web", web, counting), ("worker", worker, _environment())):
            log = self._logs() / f"{name}.log"
            self._children.append(Child(name, command, environment=environment, log=log, say=_say))
            self._children[-1].start(held=held)

    def _begin_serving(self) -> None:
        if not self._children:
            self._start_children(held=False)
        for child in self._children:
            child.let_go()

    def _watch(self) -> None:
        database_looked_at = time.monotonic()
        while not self._ending.wait(_LOOK_SECONDS):
            if self._uses_embedded and time.monotonic() - database_looked_at > _DATABASE_LOOK_SECONDS:
                embedded.ensure_server(self._folder)  # starts it again if it was killed
                database_looked_at = time.monotonic()
            for child in self._children:
                child.look_after()

    def _wait_until_ready(self) -> bool:
        deadline = time.monotonic() + _READY_SECONDS
        while time.monotonic() < deadline and not self._ending.wait(_LOOK_SECONDS):
            for child in self._children:
                child.look_after()
            if self._is_ready():
                return True
        if not self._ending.is_set():
            said = _("Le démarrage dure plus longtemps que prévu. Voir %(logs)s")
            _say(said % {"logs": self._logs()})
        return False

    def _is_ready(self) -> bool:
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self._host, self._host)
        connection = http.client.HTTPConnection(host, self._port, timeout=5)
        try:
            connection.request("GET", "/health/ready")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _welcome(self) -> None:
        _say("\n" + _("Premier Pas est prêt : %(address)s") % {"address": f"http://localhost:{self._port}"})
        if os.environ.get("DEMO", "1").lower() in {"1", "true", "yes", "on"}:
            self._finish_step(self._begin_step(_MANAGE, "demo_accounts"))
        _say(_("Journaux : %(logs)s. Pour arrêter : Ctrl-C.") % {"logs": self._logs()})

    def _begin_step(self, *arguments: str, held: bool = False) -> subprocess.Popen[bytes]:
        """Start one command; a `held` one loads, and does its work when it is let go."""
        parent = os.getpid()
        return subprocess.Popen(
            [sys.executable, *arguments],
            env=holding(_environment()) if held else _environment(),
            stdin=subprocess.PIPE if held else subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: die_with_parent(parent),
        )

    def _finish_step(self, step: subprocess.Popen[bytes]) -> int:
        """Wait until it ends, or until this process is asked to end; its exit status."""
        while step.poll() is None:
            if self._ending.wait(_LOOK_SECONDS / 4):
                _end(step)  # each of its steps is a transaction or starts over
        return step.returncode

    def _end_children(self) -> None:
        for child in self._children:
            child.ask_to_end()
        deadline = time.monotonic() + _GRACE_SECONDS
        while time.monotonic() < deadline and not all(child.has_ended() for child in self._children):
            time.sleep(0.05)
        for child in self._children:
            child.kill()

    def _end_soon(self, number: int, frame: FrameType | None) -> None:
        self._ending.set()

    def _forget_counters(self) -> None:
        counters = self._folder / "metrics"
        counters.mkdir(exist_ok=True)
        for file in counters.glob("*.db"):
            file.unlink()

    def _logs(self) -> Path:
        return self._folder / "logs"


def _end(step: subprocess.Popen[bytes]) -> None:
    if step.poll() is None:
        step.kill()
        step.wait()


def _environment() -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "premierpas.settings.dev",
        **os.environ,
        "READY_WAITS_FOR_WORKER": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(embedded.PROJECT), os.environ.get("PYTHONPATH")])),
    }


def _say(text: str) -> None:
    print(text, flush=True)


def _fail(text: str) -> int:
    print(text, file=sys.stderr, flush=True)
    return 1
