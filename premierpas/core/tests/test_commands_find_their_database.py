"""`manage.py` beside nothing, and beside a running server."""

import json
import subprocess
import sys

from premierpas.core import embedded
from premierpas.core.embedded.commands import prepare_for

# As manage.py runs them, one after the other in one process that has loaded the product once.
EACH = """
import json, sys
from contextlib import suppress
import manage
for arguments in json.loads(sys.argv[1]):
    sys.argv = ["manage.py", *arguments]
    with suppress(SystemExit):
        manage.main()
"""


def manage(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=embedded.PROJECT, env=environment, capture_output=True, text=True
    )


def test_commands_that_only_look_at_code_start_no_server(open_folder, own_environment):
    looking = [["help"], ["check"], ["makemigrations", "--check"], ["migrate", "--help"], []]
    done = subprocess.run(
        [sys.executable, "-c", EACH, json.dumps(looking)],
        cwd=embedded.PROJECT,
        env=own_environment,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert not (open_folder / "database").exists()


def test_a_command_that_needs_the_database_starts_and_stops_the_server(open_folder, own_environment):
    done = manage(own_environment, "shell", "--no-imports", "-c", "from django.db import connection as c; c.connect()")
    assert done.returncode == 0, done.stderr
    assert (open_folder / "database" / "cluster").exists()
    assert not (open_folder / "database" / "cluster" / "postmaster.pid").exists()


def test_a_command_that_cannot_have_a_database_says_so_without_a_traceback(open_folder, own_environment):
    (open_folder / "database").write_text("in the way")
    done = manage(own_environment, "showmigrations")
    (open_folder / "database").unlink()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and str(open_folder) in done.stderr


def test_with_an_address_no_embedded_server_is_started(open_folder, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://db/stages")
    monkeypatch.setenv("DATA_DIR", str(open_folder))
    prepare_for(["migrate"])
    assert not (open_folder / "database").exists()
