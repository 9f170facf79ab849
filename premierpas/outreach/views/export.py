"""The list that is on the screen as a file: row by row, whatever its length, and without a cell that runs."""

import csv
import tempfile
from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook

from premierpas.agenda.presences import presence_of
from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import screen
from premierpas.occupations.sectors import sector_name

from ..lists.listing import listed_files
from ..models import CompanyFile
from .companies import asked_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHUNK = 500
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Line:
    """What csv writes into: it hands each line on."""

    def write(self, line: str) -> str:
        """The line itself."""
        return line


def defused(cell: object) -> str:
    """A text that no spreadsheet takes for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_RUNS) else text


@screen(permission="outreach.work", methods=("GET", "HEAD"))
def export(request: SiteRequest, kind: str) -> Any:
    """CSV or XLSX of everything the address asks for, not only the page that is seen."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    mine = presence_of(request.viewer)
    looked = listed_files(request.viewer.territory_id, asked_of(request), mine.pk if mine else None)
    lines = _lines(looked.rows.prefetch_related("tags").iterator(chunk_size=CHUNK))
    name = f"entreprises-{clock.today():%Y-%m-%d}.{kind}"
    if kind == "xlsx":
        return _xlsx(lines, name)
    writer = csv.writer(_Line(), delimiter=";")
    response: HttpResponse = StreamingHttpResponse(  # type: ignore[assignment]
        _with_mark(writer.writerow(line) for line in lines), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _with_mark(lines: Iterator[str]) -> Iterator[str]:
    """First the mark by which spreadsheets know UTF-8."""
    yield "\ufeff"
    yield from lines


def _lines(files: Iterator[CompanyFile]) -> Iterator[list[str]]:
    yield [
        _("Entreprise"), _("SIRET"), _("Secteur"), _("Adresse"), _("Code postal"), _("Ville"), _("Étape"), _("Qui"),
        _("Prochain pas"), _("Pour quand"), _("Dernier échange"), _("Étiquettes"), _("Pourquoi"),
    ]  # fmt: skip
    for file in files:
        row = [
            file.name, file.siret, sector_name(file.sector) if file.sector else "", file.street, file.postal_code,
            file.city, file.get_state_display(), file.owner.user.name if file.owner else "", file.next_step,
            file.next_on, file.last_contact_on, ", ".join(sorted(tag.label for tag in file.tags.all())),
            file.why_ended,
        ]  # fmt: skip
        yield [defused(cell) for cell in row]


def _xlsx(lines: Iterator[list[str]], name: str) -> FileResponse:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(str(_("Entreprises")))
    for line in lines:
        sheet.append(line)
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
