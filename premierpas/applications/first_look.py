"""What a company reads of an application, built once for the pupil's preview, the inbox, the link and the PDF."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from premierpas.people.models import Pupil
from premierpas.workshop.anonymity import REMOVED, Finding, Piece, identity_of, pieces, redact_texts, search_texts
from premierpas.workshop.texts import CV_PARTS, CV_TITLES_READ

from .models import Application


@dataclass(frozen=True)
class Part:
    """One part of what is read, cut into pieces; found ones are highlighted or shown as taken out."""

    name: str
    title: str
    paragraphs: list[list[Piece]]


@dataclass(frozen=True)
class Reading:
    """Letter and CV as they will be read. `found` counts the passages that still say who the pupil is."""

    letter: Part
    cv: list[Part]
    texts: dict[str, str]
    found: int

    @property
    def version(self) -> str:
        """The hash of exactly what is shown."""
        return hashlib.sha256(json.dumps(self.texts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def reading_of(application: Application) -> Reading:
    """The frozen copies."""
    return _reading({"letter": application.letter, **_ordered(application.cv)}, {})


def prepared(pupil: Pupil, *, letter: str, cv: Mapping[str, str], without_identity: bool) -> Reading:
    """What would be sent now; `without_identity` takes out every passage found, the pupil's own texts stay."""
    texts = {"letter": letter, **_ordered(cv)}
    identity = identity_of(pupil)
    found = search_texts(texts, identity)
    if without_identity and found:
        texts = redact_texts(texts, found)
        found = search_texts(texts, identity)
    return _reading(texts, found)


def _ordered(cv: Mapping[str, str]) -> dict[str, str]:
    return {name: cv[name] for name in CV_PARTS if cv.get(name)}


def _reading(texts: dict[str, str], found: Mapping[str, list[Finding]]) -> Reading:
    parts = [_part(name, text, found.get(name, [])) for name, text in texts.items() if name != "letter"]
    letter = _part("letter", texts["letter"], found.get("letter", []))
    return Reading(letter, parts, texts, sum(len(each) for each in found.values()))


def _part(name: str, text: str, found: list[Finding]) -> Part:
    """Paragraphs of pieces: a blank line parts a letter, a line break the lists of a CV."""
    paragraphs: list[list[Piece]] = [[]]
    for piece in _with_removed(pieces(text, found)):
        lines = piece.text.split("\n")
        for index, line in enumerate(lines):
            if index:
                paragraphs.append([])
            if line.strip() or (line and paragraphs[-1]):
                paragraphs[-1].append(Piece(line, piece.found, piece.removed))
    return Part(name, str(CV_TITLES_READ.get(name, "")), [each for each in paragraphs if each])


def _with_removed(cut: list[Piece]) -> list[Piece]:
    """Where something was taken out is shown as such, not as the pupil's own words."""
    out: list[Piece] = []
    for piece in cut:
        if piece.found:
            out.append(piece)
            continue
        for index, text in enumerate(piece.text.split(REMOVED)):
            if index:
                out.append(Piece(REMOVED.strip("[]"), removed=True))
            if text:
                out.append(Piece(text))
    return out


def version_of(application: Application) -> str:
    """The hash of everything a company decides upon: changed meanwhile, it can't be answered unseen."""
    seen = {
        "letter": application.letter,
        "cv": application.cv,
        "state": "waiting" if application.is_waiting else application.state,
        "slot": application.slot_id,
        "extended": application.extended_at is not None,
        "sent": application.submitted_at.isoformat() if application.submitted_at else "",
    }
    return hashlib.sha256(json.dumps(seen, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:32]
