"""Their files as lines: CSV in UTF-8, with the columns that are needed."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from premierpas.core.text import one_line

from .outcome import UnreadableFile

MAX_BYTES = 30_000_000


def lines_of(path: Path, needed: Sequence[str], *, separator: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each line by its number, with its cells; raises UnreadableFile."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFile(_("%(file)s est trop lourd.") % {"file": path.name})
        text = path.read_text("utf-8-sig")
    except OSError as problem:
        raise UnreadableFile(f"{path}\u00a0: {problem.strerror}") from None
    except UnicodeDecodeError:
        raise UnreadableFile(_("%(file)s n’est pas écrit en UTF-8.") % {"file": path.name}) from None
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    missing = [name for name in needed if name not in (reader.fieldnames or [])]
    if missing:
        words = {"file": path.name, "columns": ", ".join(missing)}
        raise UnreadableFile(_("%(file)s n’a pas ces colonnes\u00a0: %(columns)s.") % words)
    try:
        for row in reader:
            yield reader.line_num, {name: one_line(row[name] or "") for name in needed}
    except csv.Error as problem:
        raise UnreadableFile(f"{path.name}, {reader.line_num}\u00a0: {problem}") from None
