"""Whether a fresh clone serves with `requirements/base.txt` alone; what only tests install would hide a fault."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
_OTHERS = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "VIRTUAL_ENV", "MAKEFLAGS", "MAKELEVEL"}
_LIMIT_SECONDS = 600


def main() -> int:
    """Clone what is committed, `make run` there, ask `/health/ready`, end it; 1 and what it said when it fell."""
    with tempfile.TemporaryDirectory(prefix="premierpas-fresh-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the embedded database's own user must be able to enter
        clone = folder / "clone"
        subprocess.run(["git", "clone", "--quiet", str(PROJECT), str(clone)], check=True)
        port, log = _free_port(), folder / "run.log"
        kept = {name: value for name, value in os.environ.items() if name not in _OTHERS}
        with log.open("w") as written:
            run = subprocess.Popen(
                ["make", "run"],
                cwd=clone,
                env={**kept, "PORT": str(port), "DATA_DIR": str(folder / "data")},
                stdout=written,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        started = time.monotonic()
        try:
            ready = _wait(run, port)
        finally:
            _end(run)
        if not ready:
            print(f"✗ a fresh clone with requirements/base.txt alone\n{log.read_text()[-5000:]}", flush=True)
            return 1
        print(f"✓ a fresh clone, ready after {time.monotonic() - started:.0f} s", flush=True)
        return 0


def _wait(run: subprocess.Popen[bytes], port: int) -> bool:
    deadline = time.monotonic() + _LIMIT_SECONDS
    while run.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=_LIMIT_SECONDS) as answer:
                return answer.status == 200
        except OSError:  # not yet listening, or listening and not ready
            time.sleep(0.5)
    return False


def _end(run: subprocess.Popen[bytes]) -> None:
    if run.poll() is None:
        os.killpg(run.pid, signal.SIGINT)  # as Ctrl-C does
        run.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main())
