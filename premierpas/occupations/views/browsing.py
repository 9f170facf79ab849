"""The page of all trades: to explore, and what a search found."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen

from ..browsing import Wanted, length_choices, read_wanted, sector_choices_of, wish_choices
from ..chance import handful, of_the_month
from ..doors import way_for_unsure
from ..for_machines import preview_of_all
from ..leads import leads_for
from ..lengths import LENGTHS
from ..licences import terms
from ..looking import Found, look
from ..sectors import sector_name
from ..sheets import sheets
from ..wishes import WISHES

PER_PAGE = 12
# What others type, as an example; each finds something (a test).
EXAMPLES = ("avec les mains", "police", "animaux", "jeux vidéo", "bébés", "dehors")


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def browse(request: SiteRequest) -> HttpResponse:
    """Explore trades, or read what was found."""
    wanted = read_wanted(request.GET)
    if wanted.is_narrowed and not wanted.is_unsure:
        return _found(request, wanted)
    shown = wanted.handful or int(wanted.is_unsure)
    total = len(sheets())
    wishes = [{"wish": wish, "count": len(Wanted(wish=wish.code).among())} for wish in WISHES.values()]
    words = {
        "wanted": wanted,
        "preview": preview_of_all(),
        "examples": [{"label": text, "url": Wanted(text=text).address} for text in EXAMPLES],
        "surprise": handful(shown - 1) if shown else (),
        "next_surprise": shown + 1,
        "unsure": way_for_unsure(),
        "wishes": wishes,
        "total": total,
        "everything": Wanted(all=True).address,
        "month": of_the_month(clock.today()),
    }
    return page(request, "occupations/browse.html", words)


def _found(request: SiteRequest, wanted: Wanted) -> HttpResponse:
    found = look(wanted.text, wanted.among())
    listed = Paginator(found.sheets, PER_PAGE).get_page(request.GET.get("page"))
    if request.GET.get("page") and str(listed.number) != request.GET["page"]:
        return redirect(f"{wanted.address}&page={listed.number}")
    leads = leads_for(found.meant or wanted.text) if wanted.text and listed.number == 1 else []
    words = {
        "wanted": wanted,
        "found": found,
        "title": _title(wanted, found),
        "listed": listed,
        "leads": leads,
        "terms": terms(),
        "lengths": length_choices(wanted),
        "wishes": wish_choices(wanted),
        "sectors": sector_choices_of(wanted),
        "length_name": LENGTHS[wanted.length].label if wanted.length else "",
        "wish_name": WISHES[wanted.wish].label if wanted.wish else "",
        "sector_name": sector_name(wanted.sector) if wanted.sector else "",
        "without_filters": Wanted(text=wanted.text, all=True).address,
        "is_filtered": bool(wanted.wish or wanted.length or wanted.sector),
        "few": handful(len(wanted.text)),
    }
    return page(request, "occupations/found.html", words)


def _title(wanted: Wanted, found: Found) -> str:
    count = len(found.sheets)
    if not count:
        return _("Aucune fiche pour l’instant")
    if wanted.text:
        return ngettext("%(n)s métier pour toi", "%(n)s métiers pour toi", count) % {"n": count}
    if wanted.wish:
        return WISHES[wanted.wish].label
    return sector_name(wanted.sector) if wanted.sector else _("Tous les métiers")
