"""Telling people of what comes after the week."""

from django.urls import reverse

from premierpas.accounts.link_acts import make_link
from premierpas.core import clock
from premierpas.core.outbox.about import About
from premierpas.core.outbox.notices import Recipient
from premierpas.people.circle import about_pupil, circle, tell
from premierpas.people.models import Enrolment
from premierpas.placements.telling.messages import about, around
from premierpas.ui.typography import day
from premierpas.week.telling import hosts_of

from . import notices
from .enums import ReferenceState, TaleState
from .models import FollowUp, Reference, Tale
from .purposes import FOLLOW_UP, REFERENCE

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
    to = Recipient.by_one_way(alumnus.first_name, email=alumnus.email, mobile="")
    filed = About("school", alumnus.school_id, alumnus.school.territory_id)
    key = f"{notices.FOLLOW_UP.code}:{row.pk}:{occasion}"
    tell(notices.FOLLOW_UP, [to], key=key, about=filed, link=f"link:{link.pk}")


def send_reference(row: Reference, *, occasion: str = "") -> None:
    """A link to each who received the pupil; it closes with the pupil's waiting."""
    placement = row.placement
    days = max((row.expires_on - clock.today()).days, 0) + 1
    for each in hosts_of(placement):
        address = each.email or each.phone
        link = make_link(
            purpose=REFERENCE, subject_id=row.pk, recipient=address, recipient_name=each.name, days_valid=days
        )
        key = f"{notices.REFERENCE_ASKED.code}:{row.pk}:{address}:{occasion}"
        words = {"pupil": placement.pupil.first_name, "day": lambda: day(row.expires_on)}
        tell(notices.REFERENCE_ASKED, [each], key=key, about=about(placement), link=f"link:{link.pk}", **words)


_TOLD = {
    ReferenceState.GIVEN: notices.REFERENCE_GIVEN,
    ReferenceState.DECLINED: notices.REFERENCE_DECLINED,
    ReferenceState.EXPIRED: notices.REFERENCE_EXPIRED,
}


def tell_reference(row: Reference) -> None:
    """The pupil, whatever became of it."""
    notice, placement = _TOLD[ReferenceState(row.state)], row.placement
    link = reverse("afterwards:reference", args=[placement.pk])
    words = {"host": placement.host_name}
    key = f"{notice.code}:{row.pk}"
    tell(notice, around(placement).pupil, key=key, about=about(placement), link=link, **words)


def tell_tale(row: Tale) -> None:
    """The writer, whatever was decided."""
    published = row.state == TaleState.PUBLISHED
    notice, placement = notices.TALE_READ if published else notices.TALE_BACK, row.placement
    link = reverse("afterwards:tale", args=[placement.pk])
    key = f"{notice.code}:{row.pk}:{clock.now():%Y%m%d%H%M%S}"
    tell(notice, around(placement).pupil, key=key, about=about(placement), link=link, reason=row.reason)
