"""Forms of the preparation."""

from .planning import PathForm
from .reading import PractisedForm, VerdictForm
from .writing import NotesForm, PracticeForm, QuestionsForm, SectorsForm

__all__ = [
    "NotesForm", "PathForm", "PracticeForm", "PractisedForm", "QuestionsForm", "SectorsForm", "VerdictForm",
]  # fmt: skip
