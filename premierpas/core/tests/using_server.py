"""Run by tests as a process of its own: use the embedded server of a folder until stdin closes.

    python -m premierpas.core.tests.using_server FOLDER [USER]

With USER (as root) it first becomes that ordinary user. Prints the process id of the server when it answers.
"""

import os
import pwd
import sys
from contextlib import suppress
from pathlib import Path

import psycopg

from premierpas.core import embedded


def become(name: str) -> None:
    """Leave root for good. What is imported late must be here before: the Python itself may lie in root's home."""
    with suppress(psycopg.OperationalError):
        psycopg.connect(host="/nowhere")
    "é".encode("ascii", "backslashreplace")
    user = pwd.getpwnam(name)
    os.setgroups([])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)


def main(folder: str, user: str | None = None) -> None:
    """Start or reuse the server, say so, and wait."""
    if user:
        become(user)
    try:
        place = embedded.ensure_server(Path(folder))
    except embedded.EmbeddedServerError as problem:
        sys.exit(str(problem))
    print((place.cluster / "postmaster.pid").read_text().split("\n")[0], flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
