"""What a management command needs before it runs: the server, and for our own commands the tables."""

import os
from collections.abc import Sequence

from .lifetime import ensure_server
from .location import data_dir

# Commands that only look at files and code. `makemigrations` compares with the migrations, not with tables.
NEED_NO_DATABASE = {
    "check",
    "check_timetable",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "legal_rules",
    "makemessages",
    "makemigrations",
    "privacy_register",
    "startapp",
    "verify_agreement",
    "version",
}
NEED_NO_TABLES = {"restore"}  # it brings its own
_MIGRATING = 0x5052_454D  # any number, the same in every process


def prepare_for(arguments: Sequence[str]) -> None:
    """Start or reuse the embedded server for `manage.py ARGUMENTS…`, unless DATABASE_URL names another.

    An empty database is migrated first for the commands of this product. Raises EmbeddedServerError.
    """
    command = arguments[0] if arguments else "help"
    if os.environ.get("DATABASE_URL") or command in NEED_NO_DATABASE or command.startswith("-"):
        return
    if {"-h", "--help"} & set(arguments):
        return
    ensure_server(data_dir())
    if command not in NEED_NO_TABLES and _is_ours(command):
        _migrate_if_empty()


def _is_ours(command: str) -> bool:
    import django
    from django.core.management import get_commands

    django.setup()
    app = get_commands().get(command)
    return isinstance(app, str) and app.startswith("premierpas.")


def _migrate_if_empty() -> None:
    from django.core.management import call_command
    from django.db import connection

    with connection.cursor() as cursor:
        # Two first commands at once: the second waits, and then finds the tables.
        cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATING])
        try:
            cursor.execute("SELECT to_regclass('public.django_migrations')")
            if cursor.fetchone() == (None,):
                call_command("migrate", verbosity=0, interactive=False)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATING])
