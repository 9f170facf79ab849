"""A pupil leaves their school: whoever saw them through it no longer does."""

from collections.abc import Mapping
from datetime import date

from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.events import emit

from .enums import LinkPurpose
from .events import PupilLeft
from .models import Enrolment
from .sight import end_links

_THROUGH_SCHOOL = (LinkPurpose.CLASS, LinkPurpose.SCHOOL, LinkPurpose.TERRITORY, LinkPurpose.DELEGATION)


@step
def end_enrolments(left_on: Mapping[int, date]) -> int:
    """End enrolments (by id) on the given days; returns how many were still open. Emits PupilLeft for each."""
    rows = list(Enrolment.objects.select_for_update().filter(pk__in=left_on, left_on=None).order_by("pk"))
    for enrolment in rows:
        enrolment.left_on = left_on[enrolment.pk]
    Enrolment.objects.bulk_update(rows, ["left_on"], batch_size=500)
    end_links(pupil__in=[row.pupil_id for row in rows], purpose__in=_THROUGH_SCHOOL)
    for enrolment in rows:
        emit(PupilLeft(at=clock.now(), pupil_id=enrolment.pupil_id, enrolment_id=enrolment.pk))
    return len(rows)
