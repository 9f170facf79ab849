"""The questions, one a page: nothing is needed but four buttons."""

from math import ceil

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen

from .. import kept as keeping
from ..enums import Saying
from ..for_machines import preview
from ..items import ITEMS, ORDER, Item
from ..kept import Kept

SECONDS = 12  # to look at a drawing, read a line and press a button


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def start(request: SiteRequest) -> HttpResponse:
    """What this is, who reads it, and both ways in; further on for whom has begun."""
    kept = keeping.kept_of(request)
    words = {"kept": kept, "total": len(ORDER), "drawn": ITEMS[ORDER[0]], "preview": preview()}
    return page(request, "interests/start.html", words)


def item_of_number(_request: SiteRequest, number: int) -> Item:
    """The question with this number; raises Http404."""
    if not 1 <= number <= len(ORDER):
        raise Http404
    return ITEMS[ORDER[number - 1]]


@screen(permission=PUBLIC, load=item_of_number)
def question(request: SiteRequest, item: Item, number: int) -> HttpResponse:
    """One question; after the last one those that were left out, then what they lead to."""
    error = ""
    if request.method == "POST":
        said = request.POST.get("r", "")
        if said in Saying.values:
            keeping.answer(request, item.code, Saying(said))
            return _on_from(request, number)
        error = _("Choisis une des quatre réponses. « Je ne sais pas » en est une.")
    kept = keeping.kept_of(request)
    words = {
        "item": item,
        "number": number,
        "total": len(ORDER),
        "answered": len(kept.answers),
        "minutes": _minutes(kept),
        "before": number - 1,
        "sayings": Saying.choices,
        "said": Saying(kept.answers[item.code]).label if item.code in kept.answers else "",
        "error": error,
    }
    return page(request, "interests/question.html", words, status=422 if error else 200)


def _on_from(request: SiteRequest, number: int) -> HttpResponse:
    if number < len(ORDER):
        return redirect("interests:question", number=number + 1)
    kept = keeping.kept_of(request)
    if kept.is_whole:
        return redirect("interests:tracks")
    return redirect("interests:question", number=kept.first_open)


def _minutes(kept: Kept) -> int:
    return max(1, ceil((len(ORDER) - len(kept.answers)) * SECONDS / 60))
