"""Taking findings out, and showing where they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .search import Finding

REMOVED = "[retiré]"


@dataclass(frozen=True)
class Piece:
    """A run of a text: ordinary, to be taken out, or where something was taken out."""

    text: str
    found: bool = False
    removed: bool = False


def redact(text: str, findings: Iterable[Finding]) -> str:
    """The text with each finding replaced; the pupil's own text stays as it is."""
    for finding in sorted(findings, reverse=True):
        text = text[: finding.start] + REMOVED + text[finding.end :]
    return text


def redact_texts(texts: Mapping[str, str], found: Mapping[str, list[Finding]]) -> dict[str, str]:
    """Each named text, redacted where something was found."""
    return {name: redact(text, found.get(name, ())) for name, text in texts.items()}


def pieces(text: str, findings: Iterable[Finding]) -> list[Piece]:
    """The text cut at its findings, for showing them highlighted."""
    cut: list[Piece] = []
    at = 0
    for finding in sorted(findings):
        if finding.start > at:
            cut.append(Piece(text[at : finding.start]))
        cut.append(Piece(text[finding.start : finding.end], found=True))
        at = finding.end
    if at < len(text):
        cut.append(Piece(text[at:]))
    return cut
