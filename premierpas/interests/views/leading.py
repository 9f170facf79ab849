"""What the answers lead to: three tracks, never a verdict."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.occupations.doors import places_near
from premierpas.occupations.sheets import Sheet
from premierpas.occupations.wishes import WISHES

from .. import kept as keeping
from ..factors import FACTORS
from ..items import ORDER
from ..kept import Kept
from ..reading import Lead, leads_by_doing, leads_of, lines_of, shown
from ..tracks import Outcome, Said, outcome_of, three_days

EVERYTHING = "tout"


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def tracks(request: SiteRequest) -> HttpResponse:
    """Three tracks with their reasons; where nothing stands out, three very different days to read."""
    kept = keeping.kept_of(request)
    if not kept.answers:
        return redirect("interests:start")
    outcome = outcome_of(kept.said, _avoided(request, kept))
    words = _words(request, kept, outcome, leads_of(outcome, kept))
    if outcome.flat:
        days = three_days(kept.said, _avoided(request, kept))
        words |= {"days": shown(days), "mood": _mood(kept.said), "places": _places(request, days)}
        words["slugs"] = [sheet.slug for sheet in days]
        return page(request, "interests/flat.html", words)
    return page(request, "interests/tracks.html", words)


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def by_doing(request: SiteRequest) -> HttpResponse:
    """The same from three things that one does already."""
    kept = keeping.kept_of(request)
    if not kept.doing:
        return redirect("interests:doing")
    outcome = outcome_of(kept.said_by_doing, _avoided(request, kept))
    words = _words(request, kept, outcome, leads_by_doing(outcome, kept))
    return page(request, "interests/by_doing.html", words)


def _words(request: SiteRequest, kept: Kept, outcome: Outcome, leads: Sequence[Lead]) -> dict[str, Any]:
    return {
        "kept": kept,
        "total": len(ORDER),
        "leads": leads,
        "level": [WISHES[code] for code in outcome.level],
        "hidden": [sheet.title for sheet in outcome.hidden],
        "lines": lines_of(kept.said),
        "factors": [(factor, factor.code in kept.avoided) for factor in FACTORS.values()],
        "everything": EVERYTHING in request.GET,
        "here": request.path,
        "slugs": [sheet.slug for sheet in outcome.trades],
        "places": _places(request, outcome.trades),
        "in_session": not request.viewer.is_pupil,
    }


def _avoided(request: SiteRequest, kept: Kept) -> Sequence[str]:
    """What is hidden here: nothing for who asks for everything this once."""
    return () if EVERYTHING in request.GET else kept.avoided


def _places(request: SiteRequest, trades: Sequence[Sheet]) -> object:
    """The places of the first of their sectors that has some: each trade's own first, then those beside."""
    beside = [sector for sheet in trades for sector in sheet.sectors[1:]]
    return places_near(request, list(dict.fromkeys([*(sheet.sectors[0] for sheet in trades), *beside])))


def _mood(said: Mapping[str, Said]) -> str:
    """What a flat profile mostly says: a bit of everything, that one doesn't know, or that nothing tempts."""
    unsure, liking = sum(each.unsure for each in said.values()), sum(each.liking for each in said.values())
    refused = sum(each.no for each in said.values())
    if unsure >= max(liking, refused):
        return "unsure"
    return "all" if liking >= refused else "none"
