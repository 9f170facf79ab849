"""What a year leaves: answers, a review, references, wishes, former pupils who are asked again or tell others."""

from .alumni import AlumniConsent, Alumnus, FollowUp, FollowUpAnswer
from .ambassadors import Tale
from .next_door import Landmark, NextDoor, Wish
from .questions import Answers, PutOff
from .references import Reference
from .reviews import ReviewPart

__all__ = [
    "AlumniConsent", "Alumnus", "Answers", "FollowUp", "FollowUpAnswer", "Landmark", "NextDoor", "PutOff", "Reference",
    "ReviewPart", "Tale", "Wish",
]  # fmt: skip
