"""Lists as files for spreadsheets: row by row, whatever their length, and without a cell that runs."""

import csv
from collections.abc import Iterable, Iterator

from django.http import HttpResponse, StreamingHttpResponse

# The wide ones are formulas too, where a spreadsheet speaks Japanese.
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


# Spreadsheets leave these out before they look at a cell.
_UNSEEN = " \u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


class _Line:
    """What csv writes into: it hands each line on."""

    def write(self, line: str) -> str:
        """The line itself."""
        return line


def defused(cell: object) -> str:
    """A text that no spreadsheet takes for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip(_UNSEEN).startswith(_RUNS) else text


def as_csv(lines: Iterable[Iterable[object]], *, name: str) -> HttpResponse:
    """These lines as a file to keep; every cell is defused."""
    writer = csv.writer(_Line(), delimiter=";")
    written = (str(writer.writerow([defused(cell) for cell in line])) for line in lines)
    response: HttpResponse = StreamingHttpResponse(  # type: ignore[assignment]
        _with_mark(written), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _with_mark(lines: Iterator[str]) -> Iterator[str]:
    """First the mark by which spreadsheets know UTF-8."""
    yield "\ufeff"
    yield from lines
