"""The link by which a guardian says yes or no without an account."""

from typing import Any

from django.db.models import Q

from premierpas.accounts.links import Link
from premierpas.people.models import Guardian

from .models import Pair

GUARDIAN = "mentoring.guardian"


def is_for_pupil(link: Link, enrolment: Any) -> bool:
    """Whether the link was made for a pair of this very year."""
    return Pair.objects.filter(pk=link.subject_id, enrolment=enrolment.pk).exists()


def guardian_at(link: Link, pupil_id: int) -> Guardian | None:
    """The guardian whom the school has confirmed under the contact that the link was sent to."""
    rows = Guardian.objects.confirmed().filter(pupil=pupil_id)
    found = rows.filter(Q(email__iexact=link.recipient) | Q(phone=link.recipient))
    return found.filter(name=link.recipient_name).first() or found.first()
