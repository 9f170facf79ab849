"""What a pupil shows their mentor to read, as a line of their pair until it is read."""

from collections.abc import Collection, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.workshop.models import ReviewState
from premierpas.workshop.queries import shown_to

from .doors import Line
from .models import Pair


def lines_of(pairs: Collection[int], viewer: Viewer) -> Mapping[int, Sequence[Line]]:
    """One line a text that waits; two questions."""
    if not viewer.volunteer_id:
        return {}
    pupils = dict(Pair.objects.filter(pk__in=pairs).values_list("enrolment__pupil", "pk"))
    found: dict[int, list[Line]] = {}
    for row in shown_to(viewer).filter(pupil__in=pupils, state=ReviewState.ASKED).order_by("asked_at"):
        words = _("Texte à relire : %(title)s") % {"title": row.title}
        url = reverse("workshop:review_text", args=[row.pk])
        found.setdefault(pupils[row.pupil_id], []).append(Line(words, url=url, button=_("Relire"), to_do=True))
    return found
