"""The link by which a guardian lets a child come to an event, without an account."""

from typing import Any

from premierpas.accounts.links import Link

GUARDIAN = "entrance.guardian"


def is_for(link: Link, participant: Any) -> bool:
    """Whether the link was made for this very person."""
    return link.subject_id == participant.pk
