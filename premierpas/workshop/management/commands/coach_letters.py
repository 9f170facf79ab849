"""`manage.py coach_letters FILE`: what the coach's readers find in letters, and who read them."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from premierpas.workshop.coach import SAID, read_text

READ, NOT_ALL_READ, UNREADABLE = 0, 1, 2


class Command(BaseCommand):
    """Reads letters as the coach does, the language alone; needs no database."""

    help = (
        "Read letters (JSON: a list of id and text) as the coach does: spelling and grammar. Exit status: 0 read, "
        "1 a reader couldn't read, 2 the file can't be read. Hints are no failure."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The file and the shape of the answer."""
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was found; exit status as `help` says."""
        letters = _letters_of(Path(options["file"]))
        readings = [(name, text, read_text(text)) for name, text in letters]
        failed = sorted({reader for _name, _text, reading in readings for reader in reading.failed})
        readers = [reader for reader in (readings[0][2].readers if readings else ()) if reader not in failed]
        answer = {
            "readers": readers,
            "failed": failed,
            "letters": [
                {
                    "id": name,
                    "hints": [
                        {
                            "written": text[each.found.start : each.found.end],
                            "proposals": list(each.found.proposals),
                            "why": str(SAID[each.found.reason]),
                            "reader": each.reader,
                            "start": each.found.start,
                        }
                        for each in reading.faults
                    ],
                }
                for name, text, reading in readings
            ],
        }
        self._write(answer, as_json=options["json"])
        if failed:
            sys.exit(NOT_ALL_READ)

    def _write(self, answer: dict[str, Any], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        for letter in answer["letters"]:
            self.stdout.write(f"{letter['id']}")
            for hint in letter["hints"]:
                self.stdout.write(f"  {hint['written']} → {', '.join(hint['proposals']) or '?'}  {hint['why']}")
        self.stdout.write(", ".join(answer["readers"]))


def _letters_of(path: Path) -> list[tuple[str | int, str]]:
    """The letters of a file. Raises CommandError that names what is wrong, and where."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise CommandError(f"{path}\u00a0: {problem.strerror}", returncode=UNREADABLE) from None
    except (ValueError, RecursionError):  # not UTF-8, not JSON, or nested without end
        raise CommandError(_("%(file)s n’est pas un fichier JSON.") % {"file": path}, returncode=UNREADABLE) from None
    if not isinstance(content, list):
        raise CommandError(_("Il faut une liste de lettres : [{id, text}, …]."), returncode=UNREADABLE)
    for number, letter in enumerate(content, 1):
        if not isinstance(letter, dict) or not isinstance(letter.get("text"), str) or not _is_a_name(letter.get("id")):
            message = _("Lettre %(number)s : il faut « id » et « text ».") % {"number": number}
            raise CommandError(message, returncode=UNREADABLE)
    return [(letter["id"], letter["text"]) for letter in content]


def _is_a_name(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool))
