"""A forum's hall, its stands and hours; what pupils wish for and where they go."""

from .hall import Forum, Slot, Stand, StandSlot
from .speakers import SpeakerPage
from .wishes import Assignment, Wish

__all__ = ["Assignment", "Forum", "Slot", "SpeakerPage", "Stand", "StandSlot", "Wish"]
