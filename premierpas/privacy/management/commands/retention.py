"""`manage.py retention`: do now what the nightly work does; or only say what it would do."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _

from premierpas.privacy.keeping import keep_no_longer


class Command(BaseCommand):
    """Exit status: 0 fine, 1 something couldn't be done (the log says what)."""

    help = "Delete, blank and anonymise what is kept long enough; warn whose account ends. See privacy_register."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to write, and the shape of the answer."""
        parser.add_argument("--dry-run", action="store_true", help="write nothing, only count")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run, and print the counts."""
        counts = _tried() if options["dry_run"] else keep_no_longer()
        failed = counts.pop("failed")
        counts.pop("files")
        if options["json"]:
            self.stdout.write(json.dumps(counts, ensure_ascii=False))
        else:
            words = _(
                "%(notified)d prévenus, %(deleted)d supprimés, %(blanked)d vidés, %(anonymised)d rendus anonymes."
            )
            self.stdout.write(words % counts)
        if failed:
            sys.exit(1)


def _tried() -> dict[str, Any]:
    with transaction.atomic():
        counts = keep_no_longer()
        transaction.set_rollback(True)
    return counts
