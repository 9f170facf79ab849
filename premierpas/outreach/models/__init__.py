"""What the association knows of companies and does about them."""

from .files import CompanyFile, Contact, Entry, Share, Tag
from .interviews import Heard, Interview
from .keeping import Document, SavedView
from .merging import Merge, MergedRow

__all__ = [
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
