"""The list that is on the screen as a file: row by row, whatever its length, and without a cell that runs."""

import tempfile
from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, Http404
from django.utils.translation import gettext as _
from openpyxl import Workbook

from premierpas.agenda.presences import presence_of
from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import screen
from premierpas.core.spreadsheets import as_csv, defused
from premierpas.occupations.sectors import sector_name

from ..lists.listing import listed_files
from ..models import CompanyFile
from .companies import asked_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHUNK = 500


@screen(permission="outreach.work", methods=("GET", "HEAD"))
def export(request: SiteRequest, kind: str) -> Any:
    """CSV or XLSX of everything the address asks for, not only the page that is seen."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    mine = presence_of(request.viewer)
    looked = listed_files(request.viewer.territory_id, asked_of(request), mine.pk if mine else None)
    lines = _lines(looked.rows.prefetch_related("tags").iterator(chunk_size=CHUNK))
    name = f"entreprises-{clock.today():%Y-%m-%d}.{kind}"
    return _xlsx(lines, name) if kind == "xlsx" else as_csv(lines, name=name)


def _lines(files: Iterator[CompanyFile]) -> Iterator[list[object]]:
    yield [
        _("Entreprise"), _("SIRET"), _("Secteur"), _("Adresse"), _("Code postal"), _("Ville"), _("Étape"), _("Qui"),
        _("Prochain pas"), _("Pour quand"), _("Dernier échange"), _("Étiquettes"), _("Pourquoi"),
    ]  # fmt: skip
    for file in files:
        yield [
            file.name, file.siret, sector_name(file.sector) if file.sector else "", file.street, file.postal_code,
            file.city, file.get_state_display(), file.owner.user.name if file.owner else "", file.next_step,
            file.next_on, file.last_contact_on, ", ".join(sorted(tag.label for tag in file.tags.all())),
            file.why_ended,
        ]  # fmt: skip


def _xlsx(lines: Iterator[list[object]], name: str) -> FileResponse:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(str(_("Entreprises")))
    for line in lines:
        sheet.append([defused(cell) for cell in line])
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
