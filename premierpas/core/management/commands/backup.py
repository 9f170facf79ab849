"""`manage.py backup FILE`: database and files in one archive."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from premierpas.core.backup import BackupError, backup


class Command(BaseCommand):
    """Saves everything, while the product is in use."""

    help = "Save the database and the files in one archive. Exit status: 0 saved, 1 it failed, 2 wrong usage."
    requires_system_checks: list[str] = []  # a fault in a page must not stand in the way

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Save, and say what was saved."""
        try:
            done = backup(Path(options["file"]))
        except BackupError as refusal:
            self.stderr.write(str(refusal))
            sys.exit(2 if refusal.usage else 1)
        if options["json"]:
            self.stdout.write(json.dumps(asdict(done)))
            return
        words = {"rows": done.rows, "files": done.files, "bytes": done.bytes, "sha256": done.sha256}
        self.stdout.write(_("%(rows)d lignes et %(files)d fichiers sauvés (%(bytes)d octets).") % words)
        self.stdout.write(f"SHA-256 {done.sha256}")
