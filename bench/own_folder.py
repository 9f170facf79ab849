"""What benches share: a data folder of their own that is gone afterwards, and the one line of JSON at the end."""

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))


def tell(text: str) -> None:
    """Progress, for whoever waits."""
    print(text, file=sys.stderr, flush=True)


def chromium_path() -> str:
    """The browser that the tests drive; raises RuntimeError where there is none."""
    from premierpas.core.development.browser import find_browser

    path = find_browser()
    if path is None:
        raise RuntimeError("there is no chromium here: see the message of make test")
    return path


def milliseconds(do: Callable[[], Any]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


@contextmanager
def own_folder(**environment: str) -> Iterator[Path]:
    """A fresh DATA_DIR with the embedded server, named in the environment before Django reads it; removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="premierpas-bench-"))
    os.environ.update(environment, DATA_DIR=str(folder))
    os.environ.pop("DATABASE_URL", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "premierpas.settings.dev")
    from premierpas.core.embedded import remove_cluster, stop_server

    try:
        yield folder
    finally:
        stop_server(folder)
        remove_cluster(folder)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def django_here(folder: Path) -> Iterator[None]:
    """Django in this process as `wsgi.py` starts it, on the folder's database; connections are closed afterwards."""
    import django

    from premierpas.core.embedded import ensure_server
    from premierpas.core.garbage import spare_what_is_loaded

    ensure_server(folder)
    django.setup()
    spare_what_is_loaded()
    from django.conf import settings
    from django.db import connections

    settings.DEBUG = False  # else every statement is kept in memory
    try:
        yield
    finally:
        connections.close_all()


def report(name: str, figures: dict[str, Any], baseline: dict[str, Any]) -> None:
    """The last line of output."""
    machine = {"cores": os.cpu_count(), "python": sys.version.split()[0]}
    words = {
        "name": name,
        "date": date.today().isoformat(),
        "machine": machine,
        "figures": figures,
        "baseline": baseline,
    }
    print(json.dumps(words), flush=True)


def run(measure: Callable[[], None]) -> None:
    """Measure; a bench that can't says why and exits 1."""
    try:
        measure()
    except Exception as problem:
        tell(f"couldn't measure: {type(problem).__name__}: {problem}")
        sys.exit(1)
