"""Telling people of what comes after the week."""

from django.urls import reverse

from premierpas.people.circle import about_pupil, circle, tell
from premierpas.people.models import Enrolment

from . import notices


def tell_review(enrolment: Enrolment) -> None:
    """The pupil reads what was written of the year; told once, however often this runs."""
    key, pupil = f"{notices.REVIEW_READY.code}:{enrolment.pk}", enrolment.pupil
    link = reverse("afterwards:own_review")
    tell(notices.REVIEW_READY, circle(pupil, within=enrolment).pupil, key=key, about=about_pupil(pupil), link=link)
