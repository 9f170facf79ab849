"""Letters to many, announcements, the shelf of documents, subscriptions."""

from .announcements import Announcement, Dismissal
from .campaign import Campaign, Letter, Template
from .shelf import Decision, Paper, Version
from .subscriptions import Subscription

__all__ = [
    "Announcement", "Campaign", "Decision", "Dismissal", "Letter", "Paper", "Subscription", "Template", "Version",
]  # fmt: skip
