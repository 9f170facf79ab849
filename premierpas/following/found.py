"""Pupils in the search box: for coordinators, who answer for them, and for nobody else of a team."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from premierpas.accounts.capacities import Viewer
from premierpas.core.everywhere import Hit, Source
from premierpas.people.searched import pupils_searched

from .models import Standing
from .queries import seen_by


def _rows(viewer: Viewer) -> QuerySet[Standing]:
    rows = seen_by(viewer).select_related("enrolment__pupil", "enrolment__classroom__school")
    return rows.order_by("enrolment__pupil__sort_name", "pk")


def _shown(rows: Sequence[Standing]) -> list[Hit]:
    return [
        Hit(
            row.enrolment.pupil_id,
            row.enrolment.pupil.listed_name,
            f"{row.enrolment.classroom.name}, {row.enrolment.classroom.school.name}",
            reverse("following:pupil", args=[row.enrolment.pupil_id]),
        )
        for row in rows
    ]


PUPILS_FOUND = Source(
    label=_("Élèves"),
    kind=_("élève"),
    order=30,
    may=lambda viewer: viewer.is_coordinator,
    rows=_rows,
    searched=lambda viewer: pupils_searched(viewer, "enrolment"),
    shown=_shown,
    key="enrolment__pupil",
)
