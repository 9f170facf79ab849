"""Forms of the time after the week."""

from .alumni import AddressForm, FollowUpForm
from .ambassadors import RefuseForm, TaleForm
from .next_door import LandmarkForm, NextDoorForm
from .questions import QuestionsForm
from .references import ReferenceForm
from .reviews import PartForm

__all__ = [
    "AddressForm", "FollowUpForm", "LandmarkForm", "NextDoorForm", "PartForm", "QuestionsForm", "ReferenceForm",
    "RefuseForm", "TaleForm",
]  # fmt: skip
