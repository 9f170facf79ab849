"""The family's words in the languages most spoken at home in the first territories, French first.

No native speaker has read the translations yet, and the pages say so until the catalogue's header says
`X-Read-By-Native-Speaker: yes`.
"""

from collections.abc import Callable
from datetime import date, time

from premierpas.core.legal.breaches import DayPlan

from . import fr
from .catalogues import read_words
from .words import Words

LANGUAGES: dict[str, Words] = {
    "fr": fr.WORDS,
    **{code: read_words(code) for code in ("en", "ar", "pt", "tr", "es", "zh", "ta")},
}


def words_in(code: str) -> Words:
    """The words of a language; French for one that isn't there."""
    return LANGUAGES.get(code, fr.WORDS)


def to_family(code: str, about: str, /, **places: str | Callable[[Words], str]) -> dict[str, str]:
    """The words of a message to a family: `text` in its language, `both` with the French beneath.

    `about`: which one, as `ask` of `mail_ask` and `sms_ask`. A text message has room for one language only: the
    family's. A place that each language writes in its own way is a function.
    """
    words = words_in(code)

    def said(theirs: Words, name: str) -> str:
        filled = {key: value(theirs) if callable(value) else value for key, value in places.items()}
        return str(getattr(theirs, name)).format(**filled)

    return {
        "subject": said(words, f"mail_{about}"),
        **with_french(words, said(words, f"sms_{about}"), said(fr.WORDS, f"sms_{about}")),
        "why": f"{words.why} {words.not_native}".strip(),
    }


def with_french(words: Words, text: str, french: str) -> dict[str, str]:
    """A `text` in a family's language, and `both`: with the French beneath."""
    return {"text": text, "both": text if words.code == "fr" else f"{text}\n\n{french}"}


def said_day(words: Words, day: date) -> str:
    """A day as this language writes it, with its name."""
    return words.date.format(
        weekday=words.days[day.weekday()], day=day.day, month=words.months[day.month - 1], number=day.month
    )


def said_time(at: time) -> str:
    """An hour that everybody reads alike."""
    return f"{at.hour}:{at.minute:02d}"


def said_slots(plan: DayPlan) -> str:
    """The stretches of a day, in figures."""
    return ", ".join(f"{said_time(start)} – {said_time(end)}" for start, end in plan.slots)
