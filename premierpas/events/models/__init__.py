"""Events and what happens in them, their seats, and who comes."""

from .events import Event, Host, Invited, Moment, Session, Speaker
from .registrations import Escort, Participant, Registration
from .seats import Quota, Seat

__all__ = [
    "Escort", "Event", "Host", "Invited", "Moment", "Participant", "Quota", "Registration", "Seat", "Session",
    "Speaker",
]  # fmt: skip
