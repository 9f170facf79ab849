"""`manage.py check_timetable FILE`: whether a pupil may be present at these hours, and which rules say no."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from premierpas.core.legal.breaches import Breach
from premierpas.core.legal.case_file import UnreadableTimetable, read_case

ALLOWED, BROKEN, UNREADABLE = 0, 1, 2
COLUMNS = ("date", "rule", "message", "source")
Row = tuple[str | None, str, str, str]


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
            case = read_case(_json_of(Path(options["file"])))
            found, doubts = case.breaches(), case.cautions()
        except UnreadableTimetable as refusal:
            if options["json"]:
                self._answer([(None, "input", fault, "") for fault in refusal.faults])
                sys.exit(UNREADABLE)
            raise CommandError("\n".join(refusal.faults), returncode=UNREADABLE) from None
        rows, warnings = _rows(found), _rows(doubts)
        if options["json"]:
            self._answer(rows, warnings)
        else:
            for day, _rule, message, source in [*rows, *warnings]:
                self.stdout.write(f"{day or '–'}  {message}  ({source})")
            if not rows:
                self.stdout.write(_("Emploi du temps autorisé."))
        if rows:
            sys.exit(BROKEN)

    def _answer(self, rows: list[Row], warnings: Sequence[Row] = ()) -> None:
        errors, doubts = ([dict(zip(COLUMNS, row, strict=True)) for row in each] for each in (rows, warnings))
        answer = {"allowed": not errors, "errors": errors, "warnings": doubts}
        self.stdout.write(json.dumps(answer, ensure_ascii=False))


def _rows(found: list[Breach]) -> list[Row]:
    return [(each.date.isoformat() if each.date else None, each.rule, each.message, each.source) for each in found]


def _json_of(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise UnreadableTimetable([f"{path}\u00a0: {problem.strerror}"]) from None
    except (ValueError, RecursionError):  # not UTF-8, not JSON, or nested without end
        raise UnreadableTimetable([_("%(file)s n’est pas un fichier JSON.") % {"file": path}]) from None
