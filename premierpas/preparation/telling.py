"""Telling a pupil that somebody has read."""

from django.urls import reverse

from premierpas.people.circle import about_pupil, circle, tell

from . import notices
from .enums import Verdict
from .models import ShownSectors


def tell_verdict(row: ShownSectors) -> None:
    """The pupil learns what the teacher has said; once for each reading."""
    year = row.enrolment
    good = row.verdict == Verdict.GOOD
    notice = notices.SECTORS_GOOD if good else notices.SECTORS_AGAIN
    link = reverse("preparation:home" if good else "preparation:sectors")
    key, pupil = f"{notice.code}:{year.pk}:{row.read_at}", year.pupil
    to = circle(pupil, within=year).pupil
    tell(notice, to, key=key, about=about_pupil(pupil), link=link, teacher=row.read_by_name)
