"""`manage.py restore FILE`: bring back what `backup` has saved."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from premierpas.core.backup import BackupError, restore


class Command(BaseCommand):
    """Restores into an empty database, or with --force in place of the present one."""

    help = "Restore an archive made by backup. Exit status: 0 restored, 1 it failed or was refused, 2 wrong usage."
    requires_system_checks: list[str] = []  # a fault in a page must not stand in the way

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where from, and whether what is there may go."""
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--force", action="store_true", help="replace what the database holds")
        parser.add_argument("--sha256", default="", help="refuse any archive but the one with this checksum")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore, and say what came back."""
        try:
            done = restore(Path(options["file"]), force=options["force"], sha256=options["sha256"])
        except BackupError as refusal:
            self.stderr.write(str(refusal))
            sys.exit(2 if refusal.usage else 1)
        for what in done.missing:
            self.stderr.write(_("Manque à côté de l’archive\u00a0: %(what)s") % {"what": what})
        if options["json"]:
            self.stdout.write(json.dumps(asdict(done.summary)))
            return
        words = {"rows": done.summary.rows, "files": done.summary.files}
        self.stdout.write(
            _("%(rows)d lignes et %(files)d fichiers rendus. Lancez maintenant «\u00a0manage.py migrate\u00a0».")
            % words
        )
