"""What whoever organises has to order and prepare: totals, without anybody's name."""

from collections import Counter
from collections.abc import Iterable

from django.http import HttpResponse

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import one_line, plain
from premierpas.events.models import Event
from premierpas.events.permissions import welcomes

from ..enums import Word
from ..standing import coming, may_be_on_photos, stand_of
from .door import load_event


@screen(permission="events.organise", load=load_event, methods=("GET", "HEAD"))
def totals(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """How many of what; names stand on the list of who welcomes."""
    people = list(coming(event))
    needs = [each.needs for each in people if getattr(each, "needs", None) is not None]
    words = Counter(stand_of(each).word for each in people)
    context = {
        "event": event, "persons": len(people), "diets": _counted(each.diet for each in needs),
        "accesses": _counted(each.access for each in needs),
        "answered": sum(each.said_at is not None for each in needs),
        "given": words[Word.GIVEN], "missing": words[Word.MISSING], "refused": words[Word.REFUSED],
        "photos": sum(may_be_on_photos(each) for each in people), "may_welcome": bool(welcomes(request.viewer, event)),
    }  # fmt: skip
    return page(request, "entrance/totals.html", context)


def _counted(texts: Iterable[str]) -> list[tuple[str, int]]:
    """The same words once, the most frequent first, however they are written."""
    said: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for text in filter(None, map(one_line, texts)):
        counted[plain(text)] += 1
        said.setdefault(plain(text), text)
    return [(said[key], count) for key, count in counted.most_common()]
