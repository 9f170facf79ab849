"""The web process of `make run`: granian, whose workers end with it."""

import multiprocessing
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from .lifeline import die_with_parent, wait_if_held

_THREADS = 8  # a worker; each keeps a database connection


def load_application(parent: int) -> Callable[..., Any]:
    """The WSGI application, loaded in a worker whose life is tied to granian's."""
    die_with_parent(parent)
    from premierpas.wsgi import application

    return application


def load_before_forking() -> None:
    """Workers that are forked share what is loaded already: a start takes as long as loading once."""
    from django.db import connections

    from premierpas.wsgi import application  # noqa: F401

    connections.close_all()  # each worker opens its own


def main(host: str, port: int) -> None:
    """Serve until told to end."""
    if multiprocessing.get_start_method() == "fork":
        load_before_forking()
    wait_if_held()
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "premierpas.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=min(2, os.cpu_count() or 1),
        blocking_threads=_THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=2,
        websockets=False,
        log_level=LogLevels.error,
    ).serve(target_loader=partial(load_application, os.getpid()), wrap_loader=False)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
