"""What has happened with a volunteer, written in the transaction that makes it so."""

from datetime import date
from typing import Any

from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.people.models import Volunteer

from .enums import Event, Proof
from .models import Milestone


@step
def note_event(
    volunteer: Volunteer,
    event: Event,
    *,
    by: Any,
    on: date | None = None,
    proof: Proof | str = "",
    note: str = "",
    version: str = "",
) -> Milestone:
    """One more line. `by`: the account of who did it; None for the programme itself. `version`: of what was signed."""
    return Milestone.objects.create(
        volunteer=volunteer,
        event=event,
        by=by,
        on=on or clock.today(),
        at=clock.now(),
        proof=proof,
        note=note[:500],
        version=version,
    )
