"""The placement that a pupil's week is about."""

from django.db.models import QuerySet

from premierpas.placements.models import HOLDING, Agreement, AgreementState, Placement, PlacementState


def placements_of(pupil_id: int) -> QuerySet[Placement]:
    """A pupil's placements that hold, with what their pages name."""
    rows = Placement.objects.filter(pupil=pupil_id, state__in=HOLDING)
    return rows.select_related("pupil", "enrolment__classroom__school", "application__offer")


def placement_now(pupil_id: int) -> Placement | None:
    """The one that goes on, else the next, else the last that was."""
    rows = list(placements_of(pupil_id).order_by("first_day"))
    for state in (PlacementState.ONGOING, PlacementState.PLANNED):
        found = next((row for row in rows if row.state == state), None)
        if found is not None:
            return found
    return rows[-1] if rows else None


def agreement_in_force(placement: Placement) -> Agreement | None:
    """The last text that all have signed; None before."""
    return placement.agreements.filter(state=AgreementState.SIGNED).order_by("-number").first()
