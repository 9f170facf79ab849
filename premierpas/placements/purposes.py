"""What links without account are for in placements, and how each tells the thing that it was made for."""

from typing import Any

from premierpas.accounts.links import Link

from .permissions import Filling
from .terms.content import Part

COMPLETE, SIGN, WEEK = "placements.complete", "placements.sign", "placements.week"


def is_for(link: Link, subject: Any) -> bool:
    """Made for this agreement, signatory or placement, as its purpose has it."""
    return link.subject_id == subject.pk


def is_for_host_part(link: Link, filling: Filling) -> bool:
    """Made to complete the host's part of this agreement; nothing of the school's."""
    return filling.part is Part.HOST and link.subject_id == filling.agreement.pk
