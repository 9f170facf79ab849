"""What the two commands share: they read a place, print what changed, and tell how it went by their exit status."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from .outcome import Outcome, UnreadableFile

MOST_CHANGES = 50


class ImportCommand(BaseCommand):
    """An import of one source; a command says what it reads and how."""

    place = "FILE"

    def renewed(self, path: Path) -> Outcome:
        """Import from there."""
        raise NotImplementedError

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where from, and the shape of the answer."""
        parser.add_argument("path", metavar=self.place)
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and print what was done; exit status as `help` says."""
        try:
            outcome = self.renewed(Path(options["path"]))
        except UnreadableFile as problem:
            if options["json"]:
                self.stdout.write(json.dumps({"errors": [{"message": str(problem)}]}, ensure_ascii=False))
                sys.exit(2)
            raise CommandError(str(problem), returncode=2) from None
        if options["json"]:
            self.stdout.write(json.dumps(outcome.to_json(), ensure_ascii=False))
        else:
            self._tell(outcome)
        if outcome.errors:
            sys.exit(1)

    def _tell(self, outcome: Outcome) -> None:
        for error in outcome.errors:
            words = {"file": error.file, "line": error.line, "message": error.message}
            self.stdout.write(_("%(file)s, ligne %(line)d\u00a0: %(message)s") % words)
        for change in outcome.changes[:MOST_CHANGES]:
            self.stdout.write(str(change))
        if len(outcome.changes) > MOST_CHANGES:
            self.stdout.write(f"… {len(outcome.changes) - MOST_CHANGES}")
        counts = {key: value for key, value in outcome.to_json().items() if key != "errors"}
        self.stdout.write(
            _(
                "%(occupations)d métiers et %(titles)d noms\u00a0: %(created)d créés, %(updated)d modifiés, "
                "%(unchanged)d inchangés, %(removed)d retirés."
            )
            % counts
        )
        if outcome.errors:
            self.stdout.write(_("À cause des erreurs, rien n’a été retiré."))
