"""What a pupil would see in a company: the trades that were ticked, then what was said, as the offer will say it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from premierpas.core.languages import in_french
from premierpas.occupations.sheets import sheets

from ..models import Interview


def trades_in_words(slugs: Iterable[str]) -> str:
    """The names of trades in one line; one whose sheet is gone is left out."""
    known = sheets()
    titles = [known[slug].title for slug in slugs if slug in known]
    return " ; ".join(title[0].lower() + title[1:] for title in titles)


@in_french()
def as_offered(slugs: Iterable[str], said: str) -> str:
    """Trades and words as one text, in French as all that an offer says."""
    trades = trades_in_words(slugs)
    line = _("Métiers à voir : %(trades)s.") % {"trades": trades} if trades else ""
    return "\n".join(filter(None, [line, said]))


def to_see(interview: Interview) -> str:
    """Of an interview."""
    return as_offered(interview.occupations, interview.trades)
