"""What a file tells statistics is counted before it becomes anonymous, in rows that name nobody."""

from collections import Counter

from django.db.models import F

from premierpas.applications.models import Application
from premierpas.following.models import Standing
from premierpas.people.models import Enrolment
from premierpas.placements.models import Placement

from .models import Tally


def count_file(pupil_id: int) -> None:
    """Add a pupil's years to the counts of their schools."""
    for enrolment in Enrolment.objects.filter(pupil=pupil_id).select_related("classroom"):
        found: Counter[str] = Counter(["pupils"])
        for stage in Standing.objects.filter(enrolment=enrolment).values_list("stage", flat=True):
            found[f"stage:{stage}"] += 1
        for state in Application.objects.filter(enrolment=enrolment).values_list("state", flat=True):
            found[f"application:{state}"] += 1
        for state in Placement.objects.filter(enrolment=enrolment).values_list("state", flat=True):
            found[f"placement:{state}"] += 1
        classroom = enrolment.classroom
        for what, number in found.items():
            row, _new = Tally.objects.get_or_create(
                school_id=classroom.school_id, school_year=enrolment.school_year, level=classroom.level, what=what
            )
            Tally.objects.filter(pk=row.pk).update(number=F("number") + number)
