"""Telling people of what comes after the week."""

from django.urls import reverse

from premierpas.accounts.link_acts import make_link
from premierpas.core.outbox.about import About
from premierpas.core.outbox.notices import Recipient, post
from premierpas.people.circle import about_pupil, circle, tell
from premierpas.people.models import Enrolment

from . import notices
from .models import FollowUp
from .purposes import FOLLOW_UP

DAYS_TO_ANSWER = 60


def tell_review(enrolment: Enrolment) -> None:
    """The pupil reads what was written of the year; told once, however often this runs."""
    key, pupil = f"{notices.REVIEW_READY.code}:{enrolment.pk}", enrolment.pupil
    link = reverse("afterwards:own_review")
    tell(notices.REVIEW_READY, circle(pupil, within=enrolment).pupil, key=key, about=about_pupil(pupil), link=link)


def send_follow_up(row: FollowUp, *, occasion: str = "") -> None:
    """The five questions by a link, to the address that the former pupil left."""
    alumnus = row.alumnus
    link = make_link(
        purpose=FOLLOW_UP, subject_id=row.pk, recipient=alumnus.email, recipient_name=alumnus.first_name,
        days_valid=DAYS_TO_ANSWER,
    )  # fmt: skip
    to = Recipient(name=alumnus.first_name, email=alumnus.email)
    about = About("school", alumnus.school_id, alumnus.school.territory_id)
    key = f"{notices.FOLLOW_UP.code}:{row.pk}:{occasion}"
    post(notices.FOLLOW_UP, to, key=key, about=about, link=f"link:{link.pk}")
