"""The link by which a guardian says yes or no without an account."""

from typing import Any

from premierpas.accounts.links import Link

from .models import Pair

GUARDIAN = "mentoring.guardian"


def is_for_pupil(link: Link, enrolment: Any) -> bool:
    """Whether the link was made for a pair of this very year."""
    return Pair.objects.filter(pk=link.subject_id, enrolment=enrolment.pk).exists()
