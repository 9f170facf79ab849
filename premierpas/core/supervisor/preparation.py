"""What has to be true before serving: tables, static files and, on an empty database, the demo world."""

import gc
import hashlib
import os
import sys

from premierpas.core import embedded

from .lifeline import wait_if_held
from .words import _

STATIC_FILES = "static"  # this step alone, beside the others
# For PostgreSQL's library: what is made counts when `note_prepared` is written, which waits for the disk for all of it.
ONCE_ON_DISK = {"PGOPTIONS": "-c synchronous_commit=off"}


def main(arguments: list[str]) -> None:
    """Bring the database up to date, or the static files; quick when they already are."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "premierpas.settings.dev")
    import django

    gc.set_threshold(100_000, 50, 100)  # most of what this makes stays until the end, which is soon
    django.setup()
    if arguments == [STATIC_FILES]:
        collect_static_files()
        return
    wait_if_held()
    if _is_embedded():
        os.environ.update(ONCE_ON_DISK)
        embedded.begin_again_if_broken_off(embedded.data_dir())
    migrate()
    forget_dead_workers()
    load_demo_world()


def migrate() -> None:
    """Apply what is missing; the whole command costs seconds, so not when nothing is."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        _say(_("Mise à jour de la base de données…"))
        call_command("migrate", verbosity=0, interactive=False)


def forget_dead_workers() -> None:
    """A killed worker stays listed as alive for half a minute. In the embedded database only ours can have been."""
    from django.db import connection

    if _is_embedded():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_workers")


def collect_static_files() -> None:
    """Compress and fingerprint the static files when one of their sources has changed."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    sources = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = os.stat(storage.path(name))
            sources.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    stamp = settings.DATA_DIR / "static.sources"
    if stamp.exists() and stamp.read_text() == sources.hexdigest() and settings.STATIC_ROOT.exists():
        return
    _say(_("Préparation des fichiers statiques…"))
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(sources.hexdigest())


def load_demo_world() -> None:
    """Fill an empty database, unless DEMO=0; by two processes where nobody else has it and it can begin anew."""
    from django.conf import settings
    from django.core.management import call_command, get_commands

    if settings.DEMO and "demo" in get_commands():
        call_command("demo", if_empty=True, side_by_side=_is_embedded())


def _is_embedded() -> bool:
    return not os.environ.get("DATABASE_URL")


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
