"""A pair's file, for coordinators and for whoever leads it."""

from django.http import HttpResponse

from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from ..doors import lines_for
from ..file_of import file_of
from ..models import Pair
from .loading import load_pair


@screen(permission="mentoring.follow", load=load_pair, methods=("GET", "HEAD"))
def pair(request: SiteRequest, thing: Pair, pair_id: int) -> HttpResponse:
    """What is to be asked first, then who they are, then what has happened."""
    words = {
        "pair": thing,
        "file": file_of(thing),
        "lines": lines_for([pair_id], request.viewer)[pair_id],
        "coordinates": request.viewer.is_coordinator,
        "has_begun": thing.since <= clock.now(),
        "today": clock.today(),
    }
    return page(request, "mentoring/pair.html", words)
