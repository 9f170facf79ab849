"""`make run` from outside: the port, a fall, the end."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import psycopg
import pytest

from premierpas.core import embedded
from premierpas.core.supervisor.children import Child
from premierpas.core.supervisor.port import PortTaken, reserve_port
from premierpas.core.supervisor.preparation import STATIC_FILES
from premierpas.core.supervisor.run import Supervisor
from tests.waiting import LIMIT, wait_for

pytestmark = pytest.mark.concurrency


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def processes_of(folder: Path) -> dict[int, str]:
    """Living processes that work for this data folder: their environment, or their own folder, names it."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            ours = f"DATA_DIR={folder}\0".encode() in (process / "environ").read_bytes() + b"\0"
            if ours or Path(os.readlink(process / "cwd")).is_relative_to(folder):
                found[int(process.name)] = (process / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
    return {pid: command for pid, command in found.items() if command}


def run_supervisor(environment: dict[str, str], port: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "premierpas.core.supervisor"],
        cwd=embedded.PROJECT,
        env={**environment, "PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def finds_everything_prepared(environment: dict[str, str]) -> bool:
    """Whether a second start would begin at once."""
    asking = "import sys; from premierpas.core.supervisor.prepared import is_prepared; sys.exit(not is_prepared())"
    return subprocess.run([sys.executable, "-c", asking], cwd=embedded.PROJECT, env=environment).returncode == 0


def files_of_the_home(port: int) -> list[str]:
    """What a visitor's browser asks for beside the page; each address names what it holds."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as page:
        return re.findall(r'(?:href|src)="(/static/[^"]+)"', page.read().decode())


def forget_a_migration(environment: dict[str, str]) -> None:
    """As if another version had been here."""
    where = embedded.database_settings(None, Path(environment["DATA_DIR"]))
    with psycopg.connect(
        host=where["HOST"], port=where["PORT"], dbname=where["NAME"], user=where["USER"]
    ) as connection:
        connection.execute("DELETE FROM django_migrations WHERE app = 'agenda'")


def test_a_run_recovers_from_a_killed_worker_and_ends_within_ten_seconds(open_folder, own_environment):
    port = free_port()
    supervisor = run_supervisor(own_environment, port)
    said: list[str] = []
    reader = threading.Thread(target=lambda: said.extend(supervisor.stdout), daemon=True)
    reader.start()
    try:
        wait_for(lambda: any(f"http://localhost:{port}" in line for line in said))

        def worker() -> int | None:
            return next(
                (pid for pid, command in processes_of(open_folder).items() if "procrastinate worker" in command), None
            )

        killed = wait_for(worker)
        os.kill(killed, signal.SIGKILL)
        wait_for(lambda: worker() not in (None, killed))
        assert urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live").status == 200

        files = files_of_the_home(port)
        assert any(name.endswith(".css") for name in files)
        for name in files:
            assert urllib.request.urlopen(f"http://127.0.0.1:{port}{name}").status == 200, name

        assert finds_everything_prepared(own_environment)
        assert not finds_everything_prepared({**own_environment, "DEMO": "another wish"})
        forget_a_migration(own_environment)
        assert not finds_everything_prepared(own_environment)

        refused = run_supervisor({**own_environment, "DATA_DIR": str(open_folder / "other")}, port)
        assert f"PORT={port + 1}" in refused.communicate(timeout=LIMIT)[0] and refused.returncode == 1
        refused = run_supervisor(own_environment, free_port())
        assert str(open_folder) in refused.communicate(timeout=LIMIT)[0] and refused.returncode == 1

        supervisor.terminate()
        assert supervisor.wait(timeout=10) == 0
        assert processes_of(open_folder) == {}
        reader.join()
        assert "worker s’est arrêté (signal 9)" in "".join(said)
    finally:
        supervisor.kill()
        supervisor.wait()
        reader.join()
        supervisor.stdout.close()


def test_children_of_a_killed_supervisor_end_too(open_folder):
    ready, script = open_folder / "ready", open_folder / "parent.py"
    script.write_text(
        "import os, sys, time\n"
        "from pathlib import Path\n"
        "from premierpas.core.supervisor.children import Child\n"
        "folder = Path(sys.argv[1])\n"
        "Child('x', ['sleep', '300'], environment=dict(os.environ), log=folder / 'log', say=print).start()\n"
        "(folder / 'ready').touch()\n"
        "time.sleep(300)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(embedded.PROJECT), "DATA_DIR": str(open_folder)}
    parent = subprocess.Popen([sys.executable, script, open_folder], env=environment)
    try:
        wait_for(ready.exists)
        wait_for(lambda: any(command.startswith("sleep") for command in processes_of(open_folder).values()))
    finally:
        parent.kill()
        parent.wait()
    wait_for(lambda: not processes_of(open_folder))


def test_a_fallen_child_starts_again_and_its_last_words_are_told(open_folder):
    said: list[str] = []
    command = ["/bin/sh", "-c", "echo last words; exit 3"]
    child = Child("courier", command, environment=dict(os.environ), log=open_folder / "log", say=said.append)
    child.start()

    def fell_twice() -> bool:
        child.look_after()
        return sum("code 3" in line for line in said) == 2

    wait_for(fell_twice)
    assert "last words" in said[1]
    assert "0.5" in said[0] and " 1 s" in said[2]


def test_a_child_that_is_held_waits_and_begins_free_when_it_falls(open_folder):
    said: list[str] = []
    begun = open_folder / "begun"
    script = f"""
from pathlib import Path
from premierpas.core.supervisor.lifeline import wait_if_held
with Path({str(begun)!r}).open("a") as file:
    print("loaded", file=file, flush=True)
    wait_if_held()
    print("begun", file=file, flush=True)
raise SystemExit(3)
"""
    environment = {**os.environ, "PYTHONPATH": str(embedded.PROJECT)}
    child = Child(
        "x", [sys.executable, "-c", script], environment=environment, log=open_folder / "log", say=said.append
    )
    child.start(held=True)
    wait_for(lambda: begun.exists() and begun.read_text() == "loaded\n")
    child.look_after()
    assert said == []
    child.let_go()
    wait_for(lambda: begun.read_text().startswith("loaded\nbegun\n"))
    wait_for(lambda: child.look_after() or begun.read_text() == "loaded\nbegun\n" * 2)
    child.kill()


def test_what_serves_loads_when_the_static_files_are_there_and_beside_the_database(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@nowhere/none")  # no server of its own
    begun: list[tuple[str, subprocess.Popen[bytes]]] = []
    found: list[tuple[bool, bool]] = []

    class Watched(Supervisor):
        def _begin_step(self, *arguments: str, held: bool = False) -> subprocess.Popen[bytes]:
            works = "input()" if held else "import time; time.sleep(0.3)"
            says = subprocess.PIPE if held else subprocess.DEVNULL
            begun.append((arguments[-1], subprocess.Popen([sys.executable, "-c", works], stdin=says)))
            return begun[-1][1]

        def _start_children(self, *, held: bool) -> None:
            found.append((begun[0][0] == STATIC_FILES and begun[0][1].poll() == 0, held))

    assert Watched(host="127.0.0.1", port=0, folder=tmp_path)._prepare() == 0
    assert found == [(True, True)] and [step.poll() for _name, step in begun] == [0, 0]


def test_a_child_that_ignores_the_signal_is_killed_with_what_it_started(open_folder):
    command = ["/bin/sh", "-c", "trap '' TERM; sleep 300 & sleep 300"]
    environment = {**os.environ, "DATA_DIR": str(open_folder)}
    child = Child("stubborn", command, environment=environment, log=open_folder / "log", say=print)
    child.start()
    wait_for(lambda: sum(command.startswith("sleep") for command in processes_of(open_folder).values()) == 2)
    child.ask_to_end()
    child.kill()
    assert child.has_ended()
    wait_for(lambda: not processes_of(open_folder))


def test_a_port_in_use_is_refused_even_when_its_server_would_share_it():
    port = free_port()
    with socket.socket() as sharing:
        sharing.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        sharing.bind(("127.0.0.1", port))
        sharing.listen()
        with pytest.raises(PortTaken):
            reserve_port("127.0.0.1", port)


def test_a_reserved_port_cannot_be_reserved_again_but_can_be_served():
    port = free_port()
    with reserve_port("127.0.0.1", port):
        with pytest.raises(PortTaken):
            reserve_port("127.0.0.1", port)
        with socket.socket() as server:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            server.bind(("127.0.0.1", port))
    reserve_port("127.0.0.1", port).close()
