"""What the supervisor says, in the language that `LANGUAGE_CODE` names; it runs without Django, to start sooner."""

import gettext
import os

from premierpas.core.embedded import PROJECT


def _(text: str) -> str:
    """The text in that language; in French as long as no catalogue of it was compiled."""
    language = os.environ.get("LANGUAGE_CODE", "fr")
    return gettext.translation("django", PROJECT / "locale", languages=[language], fallback=True).gettext(text)
