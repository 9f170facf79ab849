"""Reading the class lists that schools really have: pure functions from bytes to pupils and errors by line."""

from .parsing import read_class_list
from .rows import ClassList, LineError, ListedPupil

__all__ = ["ClassList", "LineError", "ListedPupil", "read_class_list"]
