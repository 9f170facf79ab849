"""What the preparation says of pairs: how far it is, and what comes next."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given, compiled_by
from premierpas.mentoring.doors import Line
from premierpas.mentoring.models import Pair
from premierpas.people.models import PupilLink
from premierpas.people.sight import Eyes, eyes_of, seen_by
from premierpas.ui.typography import day

from .progress import Road, Standing, roads_of

_pairs = Compiled(
    lambda: Pair.objects.filter(pk__in=Given("pairs", many=True)).select_related(
        "enrolment__classroom__school", "enrolment__pupil"
    )
)


@compiled_by
def _seen(eyes: Eyes) -> QuerySet[PupilLink, Any]:
    return seen_by(eyes).filter(pupil__in=Given("pupils", many=True)).values_list("pupil_id", flat=True)


def lines_of(pairs: Collection[int], viewer: Viewer) -> Mapping[int, Sequence[Line]]:
    """Of those pairs whose pupil the viewer sees or is; what pupils have written isn't told."""
    rows = _pairs(pairs=list(pairs))
    pupils, eyes = [row.enrolment.pupil_id for row in rows], eyes_of(viewer)
    seen = {viewer.pupil_id} if viewer.is_pupil else set(_seen(eyes)(pupils=pupils, now=clock.now()) if eyes else ())
    years = {row.pk: row.enrolment for row in rows if row.enrolment.pupil_id in seen}
    roads = {road.enrolment.pk: road for road in roads_of(list(years.values()))}
    return {pair: [_line(roads[year.pk], viewer)] for pair, year in years.items() if roads[year.pk].steps}


def _line(road: Road, viewer: Viewer) -> Line:
    said = ngettext("Préparation : %(done)d étape sur %(all)d", "Préparation : %(done)d étapes sur %(all)d", road.done)
    words = said % {"done": road.done, "all": len(road.steps)}
    url, button = (reverse("preparation:home"), _("Ma préparation")) if viewer.is_pupil else ("", "")
    return Line(words, _next(road.now) if road.now else "", url=url, button=button)


def _next(standing: Standing) -> str:
    name, due = standing.step.title, standing.asked.due
    if due is None:
        return _("La prochaine : %(step)s") % {"step": name}
    said = (
        _("En retard : %(step)s, pour le %(day)s")
        if standing.is_late
        else _("La prochaine : %(step)s, pour le %(day)s")
    )
    return said % {"step": name, "day": day(due)}
