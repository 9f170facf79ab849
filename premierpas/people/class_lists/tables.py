"""Lists in columns: separators, preambles, headers, and lists without any header."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from premierpas.core.text import ascii_digits, is_digits, one_line, plain

from .checks import RawRow
from .classes import looks_like_a_class
from .dates import read_date
from .guardian_columns import GuardianColumn, raw_guardians
from .headers import missing_fields, read_headers
from .rows import MAX_LINES, UnreadableList, too_many_lines
from .splitting import split_full_name

_SEPARATORS = ("\t", ";", ",", "|")
_PREAMBLE = 40
# Some software makes columns to the sheet's end; a list of pupils has fewer.
_MAX_COLUMNS = 200
_CLASS_LINE = re.compile(
    r"\s*(?:classe|division)\s*(:\s*|\s(?:de\s+)?)(.+?)(?:\W+(?:effectif|professeur|prof|année)\b.*)?", re.IGNORECASE
)
_FOOT = re.compile(r"(?:total|effectif|nombre|edite|imprime|page|\d+ (?:eleve|fille|garcon)s?)\b")
_WRAPPED = re.compile(r"\s*(?:=\"([^\"]+)\"|'([^']+)')\s*")
_RULE = re.compile(r"\s*:?[-=_]{2,}:?\s*")
_COLUMN_GAP = re.compile(r"[ \u00a0]{2,}")
_IS_PUPIL = re.compile(r"\0\s*\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4}\s*(?:\0|$)")
csv.field_size_limit(1_000_000)


@dataclass(frozen=True)
class Record:
    """The cells of one line."""

    line: int
    cells: list[str]

    def cell(self, column: int | None) -> str:
        """One cell; empty where the line is too short."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""


@dataclass(frozen=True)
class Layout:
    """How a list is laid out: its records, which column holds which field, the line of its header (0: none)."""

    records: list[Record]
    columns: dict[str, int]
    header: Record | None = None
    class_name: str = ""
    guardians: dict[int, GuardianColumn] = field(default_factory=dict)
    first_name_first: bool = False


def read_table(text: str, *, today: date) -> list[RawRow]:
    """The lines of a list in columns. Raises UnreadableList where no layout makes sense of it."""
    if text.rstrip("\n").count("\n") >= MAX_LINES:
        raise too_many_lines()
    layout = _layout(ascii_digits(text.replace("\0", "")), today)
    named_above = ["class"] if layout.class_name else []
    missing = [name for name in missing_fields(layout.columns) if name not in named_above]
    if layout.header and missing:
        raise _missing_columns(layout, missing)
    return list(_raw_rows(layout))


def _raw_rows(layout: Layout) -> Iterator[RawRow]:
    columns, class_name = layout.columns, layout.class_name
    for record in layout.records:
        if layout.header and (record.line <= layout.header.line or record.cells == layout.header.cells):
            continue
        filled = [cell for cell in record.cells if cell.strip()]
        if all(map(_RULE.fullmatch, filled)) or (len(filled) <= 2 and _FOOT.match(plain(filled[0]).strip())):
            continue
        if len(filled) == 1 and "class" not in columns and (named := _class_named(record)):
            class_name = named
            continue
        if "full_name" in columns:
            written = record.cell(columns["full_name"])
            last_name, first_name = split_full_name(written, first_name_first=layout.first_name_first)
        else:
            last_name, first_name = record.cell(columns["last_name"]), record.cell(columns["first_name"])
        yield RawRow(
            line=record.line,
            last_name=last_name,
            first_name=first_name,
            birth_date=record.cell(columns["birth_date"]),
            class_name=record.cell(columns.get("class")) or class_name,
            external_id=record.cell(columns.get("external_id")),
            left_on=record.cell(columns.get("left_on")),
            names_guessed="full_name" in columns,
            guardians=raw_guardians(layout.guardians, record.cell),
        )


def _layout(text: str, today: date) -> Layout:
    tried = [(separator, _records(text, separator)) for separator in _SEPARATORS if separator in text]
    # Without any separator, columns may be set by spaces, as a text copied from a PDF has them.
    tried = tried or [("\t", _records(_COLUMN_GAP.sub("\t", text), "\t"))]
    headed = [layout for _separator, records in tried if (layout := _headed(records))]
    if headed:
        return max(headed, key=lambda layout: len(layout.columns))
    for _separator, records in tried:
        if layout := _headless(records, today):
            return layout
    first = next((record for _s, records in tried for record in records if any(map(str.strip, record.cells))), None)
    if first is None:
        raise UnreadableList(_("Cette liste est vide."))
    raise _no_header(max((records for _s, records in tried), key=_width))


def _records(text: str, separator: str) -> list[Record]:
    records = list(_quoted(text, separator))
    if any(_swallows_lines(record, separator) for record in records):
        lines = enumerate(text.split("\n"), start=1)
        return [Record(number, [cell.strip('" ') for cell in _split(line, separator)]) for number, line in lines]
    return records


