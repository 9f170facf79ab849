"""The placement that a pupil's week is about, and the year that its report belongs to."""

from django.db.models import Q, QuerySet

from premierpas.core.requests import SiteRequest
from premierpas.core.text import whole_number
from premierpas.people.models import Enrolment
from premierpas.placements.models import HOLDING, Agreement, AgreementState, Placement, PlacementState


def placements_of(pupil_id: int) -> QuerySet[Placement]:
    """A pupil's placements that hold, and those with a diary that is still to be read."""
    rows = Placement.objects.filter(Q(state__in=HOLDING) | Q(diary__isnull=False), pupil=pupil_id).distinct()
    return rows.select_related("pupil", "enrolment__classroom__school", "application__offer")


def placements_read(request: SiteRequest) -> tuple[Placement | None, list[Placement]]:
    """The placement that the address names (`?stage=12`), else the present one; and the others of the same year."""
    pupil_id = request.viewer.pupil_id
    rows = list(placements_of(pupil_id).order_by("first_day", "pk"))
    asked = whole_number(request.GET.get("stage", ""))
    chosen = next((row for row in rows if row.pk == asked), None) or _now(rows)
    if chosen is None:
        return None, []
    return chosen, [row for row in rows if row.enrolment_id == chosen.enrolment_id and row != chosen]


def placement_now(pupil_id: int) -> Placement | None:
    """The one that goes on, else the next, else the last that was."""
    return _now(list(placements_of(pupil_id).order_by("first_day", "pk")))


def _now(rows: list[Placement]) -> Placement | None:
    for state in (PlacementState.ONGOING, PlacementState.PLANNED):
        found = next((row for row in rows if row.state == state), None)
        if found is not None:
            return found
    held = [row for row in rows if row.state in HOLDING]
    return held[-1] if held else rows[-1] if rows else None


def enrolment_of_report(pupil_id: int) -> Enrolment | None:
    """The year of the present placement: one report covers all its weeks."""
    placement = placement_now(pupil_id)
    return placement.enrolment if placement else None


def agreement_in_force(placement: Placement) -> Agreement | None:
    """The last text that all have signed; None before."""
    return placement.agreements.filter(state=AgreementState.SIGNED).order_by("-number").first()
