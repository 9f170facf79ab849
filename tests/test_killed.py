"""The real product on a data folder of its own, its processes killed in the middle of the path."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE
from typing import IO, Any

import pytest

from premierpas.core import embedded
from premierpas.core.tests.conftest import open_folder, own_environment  # noqa: F401  fixtures
from premierpas.core.tests.test_supervisor import free_port, processes_of
from tests.killed.carrier import allow, lines_of
from tests.killed.visitor import Visitor
from tests.killed.world import APPLICATIONS, CARDS
from tests.waiting import LIMIT, wait_for

pytestmark = [pytest.mark.concurrency, pytest.mark.alone]
WORKERS_HANDS = 4  # jobs that one worker does at once
ALLOWED, EVERYTHING = 6, 1_000_000  # letters


class Product:
    """`make run` of this folder, seen from outside."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.port = folder, free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self._environment = {**environment, "DJANGO_SETTINGS_MODULE": "tests.killed.settings", "PORT": str(self.port)}
        self._asked: IO[str]
        self._told: IO[str]

    @contextmanager
    def running(self) -> Iterator[None]:
        """Started, ready, and ended afterwards whatever happens; beside it loads the process that knows the world."""
        with (
            self._begun("premierpas.core.supervisor", "run.log"),
            self._begun("tests.killed.world", "world.log", stdin=PIPE, stdout=PIPE, text=True) as knowing,
        ):
            self._asked, self._told = knowing.stdin, knowing.stdout
            wait_for(lambda: "est prêt" in (self.folder / "run.log").read_text())
            yield

    @contextmanager
    def _begun(self, module: str, log: str, **streams: Any) -> Iterator[subprocess.Popen[Any]]:
        with (self.folder / log).open("w") as file:
            streams = {"stdout": file, "stderr": file, **streams}
            process = subprocess.Popen(
                [sys.executable, "-m", module], cwd=embedded.PROJECT, env=self._environment, **streams
            )
        with process:
            try:
                yield process
            finally:
                process.terminate()
                try:
                    process.wait(timeout=LIMIT)
                except subprocess.TimeoutExpired:
                    process.kill()

    def world(self, what: str) -> dict[str, Any]:
        """What tests.killed.world says."""
        print(what, file=self._asked, flush=True)
        said = self._told.readline()
        assert said, (self.folder / "world.log").read_text()[-3000:]
        return json.loads(said)

    def processes(self, part: str) -> list[int]:
        """Living processes whose command has this in it, the first started first."""
        return sorted(pid for pid, command in processes_of(self.folder).items() if part in command)

    def kill(self, part: str) -> list[int]:
        """`kill -9` them all; they must have been there."""
        killed = self.processes(part)
        assert killed
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        return killed

    def round(self) -> dict[str, Counter[str]]:
        """How often the postman began with and handed over each message."""
        return {act: Counter(lines_of(self.folder, act)) for act in ("begun", "handed")}

    def in_hand(self) -> set[str]:
        """The messages that were begun and not handed over."""
        found = self.round()
        return set(found["begun"]) - set(found["handed"])

    def stands_with_full_hands(self) -> bool:
        """The worker has handed over what it may, that is in the database, and it holds as many more as it can."""
        if len(self.in_hand()) < WORKERS_HANDS:
            return False
        sent = [each for each in self.world("tell")["messages"] if each[2] != "app" and each[4] == "sent"]
        return len(sent) == ALLOWED


