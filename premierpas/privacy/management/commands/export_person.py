"""`manage.py export_person KEY FILE.zip`: all that is kept of somebody, as they would download it."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from premierpas.privacy.export import export_person
from premierpas.privacy.persons import UnknownKey, person_of


class Command(BaseCommand):
    """Exit status: 0 written, 1 the file can't be written, 2 nobody has this key."""

    help = "Write what is kept of a person (key of a capacity: pupil:12, membership:7) as JSON, page and files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whom, where to, and the shape of the answer."""
        parser.add_argument("key", help="pupil:12, membership:7 or user:3")
        parser.add_argument("file", type=Path, help="the ZIP to write")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file, and print how much it holds."""
        try:
            made = export_person(person_of(options["key"]))
        except UnknownKey as error:
            raise CommandError(_("Personne n’a la clé %(key)s.") % {"key": error}, returncode=2) from None
        try:
            options["file"].write_bytes(made.content)
        except OSError as error:
            raise CommandError(_("Le fichier ne peut pas être écrit : %(why)s") % {"why": error}) from None
        counts = {"models": made.models, "rows": made.rows, "files": made.files}
        if options["json"]:
            self.stdout.write(json.dumps(counts))
        else:
            self.stdout.write(_("%(rows)d lignes de %(models)d tables, %(files)d fichiers.") % counts)
