"""What is asked before the weeks, and what pupils write for it."""

from .plans import ClassPath
from .written import FIVE, OwnQuestions, Practice, ShownSectors, SiteNotes, ThreeSectors

__all__ = ["FIVE", "ClassPath", "OwnQuestions", "Practice", "ShownSectors", "SiteNotes", "ThreeSectors"]
