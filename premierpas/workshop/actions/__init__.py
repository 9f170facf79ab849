"""Every write of the workshop, by the name a pupil would give it."""

from .saving import save_cv, save_letter

__all__ = ["save_cv", "save_letter"]