def _swallows_lines(record: Record, separator: str) -> bool:
    """Whether a stray quotation mark took the lines after it into one cell; then the marks are ordinary signs."""
    for cell in record.cells:
        lines = cell.split("\n")
        # A line with a date between separators is a pupil, not the second line of an address.
        if len(lines) > 3 or (
            len(lines) > 1 and any(_IS_PUPIL.search(line.replace(separator, "\0")) for line in lines)
        ):
            return True
    return False


def _split(line: str, separator: str) -> list[str]:
    return line.split(separator, _MAX_COLUMNS)[:_MAX_COLUMNS]


def _quoted(text: str, separator: str) -> Iterator[Record]:
    reader = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=separator, skipinitialspace=True)
    start = 1
    try:
        for cells in reader:
            yield Record(start, [_unwrapped(cell) for cell in cells[:_MAX_COLUMNS]])
            start = reader.line_num + 1
    except csv.Error:
        raise UnreadableList(_("La ligne %(line)d ne se lit pas.") % {"line": start}, line=start) from None


def _unwrapped(cell: str) -> str:
    """A cell without what programs put around it so that it stays text: `="0123"`, `'Léa'`."""
    found = _WRAPPED.fullmatch(cell)
    return found[1] or found[2] if found else cell


def _headed(records: list[Record]) -> Layout | None:
    best: Layout | None = None
    class_name = ""
    for record in records[:_PREAMBLE]:
        read = read_headers(record.cells)
        if len(read.columns) >= 2 and (best is None or len(read.columns) > len(best.columns)):
            best = Layout(records, read.columns, record, class_name, read.guardians, read.first_name_first)
        elif best is None:
            class_name = _class_named(record) or class_name
    return best


def _class_named(record: Record) -> str:
    """The class of a title such as `Classe : 3A`; empty for any other line."""
    found = _CLASS_LINE.fullmatch(" ".join(filter(None, record.cells))[:200])
    return found[2] if found and (":" in found[1] or looks_like_a_class(found[2])) else ""


def _headless(records: list[Record], today: date) -> Layout | None:
    filled = [record for record in records if any(cell.strip() for cell in record.cells)][:50]
    if not filled:
        return None
    width = max(Counter(len(record.cells) for record in filled).items(), key=lambda pair: pair[1])[0]
    dates = [n for n in range(width) if _share(filled, n, lambda cell: read_date(cell, today=today) is not None) > 0.6]
    classes = [
        n for n in range(width)
        if n not in dates and not _is_numbering(filled, n) and _share(filled, n, looks_like_a_class) > 0.6
    ]  # fmt: skip
    texts = [
        n for n in range(width)
        if n not in dates and n not in classes and _share(filled, n, _is_word) > 0.6
    ]  # fmt: skip
    first = filled[0]
    if not (dates and classes and texts) or not any(map(is_digits, first.cell(dates[0]))):
        return None
    columns = {"birth_date": dates[0], "class": classes[0]}
    names = texts if len(texts) == 1 or all(" " in r.cell(texts[0]).strip() for r in filled) else texts[:2]
    if len(names) == 1 or len(texts) == 1:
        return Layout(records, {**columns, "full_name": texts[0]})
    return Layout(records, {**columns, "last_name": names[0], "first_name": names[1]})


def _is_word(cell: str) -> bool:
    return len(cell.strip()) > 1 and any(map(str.isalpha, cell))


def _is_numbering(records: list[Record], column: int) -> bool:
    """Whether a column counts the lines (`1`, `2`, `3` …), which looks like classes too."""
    cells = [record.cell(column).strip() for record in records]
    if not all(re.fullmatch(r"[0-9]{1,2}", cell) for cell in cells):
        return False
    numbers = [int(cell) for cell in cells]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and (len(numbers) > 1 or numbers[0] <= 1)


def _share(records: list[Record], column: int, test: object) -> float:
    return sum(bool(test(record.cell(column))) for record in records) / len(records)  # type: ignore[operator]


def _width(records: list[Record]) -> int:
    return max((len(record.cells) for record in records[:_PREAMBLE]), default=0)


def _no_header(records: list[Record]) -> UnreadableList:
    first = next(record for record in records if any(cell.strip() for cell in record.cells))
    return UnreadableList(
        _(
            "Nous cherchons les colonnes nom, prénom, date de naissance et classe. "
            "Nous avons lu\u00a0: %(read)s. Ajoutez une ligne de titres."
        )
        % {"read": _read_words(first)},
        line=first.line,
    )


def _missing_columns(layout: Layout, missing: list[str]) -> UnreadableList:
    assert layout.header is not None
    words = {
        "last_name": _("nom"), "first_name": _("prénom"), "birth_date": _("date de naissance"), "class": _("classe"),
    }  # fmt: skip
    return UnreadableList(
        _("Il manque une colonne\u00a0: %(missing)s. Nous avons lu\u00a0: %(read)s.")
        % {"missing": ", ".join(words[name] for name in missing), "read": _read_words(layout.header)},
        line=layout.header.line,
        field=missing[0],
    )


def _read_words(record: Record) -> str:
    cells = [one_line(cell)[:30] for cell in record.cells if cell.strip()]
    return ", ".join(f"« {cell} »" for cell in cells[:12])