def test_nothing_is_lost_or_doubled_when_web_and_worker_are_killed(open_folder, own_environment):  # noqa: F811
    product = Product(open_folder, own_environment)
    allow(open_folder, ALLOWED)
    with product.running():
        sent = product.world("seed")["applications"]
        assert len(sent) == APPLICATIONS

        # The worker falls while it has letters in its hands.
        wait_for(product.stands_with_full_hands)
        product.kill("procrastinate worker")
        in_hand = product.in_hand()
        assert len(in_hand) == WORKERS_HANDS
        allow(open_folder, EVERYTHING)

        saved = accept_all_while_web_falls(product, sent)
        then = {pk: state for pk, state, _seat in product.world("tell")["applications"]}
        assert [each for each in saved if then[each] != "accepted"] == []
        assert len(saved) == APPLICATIONS

        confirm_while_web_falls(product, sent[:CARDS])
        wait_for(lambda: not unfinished(product.world("tell")))
        now = product.world("tell")

    states = Counter(state for _pk, state, _seat in now["applications"])
    assert states == {"confirmed": CARDS, "accepted": APPLICATIONS - CARDS}
    seats = [seat for _pk, _state, seat in now["applications"]]
    assert len(set(seats)) == APPLICATIONS and None not in seats
    assert Counter(state for _pk, state in now["seats"]) == {"taken": CARDS, "held": APPLICATIONS - CARDS}
    assert set(now["free"]) == {0}
    assert now["placements"] == sorted(each["id"] for each in sent[:CARDS])
    for notice, times in {"applications.received": APPLICATIONS, "applications.accepted": APPLICATIONS}.items():
        keys = Counter(key for _pk, name, channel, key, _state in now["messages"] if (name, channel) == (notice, "app"))
        assert len(keys) == times and set(keys.values()) == {1}, notice

    # Every letter arrived; only those that were in a killed worker's hands were begun again.
    handed = product.round()["handed"]
    outside = {str(pk) for pk, _notice, channel, _key, _state in now["messages"] if channel != "app"}
    assert set(handed) == outside and set(handed.values()) == {1}
    begun_again = {message for message, times in product.round()["begun"].items() if times > 1}
    assert begun_again == in_hand


def accept_all_while_web_falls(product: Product, sent: list[dict[str, Any]]) -> list[int]:
    """Companies answer by their links, three at a time; the web server falls twice. Who was told "saved"."""
    saved: list[int] = []
    fell = threading.Event()

    def accept(application: dict[str, Any]) -> None:
        answer = Visitor(product.base).send_until_answered(application["link"], name="Fatou Diallo", answer="accept")
        assert "La place est réservée" in answer or "place est réservée" in answer, answer[-2000:]
        saved.append(application["id"])

    def fall() -> None:
        wait_for(lambda: len(saved) >= 4)
        os.kill(product.processes("core.supervisor.web")[-1], signal.SIGKILL)  # one of granian's own workers
        wait_for(lambda: len(saved) >= 10)
        product.kill("core.supervisor.web")
        fell.set()

    falling = threading.Thread(target=fall)
    falling.start()
    with ThreadPoolExecutor(3) as companies:
        list(companies.map(accept, sent))
    falling.join()
    assert fell.is_set()
    return saved


def confirm_while_web_falls(product: Product, sent: list[dict[str, Any]]) -> None:
    """Pupils sign in with their cards and confirm; the web server falls between and during."""

    def confirm(application: dict[str, Any]) -> None:
        pupil = Visitor(product.base)
        home = pupil.send_until_answered(
            "/connexion/", door="card", username=application["user"], passphrase=application["card"]
        )
        assert "Ce n’est pas la bonne carte" not in home
        own = f"/moi/candidatures/{application['id']}/"
        pupil.send_until_answered(f"{own}confirmer/", of=own)

    with ThreadPoolExecutor(3) as pupils:
        running = [pupils.submit(confirm, each) for each in sent]
        wait_for(lambda: any(each.done() for each in running))
        product.kill("core.supervisor.web")
        for each in running:
            each.result()


def unfinished(now: dict[str, Any]) -> list[Any]:
    """Letters that still wait and jobs that nobody ends; periodic work may always be under way."""
    letters = [each for each in now["messages"] if each[4] == "queued"]
    return letters + [job for job in now["jobs"] if job[1] == "core.deliver_message" and job[0] != "succeeded"]
