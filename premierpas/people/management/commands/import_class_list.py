"""`manage.py import_class_list FILE --school UAI`: the class list of a school, written whole or not at all."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.register import school_of_uai
from premierpas.people.class_lists.rows import MAX_BYTES
from premierpas.people.imports.from_file import Outcome, import_file
from premierpas.people.imports.matched import Decision


class Command(BaseCommand):
    help = "Imports the class list of a school: any shape that people/class_lists reads."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, the school, and what to do with doubts."""
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--school", required=True, metavar="UAI", help="the school's UAI code")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
        parser.add_argument("--dry-run", action="store_true", help="write nothing")
        parser.add_argument("--leave-out-errors", action="store_true", help="import the lines without errors")
        parser.add_argument("--near", choices=[each.value for each in Decision], help="what every near match is")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit status: 0 fine, 1 problems were found, 2 wrong usage."""
        registered = school_of_uai(options["school"])
        if registered is None:
            raise CommandError(_("Aucun collège ni lycée n’a ce code UAI."), returncode=2)
        outcome = import_file(
            registered,
            _read(options["file"]),
            Path(options["file"]).name,
            today=clock.today(),
            near=Decision(options["near"]) if options["near"] else None,
            leave_out_errors=options["leave_out_errors"],
            dry_run=options["dry_run"],
        )
        if options["json"]:
            self.stdout.write(json.dumps(outcome.to_json(), ensure_ascii=False))
        else:
            self._tell(outcome)
        if outcome.errors:
            sys.exit(1)

    def _tell(self, outcome: Outcome) -> None:
        for error in outcome.errors:
            self.stdout.write(_("Ligne %(line)d : %(message)s") % {"line": error.line, "message": error.message})
        for fate, count in outcome.counts.items():
            self.stdout.write(f"{fate.value}: {count}")
        self.stdout.write(_("Importé.") if outcome.written else _("Rien n’a été écrit."))


def _read(name: str) -> bytes:
    try:
        with open(name, "rb") as stream:
            # One byte more than allowed, so that the reader says it is too big without holding all of it.
            return stream.read(MAX_BYTES + 1)
    except OSError as problem:
        raise CommandError(f"{name}: {problem.strerror}", returncode=2) from None
