"""All hints about one letter, those that matter most first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..anonymity import Identity
from .hints import Hint
from .language import LanguageAdvice, Reader, language_hints
from .rules import company_hints, copied_hints, identity_hints, length_hints, repeated_hints, thanks_hints


@dataclass(frozen=True)
class Advice:
    """What the coach has to say, who read the language, and who should have and couldn't."""

    hints: list[Hint]
    readers: tuple[Reader, ...]
    failed: tuple[Reader, ...]


def advise(
    parts: Mapping[str, str],
    *,
    company: str,
    others: Mapping[str, str],
    identity: Identity,
    dismissed: Iterable[str] = (),
) -> Advice:
    """Read a letter's parts. `others`: the pupil's other letters, by company."""
    text = "\n".join(part for part in parts.values() if part)
    names = [company, identity.first_name, identity.last_name]
    language = language_hints(parts, names) if text else LanguageAdvice([], (), ())
    found = [
        *identity_hints(parts, identity),
        *company_hints(text, company, others),
        *length_hints(text),
        *repeated_hints(parts),
        *copied_hints(parts, others.values()),
        *thanks_hints(text),
        *language.hints,
    ]
    once: dict[str, Hint] = {}
    for hint in found:
        once.setdefault(hint.fingerprint, hint)  # a word that is wrong in two parts is said once
    for fingerprint in dismissed:
        once.pop(fingerprint, None)
    return Advice(list(once.values()), language.readers, language.failed)
