"""Forms of the time after the week."""

from .alumni import AddressForm, FollowUpForm
from .questions import QuestionsForm
from .reviews import PartForm

__all__ = ["AddressForm", "FollowUpForm", "PartForm", "QuestionsForm"]
