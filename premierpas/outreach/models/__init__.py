"""What the association knows of companies and does about them."""

from .files import CompanyFile, Contact, Entry, Share, Tag
from .interviews import Heard, Interview
from .keeping import Document, SavedView
from .merging import Merge, MergedRow
from .network import Commitment, NetworkMembership, YearlyQuestion
from .unmet import Nudge, Unmet

__all__ = [
    "Commitment",
    "NetworkMembership",
    "YearlyQuestion",
    "Nudge",
    "Unmet",
    "CompanyFile",
    "Contact",
    "Document",
    "Entry",
    "Heard",
    "Interview",
    "Merge",
    "MergedRow",
    "SavedView",
    "Share",
    "Tag",
]
