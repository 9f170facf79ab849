"""The placement that a pupil's week is about."""

from django.db.models import Case, IntegerField, QuerySet, Value, When

from premierpas.placements.models import HOLDING, Agreement, AgreementState, Placement, PlacementState

_FIRST = {PlacementState.ONGOING: 0, PlacementState.PLANNED: 1}


def placements_of(pupil_id: int) -> QuerySet[Placement]:
    """A pupil's placements that hold, with what their pages name."""
    rows = Placement.objects.filter(pupil=pupil_id, state__in=HOLDING)
    return rows.select_related("pupil", "enrolment__classroom__school", "application__offer")


def placement_now(pupil_id: int) -> Placement | None:
    """The one that goes on, else the next, else the last that was."""
    order = Case(
        *(When(state=state, then=Value(rank)) for state, rank in _FIRST.items()),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = list(placements_of(pupil_id).annotate(rank=order).order_by("rank", "first_day"))
    coming = [row for row in rows if row.state in _FIRST]
    return coming[0] if coming else (rows[-1] if rows else None)


def agreement_in_force(placement: Placement) -> Agreement | None:
    """The last text that all have signed; None before."""
    return placement.agreements.filter(state=AgreementState.SIGNED).order_by("-number").first()
