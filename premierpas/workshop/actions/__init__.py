"""Every write of the workshop, by the name a pupil would give it."""

from .saving import choose_style, dismiss_hint, save_cv, save_letter

__all__ = ["choose_style", "dismiss_hint", "save_cv", "save_letter"]
