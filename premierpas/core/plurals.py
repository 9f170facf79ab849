"""One rule for plurals: in French, none and one are singular (`0 offre`, `1,5 offre`, `2 offres`).

Texts are written in French and have no French catalogue, and gettext would count those in English, where zero is
several. `ngettext`, `{% blocktranslate count %}` and the filter `plural_fr` all come here. So does every other French
text, on its way to `elision.py`.
"""

from functools import lru_cache
from gettext import NullTranslations
from typing import Any

from django.utils.translation.trans_real import translation

from .elision import eliding

MOST_TEXTS = 16_384  # kept ready: more than there are


def is_several(count: Any) -> bool:
    """Whether what is counted stands in the plural."""
    return abs(count) >= 2


class French(NullTranslations):
    """What a message says that no catalogue knows: itself, counted and shortened in French."""

    def gettext(self, message: str) -> str:
        """Itself."""
        return eliding(message)

    def pgettext(self, context: str, message: str) -> str:
        """Itself, whatever the context."""
        return eliding(message)

    def ngettext(self, msgid1: str, msgid2: str, n: Any) -> str:
        """The singular, or the plural."""
        return eliding(msgid2 if is_several(n) else msgid1)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: Any) -> str:
        """The same, whatever the context."""
        return self.ngettext(msgid1, msgid2, n)


def count_in_french() -> None:
    """Let every text that is written in this product follow the rule; pages say a thousand, each is looked up once."""
    french = translation("fr")
    french.add_fallback(French())
    french.gettext = lru_cache(maxsize=MOST_TEXTS)(french.gettext)  # type: ignore[method-assign]
