"""The register of processing, for everybody."""

from itertools import groupby

from django.http import HttpResponse

from premierpas.core.languages import in_french
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen

from ..register import lines, register_pdf


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def register(request: SiteRequest) -> HttpResponse:
    """What is kept, why, on what ground, until when, and what then."""
    groups = [(purpose, list(rows)) for purpose, rows in groupby(lines(), key=lambda line: line.purpose)]
    return page(request, "privacy/register.html", {"groups": groups})


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
@in_french()
def register_file(request: SiteRequest) -> HttpResponse:
    """The same as a PDF."""
    return HttpResponse(
        register_pdf(), content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="registre-des-traitements.pdf"'},
    )  # fmt: skip
