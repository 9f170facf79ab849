"""What somebody has told of a pupil and is being followed up: it is added to, never rewritten."""

from dataclasses import dataclass
from datetime import datetime

from premierpas.accounts.capacities import Viewer
from premierpas.people.models import Pupil

from .models import Incident, IncidentNote, IncidentState


@dataclass(frozen=True)
class Told:
    """Their own words, and when."""

    at: datetime
    text: str


def told_by(viewer: Viewer, pupil: Pupil) -> list[Told]:
    """Their own words alone, in their open file, the first ones first; nothing of the follow-up."""
    files = Incident.objects.filter(pupil=pupil, reporter=viewer.user_id).exclude(state=IncidentState.CLOSED)
    first = files.values_list("at", "text")
    since = IncidentNote.objects.filter(incident__in=files, by=viewer.user_id).exclude(worry="")
    return [Told(at, text) for at, text in sorted([*first, *since.values_list("at", "text")])]
