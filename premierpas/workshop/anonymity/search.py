"""Searching a text for its author's identity. Better one passage too many than a name that leaves."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from premierpas.core.whereabouts import EVERYWHERE, Folded, Kind, fold
from premierpas.people.models import Pupil

from .identity import Identity, identity_of
from .patterns import own_patterns

__all__ = ["Finding", "Kind", "find_identity", "search_texts"]


@dataclass(frozen=True, order=True)
class Finding:
    """A passage that says who the pupil is: `text` is `source[start:end]`."""

    start: int
    end: int
    kind: Kind
    text: str


def find_identity(text: str, who: Pupil | Identity) -> list[Finding]:
    """Every such passage, in reading order, overlapping ones joined."""
    identity = who if isinstance(who, Identity) else identity_of(who)
    return _find(text, [*own_patterns(identity), *EVERYWHERE])


def search_texts(texts: Mapping[str, str], who: Pupil | Identity) -> dict[str, list[Finding]]:
    """The findings of each named text; texts without any are left out."""
    identity = who if isinstance(who, Identity) else identity_of(who)
    patterns = [*own_patterns(identity), *EVERYWHERE]
    return {name: found for name, text in texts.items() if (found := _find(text, patterns))}


def _find(text: str, patterns: Iterable[tuple[Kind, re.Pattern[str], bool]]) -> list[Finding]:
    folded = fold(text)
    spans = sorted(
        (*folded.span(*match.span()), kind)
        for kind, pattern, needs_capital in patterns
        for match in pattern.finditer(folded.text)
        if match.end() > match.start() and not (needs_capital and not _has_capital(folded, *match.span()))
    )
    joined: list[tuple[int, int, Kind]] = []
    for start, end, kind in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]), joined[-1][2])
        else:
            joined.append((start, end, kind))
    return [Finding(start, end, kind, text[start:end]) for start, end, kind in joined]


def _has_capital(folded: Folded, start: int, end: int) -> bool:
    first, last = folded.span(start, end)
    return any(sign.isupper() for sign in folded.source[first:last])
