"""The pupil's week: what it is, and the diary."""

from .diary import diary, whole_diary
from .home import home

__all__ = ["diary", "home", "whole_diary"]
