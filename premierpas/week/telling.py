"""Sending the host its page, and telling pupil and school that an evaluation has come."""

from datetime import date

from django.urls import reverse

from premierpas.accounts.link_acts import make_link
from premierpas.accounts.links import Link
from premierpas.agenda.reminding import first_time, person_of
from premierpas.core import clock
from premierpas.core.events import subscribe
from premierpas.core.outbox.notices import Notice, Recipient
from premierpas.organisations.people import told
from premierpas.people.circle import tell
from premierpas.placements.holders import colleagues_with, holders, host_of, is_held_at
from premierpas.placements.models import Placement
from premierpas.placements.purposes import WEEK
from premierpas.placements.telling.messages import DAYS_AFTER, about, around
from premierpas.ui.typography import long_week

from . import notices
from .events import HostEvaluated, PhotosDeleted
from .models import TutorEvaluation


def hosts_of(placement: Placement) -> list[Recipient]:
    """The tutors with an account who may see the pupil, else whoever signs for the host; each by one way."""
    return tutors_of(placement) or signer_of(placement)


def tutors_of(placement: Placement) -> list[Recipient]:
    """The tutors with an account and an e-mail address who may see the pupil."""
    ids = {each.get("membership") for each in placement.tutors}
    people = told(each for each in colleagues_with(placement) if each.pk in ids)
    return [each.by_mail for each in people if each.email]


def signer_of(placement: Placement) -> list[Recipient]:
    """Whoever signs for the host, by one way; nobody once they have left it."""
    row = host_of(placement)
    return holders(row) if row is not None else []


def receives_at(placement: Placement, address: str) -> bool:
    """Whether this is the contact on file of a tutor who may see the pupil, or of whoever signs for the host."""
    row = host_of(placement)
    if row is not None and is_held_at(row, address):
        return True
    return address in {contact for each in tutors_of(placement) for contact in (each.email, each.phone)} - {""}


def days_left(placement: Placement) -> int:
    """For how long the host's page stays open."""
    return (placement.last_day - clock.today()).days + DAYS_AFTER


def give_host_page(placement: Placement, notice: Notice, *, occasion: str = "") -> int:
    """A link to the host's page for each who receives the pupil; returns how many were reached."""
    left = days_left(placement)
    to = hosts_of(placement) if left >= 0 else []
    told = 0
    for each in to:
        address = each.email or each.phone
        person, on = person_of(each), due_day(placement, notice)
        if not occasion and not first_time(notice.code, placement.pk, person=person, due=on):
            continue
        made = _open_link(placement, address) if not occasion else None
        made = made or make_link(
            purpose=WEEK, subject_id=placement.pk, recipient=address, recipient_name=each.name, days_valid=left + 1
        )
        key = f"{notice.code}:{placement.pk}:{address}:{occasion or on}"[:160]
        words = {"pupil": placement.pupil.first_name, "week": lambda: long_week(placement.week)}
        tell(notice, [each], key=key, about=about(placement), link=f"link:{made.pk}", **words)
        told += 1
    return told


def due_day(placement: Placement, notice: Notice) -> date:
    """The day on which a host gets this: the evaluation is asked for on the last, its page given on the first."""
    return placement.last_day if notice is notices.EVALUATE else placement.first_day


def _open_link(placement: Placement, address: str) -> Link | None:
    """The page that this person has already: the one address serves the whole week."""
    rows = Link.objects.filter(purpose=WEEK, subject_id=placement.pk, recipient=address)
    return next((row for row in rows if row.is_open), None)


@subscribe(PhotosDeleted)
def tell_photos_deleted(event: PhotosDeleted) -> None:
    """The pupil, who would wonder."""
    placement = Placement.objects.select_related("pupil__user").get(pk=event.placement_id)
    key = f"week.photos_deleted:{placement.pk}:{event.at:%Y%m%d%H%M%S}"
    words = {"host": placement.host_name}
    link = reverse("week:home")
    tell(notices.PHOTOS_DELETED, around(placement).pupil, key=key, about=about(placement), link=link, **words)


@subscribe(HostEvaluated)
def tell_evaluated(event: HostEvaluated) -> None:
    """The pupil, and the teachers of the class."""
    rows = TutorEvaluation.objects.select_related("placement__pupil__user", "placement__enrolment__classroom")
    row = rows.get(pk=event.evaluation_id)
    placement, pupil = row.placement, row.placement.pupil
    words = {"host": placement.host_name, "pupil": pupil.full_name, "classroom": placement.enrolment.classroom.name}
    key, filed = f"week.evaluated_pupil:{row.pk}", about(placement)
    link = reverse("week:evaluation", args=[placement.pk])
    tell(notices.EVALUATED_PUPIL, around(placement).pupil, key=key, about=filed, link=link, **words)
    key = f"week.evaluated_school:{row.pk}"
    link = reverse("week:school_evaluation", args=[placement.pk])
    tell(notices.EVALUATED_SCHOOL, around(placement).teachers, key=key, about=filed, link=link, **words)
