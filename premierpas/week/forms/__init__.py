"""What is typed in the week and after it."""

from .after import ContactForm, DescriptionForm, OpinionForm, PhotoForm, ThanksForm
from .diary import DiaryForm
from .host import LEVELS, EvaluationForm, HostForm, LeaveForm, WordForm
from .report import PlanForm, SectionForm, SpeakingForm

__all__ = [
    "LEVELS", "ContactForm", "DescriptionForm", "DiaryForm", "EvaluationForm", "HostForm", "LeaveForm", "OpinionForm",
    "PhotoForm", "PlanForm", "SectionForm", "SpeakingForm", "ThanksForm", "WordForm",
]  # fmt: skip
