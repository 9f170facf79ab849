"""Django's own `migrate`, quicker where a database is made from nothing."""

from contextlib import nullcontext
from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from premierpas.core.from_nothing import drawn_once


class Command(migrate.Command):
    """See `core/from_nothing.py`."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises what Django's does."""
        is_new = not MigrationRecorder(connections[options["database"]]).applied_migrations()
        with drawn_once() if is_new else nullcontext():
            super().handle(*args, **options)
