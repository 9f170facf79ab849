"""Pretix as the bench of events uses it: installed for one run, on the same PostgreSQL, behind the same server."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from events_rush import Asked, Rush, free_port, rush, serving
from own_folder import PROJECT, tell

BENCH = PROJECT / "bench"
LONGEST_INSTALL, LONGEST_SETUP = 420, 300
NAME = "pretix"


class NotInstalled(RuntimeError):
    """Pretix isn't to be had here."""


@dataclass(frozen=True)
class Pretix:
    """`python`: that of its environment; `environment`: which configuration it reads. It answers on `port`."""

    python: Path
    folder: Path
    environment: dict[str, str]
    port: int

    @classmethod
    def installed(cls, data_dir: Path) -> "Pretix":
        """From the package registry, with its hashes; raises NotInstalled with the reason."""
        folder = data_dir / "pretix"
        tell("installing pretix …")
        try:
            subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True, capture_output=True)
            python = folder / "venv" / "bin" / "python"
            subprocess.run(
                [str(python), "-m", "pip", "install", "-q", "--require-hashes", "--prefer-binary", "-r", str(BENCH / "pretix.txt")],
                check=True, capture_output=True, text=True, timeout=LONGEST_INSTALL,
            )  # fmt: skip
        except subprocess.CalledProcessError as fault:
            words = (fault.stderr or b"" if isinstance(fault.stderr, str | bytes) else "") or "no reason given"
            raise NotInstalled(str(words).strip().splitlines()[-1][:300]) from None
        except subprocess.TimeoutExpired:
            raise NotInstalled(f"not within {LONGEST_INSTALL} s") from None
        port = free_port()
        return cls(python, folder, cls._configured(data_dir, folder, port), port)

    @staticmethod
    def _configured(data_dir: Path, folder: Path, port: int) -> dict[str, str]:
        """A database beside ours; no Redis, so that it locks by PostgreSQL as we do; no mail leaves.

        Its background tasks are queued as ours are: without a broker they would run within the request.
        """
        import psycopg

        from premierpas.core.embedded import database_settings

        where = database_settings(None, data_dir)
        with psycopg.connect(
            host=where["HOST"], port=where["PORT"], user=where["USER"], dbname=where["NAME"], autocommit=True
        ) as connection:
            connection.execute(f"CREATE DATABASE {NAME}")
        config = folder / "pretix.cfg"
        config.write_text(
            f"[pretix]\nurl=http://127.0.0.1:{port}\ndatadir={folder}/data\nregistration=off\n"
            f"[database]\nbackend=postgresql\nname={NAME}\nuser={where['USER']}\nhost={where['HOST']}\n"
            f"port={where['PORT']}\n[django]\nsecret=of-one-run-only\ndebug=off\n"
            "[celery]\nbroker=memory://\nbackend=cache+memory://\n"
        )
        named = {"PRETIX_CONFIG_FILE": str(config), "DJANGO_SETTINGS_MODULE": "pretix.settings"}
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
        return kept | named

    @contextmanager
    def answering(self, orders: int, seats: int, *, rounds: int, warm_up: int) -> Iterator[Callable[[int], Rush]]:
        """What runs one round: so many orders at once for a free product with so many in its quota."""
        tell("making pretix's database …")
        self._run("-m", "pretix", "migrate", "-v", "0")
        quotas = {f"rush{number}": seats for number in range(rounds)} | {"warm": warm_up // 2}
        made = json.loads(self._run(str(BENCH / "events_pretix_world.py"), json.dumps(quotas)).splitlines()[-1])
        server = [str(self.python), "-m", "granian", "--interface", "wsgi", "pretix.wsgi:application"]
        with serving(server, self.port, cwd=self.folder, env=self.environment, ready="/api/v1/organizers/"):
            rush(self.port, [self._order(made, "warm")] * warm_up)
            yield lambda number: rush(self.port, [self._order(made, f"rush{number}")] * orders)

    def _order(self, made: dict[str, str], event: str) -> Asked:
        order = {
            "locale": "en", "payment_provider": "free", "send_email": False, "sales_channel": "web",
            "positions": [{"item": made[event], "variation": None, "answers": []}],
        }  # fmt: skip
        headers = {"Content-Type": "application/json", "Authorization": f"Token {made['token']}"}
        return Asked(f"/api/v1/organizers/bench/events/{event}/orders/", json.dumps(order).encode(), headers)

    def _run(self, *words: str) -> str:
        done = subprocess.run(
            [str(self.python), *words], cwd=self.folder, env=self.environment, capture_output=True, text=True,
            timeout=LONGEST_SETUP,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"pretix: {done.stderr.strip().splitlines()[-1:]}")
        return done.stdout
