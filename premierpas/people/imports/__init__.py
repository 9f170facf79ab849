"""Importing a class list: read, compare with what the school has, show, and write everything or nothing."""

from .changes import Change, Fate
from .known import Known, known_pupils
from .matched import Decision
from .plan import Plan, plan_import
from .preview import Preview, preview_class_list
from .uploads import confirm_upload, find_upload, keep_choices, keep_upload, preview_upload
from .write import Result, import_class_list

__all__ = [
    "Change",
    "Decision",
    "Fate",
    "Known",
    "Plan",
    "Preview",
    "Result",
    "confirm_upload",
    "find_upload",
    "import_class_list",
    "keep_choices",
    "keep_upload",
    "known_pupils",
    "plan_import",
    "preview_class_list",
    "preview_upload",
]
