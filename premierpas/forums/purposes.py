"""The links by which a stand and a speaker answer without an account."""

from premierpas.accounts.links import Link
from premierpas.events.models import Speaker

from .models import Stand

STAND, SPEAKER = "forums.stand", "forums.speaker"


def is_of_stand(link: Link, stand: Stand) -> bool:
    """Whether the link was made for this stand."""
    return link.subject_id == stand.pk


def is_of_speaker(link: Link, speaker: Speaker) -> bool:
    """Whether the link was made for this speaker."""
    return link.subject_id == speaker.pk
