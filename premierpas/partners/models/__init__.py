"""Partners: files, agreements and requests, grants, people with a space of their own, doors and hours."""

from .agreements import Agreement, Request
from .doors import Door, Hours, Introduction, Skill
from .files import Contact, Document, Entry, Partner
from .grants import Grant, Target
from .members import Member, SharedSheet

__all__ = [
    "Agreement", "Contact", "Document", "Door", "Entry", "Grant", "Hours", "Introduction", "Member", "Partner",
    "Request", "SharedSheet", "Skill", "Target",
]  # fmt: skip
