"""The family's words in the languages most spoken at home in the first territories, French first.

No native speaker has read the translations yet, and the pages say so until the catalogue's header says
`X-Read-By-Native-Speaker: yes`.
"""

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
