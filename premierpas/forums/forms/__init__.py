"""What is typed about a forum: by whoever organises, by a stand or a speaker, by pupils."""

from .organising import HallForm, InviteForm, NewStandForm, SlotsForm, StandForm, VisitForm
from .standing import SpeakerAnswerForm, StandAnswerForm
from .wishing import WishForm

__all__ = [
    "HallForm", "InviteForm", "NewStandForm", "SlotsForm", "SpeakerAnswerForm", "StandAnswerForm", "StandForm",
    "VisitForm", "WishForm",
]  # fmt: skip
