"""Every write of the workshop, by the name a pupil would give it."""

from .saving import NewerText, save_cv, save_letter

__all__ = ["NewerText", "save_cv", "save_letter"]
