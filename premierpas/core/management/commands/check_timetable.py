"""`manage.py check_timetable FILE`: whether a pupil may be present at these hours, and which rules say no."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from premierpas.core.legal.reading import UnreadableTimetable, read_case

ALLOWED, BROKEN, UNREADABLE = 0, 1, 2


class Command(BaseCommand):
    """Judges a timetable by the table of legal rules; needs no database."""

    help = (
        "Judge a timetable (JSON: birth_date, school_zone, outside_8_18_allowed, days; optional level, department, "
        "period) by the legal rules. Exit status: 0 allowed, 1 rules are broken, 2 the file can't be read."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file and the shape of the answer."""
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the verdict; exit status as `help` says."""
        try:
            found = read_case(_json_of(Path(options["file"]))).breaches()
        except UnreadableTimetable as refusal:
            if options["json"]:
                self._answer([(None, "input", fault, "") for fault in refusal.faults])
                sys.exit(UNREADABLE)
            raise CommandError("\n".join(refusal.faults), returncode=UNREADABLE) from None
        rows = [(each.date.isoformat() if each.date else None, each.rule, each.message, each.source) for each in found]
        if options["json"]:
            self._answer(rows)
        else:
            for day, _rule, message, source in rows:
                self.stdout.write(f"{day or '–'}  {message}  ({source})")
            if not rows:
                self.stdout.write(_("Emploi du temps autorisé."))
        if rows:
            sys.exit(BROKEN)

    def _answer(self, rows: list[tuple[str | None, str, str, str]]) -> None:
        errors = [dict(zip(("date", "rule", "message", "source"), row, strict=True)) for row in rows]
        self.stdout.write(json.dumps({"allowed": not errors, "errors": errors}, ensure_ascii=False))


def _json_of(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise UnreadableTimetable([f"{path}\u00a0: {problem.strerror}"]) from None
    except (ValueError, RecursionError):  # not UTF-8, not JSON, or nested without end
        raise UnreadableTimetable([_("%(file)s n’est pas un fichier JSON.") % {"file": path}]) from None
