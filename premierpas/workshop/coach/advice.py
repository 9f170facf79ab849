"""All hints about one letter, those that matter most first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..anonymity import Identity
from .hints import Hint
from .language import language_hints
from .rules import company_hints, copied_hints, identity_hints, length_hints, repeated_hints, thanks_hints


@dataclass(frozen=True)
class Advice:
    """What the coach has to say; `read_language` is False when grammar and spelling couldn't be looked at."""

    hints: list[Hint]
    read_language: bool


def advise(
    parts: Mapping[str, str],
    *,
    company: str,
    others: Mapping[str, str],
    identity: Identity,
    dismissed: Iterable[str] = (),
) -> Advice:
    """Read a letter's parts. `others`: the pupil's other letters, by company. Runs a process for the language."""
    text = "\n".join(part for part in parts.values() if part)
    language = language_hints(parts, [company, identity.first_name, identity.last_name]) if text else []
    found = [
        *identity_hints(parts, identity),
        *company_hints(text, company, others),
        *length_hints(text),
        *repeated_hints(parts),
        *copied_hints(parts, others.values()),
        *thanks_hints(text),
        *(language or []),
    ]
    once: dict[str, Hint] = {}
    for hint in found:
        once.setdefault(hint.fingerprint, hint)  # a word that is wrong in two parts is said once
    for fingerprint in dismissed:
        once.pop(fingerprint, None)
    return Advice(list(once.values()), language is not None)
