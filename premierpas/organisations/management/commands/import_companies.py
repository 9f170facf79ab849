"""`manage.py import_companies FILE`: a partner's list of companies, written whole or not at all."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from premierpas.organisations.company_lists import LineError, Outcome, import_companies
from premierpas.organisations.company_lists.table import MAX_BYTES


class Command(BaseCommand):
    """Makes or renews companies by their SIRET."""

    help = (
        "Import a list of companies (CSV; at least siret and name; also kind, naf, street, postal_code, city, phone, "
        "email). Exit status: 0 fine, 1 problems were found, 2 wrong usage."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and what to do with errors."""
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
        parser.add_argument("--dry-run", action="store_true", help="write nothing")
        parser.add_argument("--leave-out-errors", action="store_true", help="import the lines without errors")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was done; exit status as `help` says."""
        try:
            with open(options["file"], "rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except (OSError, ValueError) as problem:
            message = getattr(problem, "strerror", None) or str(problem)
            if options["json"]:
                self._answer(Outcome(errors=[LineError(0, "file", message)]))
                sys.exit(2)
            raise CommandError(f"{options['file']}: {message}", returncode=2) from None
        outcome = import_companies(data, dry_run=options["dry_run"], leave_out_errors=options["leave_out_errors"])
        if options["json"]:
            self._answer(outcome)
        else:
            self._tell(outcome)
        if outcome.errors:
            sys.exit(1)

    def _answer(self, outcome: Outcome) -> None:
        self.stdout.write(json.dumps(outcome.to_json(), ensure_ascii=False))

    def _tell(self, outcome: Outcome) -> None:
        for error in outcome.errors:
            words = {"line": error.line, "field": error.field, "message": error.message}
            self.stdout.write(_("Ligne %(line)d, %(field)s\u00a0: %(message)s") % words)
        counts = {"created": outcome.created, "updated": outcome.updated, "unchanged": outcome.unchanged}
        self.stdout.write(_("%(created)d créées, %(updated)d modifiées, %(unchanged)d inchangées.") % counts)
        self.stdout.write(_("Importé.") if outcome.written else _("Rien n’a été écrit."))
