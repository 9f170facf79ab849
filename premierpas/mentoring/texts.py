"""What a pupil shows their mentor to read, as a line of their pair until it is read."""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given, compiled_by
from premierpas.people.sight import Eyes, eyes_of
from premierpas.workshop.models import ReviewRequest, ReviewState
from premierpas.workshop.queries import shown_to

from .doors import Line
from .models import Pair

_pupils = Compiled(lambda: Pair.objects.filter(pk__in=Given("pairs", many=True)).values_list("enrolment__pupil", "pk"))


@compiled_by
def _asked(eyes: Eyes) -> QuerySet[ReviewRequest]:
    rows = shown_to(eyes).filter(pupil__in=Given("pupils", many=True), state=ReviewState.ASKED)
    return rows.order_by("asked_at")


def lines_of(pairs: Collection[int], viewer: Viewer) -> Mapping[int, Sequence[Line]]:
    """One line a text that waits; two questions."""
    eyes = eyes_of(viewer) if viewer.volunteer_id else None
    if eyes is None:
        return {}
    pupils = dict(_pupils(pairs=list(pairs)))
    found: dict[int, list[Line]] = {}
    for row in _asked(eyes)(pupils=list(pupils), now=clock.now()):
        words = _("Texte à relire : %(title)s") % {"title": row.title}
        url = reverse("workshop:review_text", args=[row.pk])
        found.setdefault(pupils[row.pupil_id], []).append(Line(words, url=url, button=_("Relire"), to_do=True))
    return found
