"""What is kept around volunteers."""

from .clearing import Reference, Understood
from .coordination import Coordination
from .hours import Duty
from .offering import Availability, Away
from .team import Candidacy, Handover, Intention, Lesson, Milestone, Succession

__all__ = [
    "Availability",
    "Away",
    "Candidacy",
    "Coordination",
    "Duty",
    "Handover",
    "Intention",
    "Lesson",
    "Milestone",
    "Reference",
    "Succession",
    "Understood",
]
