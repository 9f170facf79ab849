"""The figures of one's own territory, and both documents made of them."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.http import urlencode

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Territory
from premierpas.ui.pdf.answers import pdf_response

from .figures import MARK, Told
from .indicators import INDICATORS
from .periods import Period, asked_period, closed_months, month_name
from .sheets import IN_TABLE, academies_of, dossier_pdf, lines_of, method, sheet_of, sheet_pdf

FIRST, LAST = "de", "a"


def months_asked(request: SiteRequest) -> tuple[list[tuple[str, str]], Period | None]:
    """What can be chosen, and the period that the address asks for."""
    months = closed_months()
    period = asked_period(months, request.GET.get(FIRST, ""), request.GET.get(LAST, ""))
    return [(f"{month:%Y-%m}", month_name(month)) for month in months], period


def question_of(period: Period) -> str:
    """The period as an address asks for it."""
    return urlencode({FIRST: f"{period.first_day:%Y-%m}", LAST: f"{period.last_day:%Y-%m}"})


@screen(permission="insights.read", methods=("GET", "HEAD"))
def figures(request: SiteRequest) -> HttpResponse:
    """Each figure with its definition; then by department and school."""
    territory = Territory.objects.get(pk=request.viewer.territory_id)
    months, period = months_asked(request)
    words: dict[str, Any] = {
        "months": months,
        "period": period,
        "first": f"{period.first_day:%Y-%m}" if period else "",
        "last": f"{period.last_day:%Y-%m}" if period else "",
        "place": territory.name,
        "mark": MARK,
    }
    if period is not None:
        told = Told(territory.pk, period)
        words |= {
            "figures": told.figures(),
            "lines": lines_of(told, told.departments()),
            "head": [INDICATORS[code].name for code in IN_TABLE],
            "method": method(),
            "question": question_of(period),
            "academies": academies_of(territory),
        }
    return page(request, "insights/figures.html", words)


def _territory(request: SiteRequest) -> tuple[Territory, Period]:
    _months, period = months_asked(request)
    if period is None:
        raise Http404
    return Territory.objects.get(pk=request.viewer.territory_id), period


@screen(permission="insights.read", methods=("GET", "HEAD"))
def sheet(request: SiteRequest) -> HttpResponse:
    """One page about the territory."""
    territory, period = _territory(request)
    return pdf_response(sheet_pdf(sheet_of(territory, period)), f"fiche-{territory.slug}-{period.last_day:%Y-%m}")


@screen(permission="insights.read", methods=("GET", "HEAD"))
def dossier(request: SiteRequest) -> HttpResponse:
    """The dossier for one of the territory's academies."""
    territory, period = _territory(request)
    known = academies_of(territory)
    academy = request.GET.get("academie", "")
    if academy not in known:
        academy = known[0] if known else territory.name
    return pdf_response(dossier_pdf(territory, period, academy=academy), f"dossier-{academy}-{period.last_day:%Y-%m}")
