"""What the time after the week says of pairs, on the pages of mentors, leads and pupils."""

from collections.abc import Collection, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.mentoring.doors import Line
from premierpas.mentoring.models import Pair
from premierpas.people.capacities import VOLUNTEER

from .enums import Side
from .reviewing import asked_from, reviews_of


def review_lines(pairs: Collection[int], viewer: Viewer) -> Mapping[int, Sequence[Line]]:
    """The year's review: the mentor's to write near the year's end, the pupil's to read once it is there."""
    rows = Pair.objects.filter(pk__in=pairs).select_related("enrolment")
    by_year = {row.enrolment_id: row for row in rows}
    found: dict[int, Sequence[Line]] = {}
    for review in reviews_of([row.enrolment for row in by_year.values()]):
        pair, asked = by_year[review.enrolment.pk], clock.today() >= asked_from(review.enrolment.school_year)
        if viewer.is_pupil and review.is_read:
            url = reverse("afterwards:own_review")
            found[pair.pk] = [Line(_("Le bilan de ton année est prêt."), url=url, button=_("Lire mon bilan"))]
        elif viewer.acts_as(VOLUNTEER) and viewer.volunteer_id == pair.volunteer_id and pair.is_running and asked:
            url = reverse("afterwards:review", args=[pair.enrolment_id])
            found[pair.pk] = [
                Line(
                    _("Le bilan de l’année"),
                    url=url,
                    button=_("Écrire ma partie"),
                    to_do=Side.MENTOR not in review.parts,
                )  # fmt: skip
            ]
    return found
