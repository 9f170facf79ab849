"""Letter and CV as the reader gets them: a letter is its five parts, a CV is five short lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from premierpas.core.text import plain

if TYPE_CHECKING:
    from .models import CV, Letter

LETTER_PARTS = ("why_here", "know_you", "about_me", "would_like", "closing")
CV_PARTS = ("about_me", "skills", "experiences", "interests", "languages")
# Of each part: lines, and signs in all. A CV that keeps to them fits on its page in every style.
CV_LIMITS = {
    "about_me": (3, 200),
    "skills": (5, 360),
    "experiences": (5, 320),
    "interests": (3, 120),
    "languages": (4, 80),
}
CV_TITLES_READ = {
    "about_me": _("En deux phrases"),
    "skills": _("Sait faire"),
    "experiences": _("A déjà fait"),
    "interests": _("Aime"),
    "languages": _("Langues"),
}


def letter_text(letter: Letter | None) -> str:
    """The parts as one text with its greeting, a blank line between them; empty when nothing is written."""
    parts = [text for part in LETTER_PARTS if (text := getattr(letter, part, "").strip())]
    if not parts:
        return ""
    if not plain(parts[0]).startswith(("madame", "monsieur", "bonjour")):
        parts.insert(0, gettext("Madame, Monsieur,"))
    return "\n\n".join(parts)


def cv_texts(cv: CV | None) -> dict[str, str]:
    """The parts of a CV that hold something."""
    return {part: text for part in CV_PARTS if (text := getattr(cv, part, "").strip())}
