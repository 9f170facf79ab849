"""What a page still needs before the association reads it, and what would make it plainer."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .content import PageContent

LEAST_TRADES = 2
LONG = 20  # words of a sentence that a twelve-year-old reads twice
_SENTENCE = re.compile(r"[.!?…\n]+")
_WORD = re.compile(r"\w[\w\u2019'-]*")


def missing(content: PageContent) -> list[str]:
    """What is missing, as sentences; none where the page can be read."""
    lacks = []
    if not (content.headline and content.about and content.sector):
        lacks.append(_("Dites d’abord ce que vous faites : un titre, quelques phrases, un secteur."))
    if len(content.trades) < LEAST_TRADES:
        lacks.append(_("La carte a besoin d’au moins deux métiers."))
    return lacks


def long_sentences(text: str) -> list[str]:
    """The sentences that are too long for who reads here."""
    parts = (part.strip() for part in _SENTENCE.split(text))
    return [part for part in parts if len(_WORD.findall(part)) > LONG]


def advice(text: str) -> str:
    """A hint beside what is typed; it never keeps anybody from going on."""
    long = long_sentences(text)
    if not long:
        return ""
    words = ngettext(
        "Une phrase a plus de %(most)d mots : coupez-la en deux. Elle commence par « %(first)s… ».",
        "%(n)d phrases ont plus de %(most)d mots : coupez-les en deux. La première commence par « %(first)s… ».",
        len(long),
    )
    return words % {"n": len(long), "most": LONG, "first": " ".join(long[0].split()[:4])}
