"""The family's page: the week's practical facts on one sheet, in its language."""

import unicodedata

from ..languages.fr import NOT_READ
from ..languages.fr import WORDS as FRENCH
from ..languages.summary import summary_of
from ..models import Agreement
from .one_page import one_page_pdf

# Points of type, tried in turn until the page holds everything.
SIZES = (12, 11.5, 10.5, 9.5, 8.5, 7.5)


def facts_sheet_pdf(agreement: Agreement, language: str) -> bytes:
    """One page of what counts on the day; French for a language that isn't there."""
    summary = summary_of(agreement.content, language)
    words = summary.words
    heading = words.sheet_title.format(name=summary.first_name)
    data = {
        "heading": heading,
        "facts": [[name, _directed(fact), _directed(more)] for name, fact, more in summary.facts],
        "hours": [list(row) for row in summary.hours],
        "head": [words.day, words.hours, words.total],
        "call": words.call_school,
        "colon": "\u00a0:" if words.code == "fr" else ":",
        "school": _directed(" · ".join(filter(None, summary.school))),
        "emergency": words.emergency,
        "note": words.not_native,
        "french_note": "" if words.native else f"{NOT_READ} {FRENCH.binding}",
        "rtl": words.rtl,
        "lang": words.code,
    }
    at = agreement.signed_at or agreement.requested_at or agreement.created_at
    return one_page_pdf("facts", data, SIZES, title=heading, at=at)


def _directed(text: str) -> dict[str, object]:
    """A text with its own direction: an address in Latin letters keeps its order on a page of Arabic."""
    return {"text": text, "rtl": any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)}
