"""The link by which somebody without an account answers an invitation to an event."""

from premierpas.accounts.links import Link

from .models import Invited

GUEST = "events.guest"


def is_of_guest(link: Link, invited: Invited) -> bool:
    """Whether the link was made for this very invitation."""
    return link.subject_id == invited.pk
