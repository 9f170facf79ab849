"""What a reader would stumble over, whatever the language: names, length, repetition, thanks, identity."""

import re
from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _

from premierpas.core.text import plain

from ..anonymity import Identity, search_texts
from .hints import Hint, Kind

SHORT, LONG = 250, 2200  # letters of the whole: under five sentences, over a page
LEAST_SENTENCE = 25  # a shorter one may well come twice
_SENTENCES = re.compile(r"[^.!?\n]+[.!?]?")
_THANKS = re.compile(r"\b(?:merci|remerci|cordialement|salutations|reconnaissan)(?!al)")
_COMMON = {"sarl", "societe", "entreprise", "association", "groupe", "france", "ville", "maison", "atelier", "centre"}


def company_hints(text: str, company: str, others: Iterable[str]) -> Iterator[Hint]:
    """The company isn't named, or another letter's company is still there."""
    if text and not _names(text, company):
        why = _("Le nom de l’entreprise n’est nulle part. Le lecteur verra que la lettre est pour lui si tu l’écris.")
        yield Hint(Kind.COMPANY, why, suggestion=company)
    for other in dict.fromkeys(others):
        if plain(other) != plain(company) and len(other) > 3 and _stands_in(other, text):
            why = _("Ce nom est celui d’une autre entreprise. Tu as sans doute repris une autre lettre.")
            yield Hint(Kind.OTHER_COMPANY, why, quote=other, suggestion=company)


def _names(text: str, company: str) -> bool:
    found = set(re.findall(r"\w+", plain(text)))
    words = [word for word in re.findall(r"\w+", plain(company)) if len(word) > 3 and word not in _COMMON]
    return _stands_in(company, text) or any(word in found for word in words)


def _stands_in(name: str, text: str) -> bool:
    """Whether the name is there as words of its own: "Sage" isn't in "passage"."""
    return re.search(rf"(?<!\w){re.escape(plain(name))}(?!\w)", plain(text)) is not None


def length_hints(text: str) -> Iterator[Hint]:
    """Too little to know somebody by, or more than is read."""
    length = len(text)
    if 0 < length < SHORT:
        why = _("C’est court. Ajoute un exemple vrai : une chose que tu as faite, vue ou essayée.")
        yield Hint(Kind.LENGTH, why)
    elif length > LONG:
        yield Hint(Kind.LENGTH, _("C’est long : une lettre se lit en une minute. Garde le plus important."))


def repeated_hints(parts: Mapping[str, str]) -> Iterator[Hint]:
    """The same sentence twice."""
    seen: set[str] = set()
    for part, text in parts.items():
        for sentence in (found.strip() for found in _SENTENCES.findall(text)):
            key = plain(sentence)
            if len(sentence) >= LEAST_SENTENCE and key in seen:
                yield Hint(Kind.REPEATED, _("Cette phrase est déjà dans ta lettre. Une fois suffit."), part, sentence)
            seen.add(key)


def copied_hints(parts: Mapping[str, str], other_letters: Iterable[str]) -> Iterator[Hint]:
    """A sentence that stands in another letter as well: a reader feels it. The closing may well be the same."""
    elsewhere = {plain(found.strip()) for text in other_letters for found in _SENTENCES.findall(text)}
    why = _("Cette phrase est aussi dans une autre lettre. Ajoute ce qui n’est vrai qu’ici.")
    for part, text in parts.items():
        if part == "closing":
            continue
        for sentence in (found.strip() for found in _SENTENCES.findall(text)):
            if len(sentence) >= LEAST_SENTENCE and plain(sentence) in elsewhere:
                yield Hint(Kind.COPIED, why, part, sentence)


def thanks_hints(text: str) -> Iterator[Hint]:
    """A letter ends with a thank-you."""
    if text and not _THANKS.search(plain(text)):
        why = _("Il manque un merci à la fin. Une phrase suffit, elle fait toujours plaisir.")
        yield Hint(Kind.THANKS, why, suggestion=_("Merci d’avoir lu ma lettre."))


def identity_hints(parts: Mapping[str, str], identity: Identity) -> Iterator[Hint]:
    """What says who the pupil is must not be in what the company reads first."""
    why = _("Cela dit qui tu es. L’entreprise lit d’abord sans ton nom : enlève-le, elle le saura si tu confirmes.")
    for part, found in search_texts(parts, identity).items():
        for each in found:
            yield Hint(Kind.IDENTITY, why, part, each.text)
