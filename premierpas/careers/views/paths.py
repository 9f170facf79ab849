"""Paths of discovery: all of them, one, its sheet to fill in, and the same on paper."""

from typing import Any

import rules
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.previews import Preview
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.core.text import whole_number
from premierpas.occupations.sectors import SECTORS, sector_choices, sector_name
from premierpas.organisations.models import Company
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.models import Enrolment

from ..actions import save_sheet
from ..for_machines import preview_of_path
from ..forms.paths import SheetForm
from ..models import PathSheet
from ..notices import public_address
from ..paths import all_paths, path_named
from ..stages import Path

PER_PAGE, MOST_COPIES = 12, 40


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def listed(request: SiteRequest) -> HttpResponse:
    """All paths, by sector where one is asked for."""
    sector = request.GET.get("secteur", "")
    everything = all_paths()
    chosen = [path for path in everything if path.sector == sector] if sector in SECTORS else everything
    here = Paginator(chosen, PER_PAGE).get_page(request.GET.get("page"))
    there_are = {path.sector for path in everything}
    enrolment = present_enrolment_of(request.viewer)
    summary = _("Plusieurs métiers d’un même endroit, en un après-midi : quoi regarder, quoi demander.")
    words = {
        "preview": Preview(_("Parcours de découverte"), summary),
        "listed": here,
        "rows": [{"path": path, "sector": sector_name(path.sector), "icon": _icon(path)} for path in here.object_list],
        "sectors": [("", _("Tous les secteurs")), *(pair for pair in sector_choices() if pair[0] in there_are)],
        "sector": sector if sector in SECTORS else "",
        "done": set(_sheets_of(enrolment).filter(done_at__isnull=False).values_list("path", flat=True)),
        "may_plan": _may_plan(request),
    }
    return page(request, "careers/paths.html", words)


def _icon(path: Path) -> str:
    return SECTORS[path.sector].icon


def _sheets_of(enrolment: Enrolment | None) -> Any:
    return PathSheet.objects.filter(enrolment=enrolment) if enrolment else PathSheet.objects.none()


def _may_plan(request: SiteRequest) -> bool:
    return bool(rules.has_perm("careers.plan", request.viewer))


def path_of_name(_request: SiteRequest, name: str) -> Path:
    """The path of an address; raises Http404."""
    found = path_named(name)
    if found is None:
        raise Http404
    return found


@screen(permission=PUBLIC, load=path_of_name, methods=("GET", "HEAD"))
def path(request: SiteRequest, path: Path, name: str) -> HttpResponse:
    """Its stages: where, how long, what to watch, what to ask."""
    enrolment = present_enrolment_of(request.viewer)
    company = Company.objects.filter(pk=path.company_id).first() if path.company_id else None
    words = {
        "path": path,
        "preview": preview_of_path(path),
        "sector": sector_name(path.sector),
        "company": company,
        "company_url": public_address(company) if company else "",
        "is_pupil": enrolment is not None,
        "sheet": _sheets_of(enrolment).filter(path=name).first(),
        "is_school": request.viewer.is_school_staff,
    }
    return page(request, "careers/path.html", words)


@screen(permission="people.be_pupil", load=path_of_name)
def sheet(request: SiteRequest, path: Path, name: str) -> HttpResponse:
    """The pupil's own sheet, kept half-filled or whole."""
    enrolment = present_enrolment_of(request.viewer)
    kept = _sheets_of(enrolment).filter(path=name).first()
    posted = request.POST if request.method == "POST" else None
    form = SheetForm(posted, path=path, answers=kept.answers if kept else {})
    if enrolment is not None and posted is not None and form.is_valid():
        saved = save_sheet(enrolment, path, answers=form.answers, by=request.actor)
        messages.success(request, _("Bravo, ta fiche est finie.") if saved.done_at else _("Ta fiche est gardée."))
        return redirect("careers:path", name=name)
    words = {"path": path, "form": form, "sheet": kept}
    return page(request, "careers/sheet.html", words, status=422 if form.errors else 200)


@screen(permission=PUBLIC, load=path_of_name, methods=("GET", "HEAD"))
def on_paper(request: SiteRequest, path: Path, name: str) -> HttpResponse:
    """The sheet to print: a pupil's own as it is filled, else blank ones, as many as are asked for."""
    kept = _sheets_of(present_enrolment_of(request.viewer)).filter(path=name).first()
    answers = kept.answers if kept and not request.GET.get("vierge") else {}
    copies = 1 if answers else max(1, min(whole_number(request.GET.get("n", "")) or 1, MOST_COPIES))
    rows = [{"stage": stage, "answer": answers.get(stage.key, "")} for stage in path.stages]
    words = {"path": path, "rows": rows, "copies": range(copies), "sector": sector_name(path.sector)}
    return page(request, "careers/sheet_print.html", words)
