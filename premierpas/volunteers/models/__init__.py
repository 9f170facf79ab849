"""What is kept around volunteers."""

from .offering import Availability, Away
from .team import Candidacy, Handover, Intention, Lesson, Milestone, Succession

__all__ = ["Availability", "Away", "Candidacy", "Handover", "Intention", "Lesson", "Milestone", "Succession"]
