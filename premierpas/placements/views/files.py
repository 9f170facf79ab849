"""The files of an agreement: the PDF (sealed when it is), the practical page, the sheet to sign, the ZIP of a class."""

import tempfile
from typing import Any

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import screen
from premierpas.core.text import whole_number

from ..actions.sheets import sheet_address
from ..document.agreement import agreement_pdf
from ..document.facts_sheet import facts_sheet_pdf
from ..document.paper_sheet import paper_sheet_pdf
from ..models import Agreement, AgreementState, SealedFile
from ..queries import narrowed, seen
from ..sealing.export import export_zip
from .changing import party_of
from .loading import agreement_of, home_of


@screen(permission="placements.see", load=agreement_of, methods=("GET", "HEAD"))
def document(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """The sealed bytes as they were stored; before that, the text as it stands, marked as a draft."""
    sealed = SealedFile.objects.filter(agreement=agreement).first()
    if sealed is not None:
        with default_storage.open(str(sealed.file.name)) as file:
            return _pdf(file.read(), f"convention-{_name(agreement)}.pdf")
    return _pdf(agreement_pdf(agreement), f"projet-de-convention-{_name(agreement)}.pdf")


@screen(permission="placements.see", load=agreement_of, methods=("GET", "HEAD"))
def practical(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """The day's facts on one page, in the family's language."""
    language = request.GET.get("langue") or next(
        (row.language for row in agreement.signatories.all() if row.guardian_id), "fr"
    )
    return _pdf(facts_sheet_pdf(agreement, language), f"la-semaine-{_name(agreement)}.pdf")


@screen(permission="placements.work_for_school", load=agreement_of, methods=("GET", "HEAD"))
def sheet(request: SiteRequest, agreement: Agreement, pk: int, signatory: int) -> HttpResponse:
    """The sheet that travels in the pupil's bag, with the party's own QR code."""
    row = party_of(agreement, signatory)
    if agreement.state != AgreementState.SIGNING:
        messages.error(request, _("La feuille s’imprime quand les signatures sont demandées."))
        return redirect(home_of(request.viewer, agreement))
    return _pdf(paper_sheet_pdf(row, sheet_address(row, by=request.actor)), f"feuille-{_name(agreement)}.pdf")


@screen(permission="organisations.work_at_school", methods=("GET", "HEAD"))
def export(request: SiteRequest) -> Any:
    """All sealed agreements that the viewer may see (of one class), with an index and the certificate."""
    rows = narrowed(seen(request.viewer), classroom_id=whole_number(request.GET.get("classe", "")))
    if not rows.filter(sealed__isnull=False).exists():
        messages.error(request, _("Aucune convention signée et scellée pour l’instant."))
        return redirect("placements:school_list")
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    export_zip(file, rows)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="conventions.zip", content_type="application/zip")


def _name(agreement: Agreement) -> str:
    return slugify(f"{agreement.content.pupil_name} {agreement.number}") or str(agreement.pk)


def _pdf(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
