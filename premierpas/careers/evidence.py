"""What a pupil has walked, for whoever asks for evidence of preparation (a floor above)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from .models import PathSheet


@dataclass(frozen=True)
class Walked:
    """A path whose every stage has its line."""

    path: str
    at: datetime


def paths_done(enrolment_ids: Collection[int]) -> Mapping[int, list[Walked]]:
    """Of these pupils' years: the paths that they walked to the end, the first done first. One query."""
    found: dict[int, list[Walked]] = {pk: [] for pk in enrolment_ids}
    rows = PathSheet.objects.filter(enrolment__in=enrolment_ids, done_at__isnull=False).order_by("done_at", "pk")
    for enrolment, path, at in rows.values_list("enrolment", "path", "done_at"):
        if at is not None:
            found[enrolment].append(Walked(path, at))
    return found
