"""Where the lists of occupations come from, on which terms, and the one that has to be handed out."""

import csv

from django.http import HttpResponse

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen

from ..licences import imported_sources
from ..models import OnisepOccupation
from ..sheets import sheets

COLUMNS = ("code", "name", "address", "rome", "domains", "publications")


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def sources(request: SiteRequest) -> HttpResponse:
    """Every source with its licence."""
    return page(request, "occupations/sources.html", {"sources": imported_sources(), "own": len(sheets())})


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def onisep_csv(request: SiteRequest) -> HttpResponse:
    """The table of ONISEP as it is here, which the ODbL asks to share."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="onisep-odbl.csv"'
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    writer.writerows(OnisepOccupation.objects.order_by("code").values_list(*COLUMNS))
    return response
