"""The register of processing, for everybody."""

from functools import cache
from itertools import groupby

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from premierpas.core.languages import in_french
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen

from ..register import lines, register_pdf


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def register(request: SiteRequest) -> HttpResponse:
    """What is kept, why, on what ground, until when, and what then."""
    return page(request, "privacy/register.html", {"tables": _tables(get_language())})


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
@in_french()
def register_file(request: SiteRequest) -> HttpResponse:
    """The same as a PDF."""
    return HttpResponse(
        register_pdf(), content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="registre-des-traitements.pdf"'},
    )  # fmt: skip


@cache
def _tables(_language: str | None) -> SafeString:
    """The same for everybody until the code changes, so written once for each language."""
    groups = [(purpose, list(rows)) for purpose, rows in groupby(lines(), key=lambda line: line.purpose)]
    return render_to_string("privacy/parts/register_tables.html", {"groups": groups})
