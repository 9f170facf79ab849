"""Forms of the preparation."""

from .approving import PractisedForm, VerdictForm
from .planning import PathForm
from .writing import NotesForm, PracticeForm, QuestionsForm, SectorsForm

__all__ = [
    "NotesForm", "PathForm", "PracticeForm", "PractisedForm", "QuestionsForm", "SectorsForm", "VerdictForm",
]  # fmt: skip
