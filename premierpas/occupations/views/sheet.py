"""One trade, and two side by side."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen

from ..doors import hosts_of, places_near, tales_of
from ..for_machines import preview_of
from ..kept import kept_slugs
from ..sectors import sector_name
from ..sheets import Sheet, near, sheets
from ..wishes import WISHES

WORDS_A_MINUTE = 150
LONGEST_PATH = 13  # years after 3e that the drawing holds


def sheet_of_slug(_request: SiteRequest, slug: str) -> Sheet:
    """The sheet of an address; raises Http404."""
    if slug not in sheets():
        raise Http404
    return sheets()[slug]


@screen(permission=PUBLIC, load=sheet_of_slug, methods=("GET", "HEAD"))
def sheet(request: SiteRequest, sheet: Sheet, slug: str) -> HttpResponse:
    """A trade from its first hour to its studies, and where it can be seen."""
    words = {
        "sheet": sheet,
        "wishes": [WISHES[code] for code in sheet.wishes],
        "sector": sector_name(sheet.sectors[0]),
        "path": [{"stop": stop, "width": _width(stop.years)} for stop in sheet.path],
        "ticks": [_width(years) for years in range(LONGEST_PATH + 1)],
        "near": near(slug),
        "places": places_near(request, sheet.sectors),
        "hosts": hosts_of(sheet),
        "tales": tales_of(sheet, request.viewer),
        "is_kept": slug in kept_slugs(request),
        "minutes": max(1, round(_length(sheet) / WORDS_A_MINUTE)),
        "preview": preview_of(sheet),
    }
    return page(request, "occupations/sheet.html", words)


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def compare(request: SiteRequest) -> HttpResponse:
    """Two trades side by side; while there is one, or none, the choice of them."""
    pair = [sheets().get(request.GET.get(name, "")) for name in ("a", "b")]
    first, second = pair
    if first and not second:
        second = near(first.slug)[0]
    both = [first, second] if first and second else []
    words = {
        "choices": [(slug, each.title) for slug, each in sheets().items()],
        "first": first.slug if first else "",
        "second": second.slug if second else "",
        "pair": both,
        "rows": _rows(both),
    }
    return page(request, "occupations/compare.html", words)


def _rows(pair: list[Sheet]) -> list[dict[str, object]]:
    """The lines of the comparison: a label, and the lines of each trade; what is French is marked as such."""
    lines = [
        (_("En une phrase"), True, [[each.summary] for each in pair]),
        (_("Le matin"), True, [[hour.text for hour in each.day[:2]] for each in pair]),
        (_("Ce que tu vas aimer"), True, [list(each.like) for each in pair]),
        (_("Ce qui est dur"), True, [list(each.hard) for each in pair]),
        (_("Avec qui"), True, [[each.meet] for each in pair]),
        (_("Les outils"), True, [[tool.name for tool in each.tools] for each in pair]),
        (_("Les études"), False, [[each.length.label] for each in pair]),
        (_("Où on peut s’arrêter"), True, [[stop.diploma for stop in each.path] for each in pair]),
        (_("Les envies"), False, [[WISHES[code].label for code in each.wishes] for each in pair]),
        (_("Le secteur"), False, [[sector_name(each.sectors[0])] for each in pair]),
    ]
    return [{"label": label, "is_french": is_french, "cells": cells} for label, is_french, cells in lines]


def _width(years: int) -> str:
    """So many years in the drawing, which is 200 wide; a text, so that no language puts a comma."""
    return f"{min(years, LONGEST_PATH) * 200 / LONGEST_PATH:.1f}"


def _length(sheet: Sheet) -> int:
    said = [sheet.summary, *(hour.text for hour in sheet.day), *sheet.like, *sheet.hard, sheet.meet, sheet.fact]
    said += [f"{tool.name} {tool.use}" for tool in sheet.tools]
    said += [f"{stop.diploma} {stop.becomes}" for stop in sheet.path]
    return sum(len(text.split()) for text in [*said, *sheet.ask])
