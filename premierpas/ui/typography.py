"""Figures, dates and durations as French sets them; on an English page as `english` does.

Spaces here never let a line break inside a value.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache, wraps
from typing import ParamSpec

from premierpas.core import clock
from premierpas.core.languages import is_english
from premierpas.core.plurals import is_several

from . import english

P = ParamSpec("P")

NBSP = "\u00a0"
NARROW = "\u202f"
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
# Usual French abbreviations (Imprimerie nationale); short months stay whole.
SHORT_MONTHS = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip


def _else(in_english: Callable[P, str]) -> Callable[[Callable[P, str]], Callable[P, str]]:
    """Say it in French, or on an English page by this function."""

    def decorate(in_french: Callable[P, str]) -> Callable[P, str]:
        @wraps(in_french)
        def say(*args: P.args, **kwargs: P.kwargs) -> str:
            return in_english(*args, **kwargs) if is_english() else in_french(*args, **kwargs)

        return say

    return decorate


def _once(in_english: Callable[P, str]) -> Callable[[Callable[P, str]], Callable[P, str]]:
    """The same for what depends on nothing but its values: a page says the same day or distance many times."""

    def decorate(in_french: Callable[P, str]) -> Callable[P, str]:
        known: dict[Callable[..., str], Callable[..., str]] = {
            each: lru_cache(maxsize=2048, typed=True)(each) for each in (in_english, in_french)
        }

        @wraps(in_french)
        def say(*args: P.args, **kwargs: P.kwargs) -> str:
            words: Callable[..., str] = in_english if is_english() else in_french
            try:
                return known[words](*args, **kwargs)
            except TypeError:  # a list of days can't be known again
                return words(*args, **kwargs)

        return say

    return decorate


def as_day(value: date | datetime) -> date:
    """The day of a date, or of an instant as read in Paris."""
    if isinstance(value, datetime):
        return value.astimezone(clock.PARIS).date() if value.tzinfo else value.date()
    return value


@_else(english.number)
def number(value: float | Decimal, places: int | None = None) -> str:
    """`1000` → `1 000` (narrow no-break space), `4.2` → `4,2`; rounded half up to `places` decimals when given."""
    exact = Decimal(str(value))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, decimals = f"{abs(exact):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", NARROW)
    minus = "\u2212" if exact < 0 else ""
    return minus + grouped + (f",{decimals}" if decimals else "")


@_once(english.km)
def km(metres: float) -> str:
    """Metres as people say a distance: `650 m`, `1,2 km`, `11 km`; metres are rounded to 50."""
    if metres < 975:
        return f"{max(50, int(metres / 50 + 0.5) * 50)}{NBSP}m"
    kilometres = Decimal(str(metres)) / 1000
    places = 1 if kilometres < 10 else 0
    return number(kilometres, places).removesuffix(",0") + f"{NBSP}km"


@_once(english.ordinal)
def ordinal(day: date) -> str:
    """`1er` on the first of a month, else the figure."""
    return "1er" if day.day == 1 else str(day.day)


def joined(names: Iterable[str]) -> str:
    """`a`, `a et b`, `a, b et c`; `and` on an English page."""
    *before, last = [name for name in names if name] or [""]
    return (" and " if is_english() else " et ").join(filter(None, [", ".join(before), last]))


@_once(english.day)
def day(value: date | datetime) -> str:
    """`mardi 8 décembre`."""
    that = as_day(value)
    return f"{DAYS[that.weekday()]} {ordinal(that)}{NBSP}{MONTHS[that.month - 1]}"


@_else(english.day_name)
def day_name(weekday: int) -> str:
    """`Lundi` for 0: the head of a column or a label."""
    return title_first(DAYS[weekday])


@_else(english.month_name)
def month_name(month: int) -> str:
    """`janvier` for 1, within a sentence."""
    return MONTHS[month - 1]


@_once(english.full_date)
def full_date(value: date | datetime) -> str:
    """`8 décembre 2026`: where a text outlives its year."""
    that = as_day(value)
    return f"{ordinal(that)}{NBSP}{MONTHS[that.month - 1]}{NBSP}{that.year}"


@_else(english.full_day)
def full_day(value: date | datetime) -> str:
    """`mardi 8 décembre 2026`."""
    return f"{day(value)}{NBSP}{as_day(value).year}"


@_else(english.full_week)
def full_week(week: tuple[date, date]) -> str:
    """`du 11 au 15 janvier 2027`, the first day's year too where it is another."""
    first, last = as_day(week[0]), as_day(week[1])
    if first.year != last.year:
        return f"du {full_date(first)} au {full_date(last)}"
    return f"{long_week(week)}{NBSP}{last.year}"


@_once(english.short_day)
def short_day(value: date | datetime) -> str:
    """`8 déc.`"""
    that = as_day(value)
    return f"{ordinal(that)}{NBSP}{SHORT_MONTHS[that.month - 1]}"


@_else(english.days_left)
def days_left(value: date | datetime) -> str:
    """How far a day is from today: `aujourd’hui`, `demain`, `dans 5 jours`, `hier`, `il y a 3 jours`."""
    gap = (as_day(value) - clock.today()).days
    named = {0: "aujourd’hui", 1: "demain", -1: "hier"}
    if gap in named:
        return named[gap]
    return f"dans {gap}{NBSP}jours" if gap > 0 else f"il y a {-gap}{NBSP}jours"


@_once(english.week_range)
def week_range(week: tuple[date, date]) -> str:
    """First and last day: `11–15 janv.`, or `28 janv.–1er févr.` across two months."""
    first, last = as_day(week[0]), as_day(week[1])
    if (first.year, first.month) == (last.year, last.month):
        return f"{ordinal(first)}–{short_day(last)}"
    return f"{short_day(first)}–{short_day(last)}"


@_once(english.long_week)
def long_week(week: tuple[date, date]) -> str:
    """First and last day in a sentence: `du 11 au 15 janvier`."""
    first, last = as_day(week[0]), as_day(week[1])
    start = ordinal(first)
    if (first.year, first.month) != (last.year, last.month):
        start += f"{NBSP}{MONTHS[first.month - 1]}"
    return f"du {start} au {ordinal(last)}{NBSP}{MONTHS[last.month - 1]}"


@_else(english.hours)
def hours(minutes: int | timedelta) -> str:
    """A duration in minutes: `6 h 30`, `7 h`, `45 min`."""
    total = int(minutes.total_seconds() // 60) if isinstance(minutes, timedelta) else int(minutes)
    whole, rest = divmod(total, 60)
    if not whole:
        return f"{rest}{NBSP}min"
    return f"{whole}{NBSP}h" + (f"{NBSP}{rest:02d}" if rest else "")


@_else(english.clock_time)
def clock_time(value: time | datetime) -> str:
    """An hour of the day, as read in Paris: `9 h 30`, `14 h`."""
    that = value.astimezone(clock.PARIS) if isinstance(value, datetime) and value.tzinfo else value
    return f"{that.hour}{NBSP}h" + (f"{NBSP}{that.minute:02d}" if that.minute else "")


@_else(english.plural)
def plural_fr(count: float, forms: str = ",s") -> str:
    """The ending for a count: 0 and 1 are singular in French. `"élève{{ n|plural_fr }}"`, `"œil,yeux"` for others."""
    singular, _, several = forms.rpartition(",")
    return several if is_several(count) else singular


_MAY_NEED_SPACES = re.compile(r"[;!?»«:\d]")  # what all of these stand beside
_TALL = re.compile(r"[ \u00a0\u202f]+([;!?»])")
_COLON = re.compile(r"[ \u202f]+:(?=\s|$)")
_OPENING = re.compile(r"«[ \u00a0\u202f]+")
_UNIT = re.compile(r"(?<=\d) (?=(?:h|min|m|km|ans|%|€|Mo)\b|[%€])")
_HOUR_MINUTES = re.compile(r"(?<=\d[ \u00a0]h) (?=\d\d\b)")


def french(text: str) -> str:
    """Put the spaces of French typography into a text: narrow before `; ! ?` and inside quotes, plain before `:`."""
    if not _MAY_NEED_SPACES.search(text):
        return text.replace("'", "’")
    text = _TALL.sub(NARROW + r"\1", text)
    text = _COLON.sub(NBSP + ":", text)
    text = _OPENING.sub("«" + NARROW, text)
    text = _UNIT.sub(NBSP, text)
    text = _HOUR_MINUTES.sub(NBSP, text)
    return text.replace("'", "’")


@_else(english.unspaced)
def nbsp(text: str) -> str:
    """The site's own words: `french`, or on an English page without those spaces."""
    return french(text)


_NUMBER_WORDS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")


@_else(english.in_words)
def in_words(count: int, *, feminine: bool = False) -> str:
    """Small counts as words (`deux`), larger ones as figures."""
    if count == 1 and feminine:
        return "une"
    return _NUMBER_WORDS[count] if 0 <= count <= 10 else number(count)


def title_first(text: str) -> str:
    """The text with a capital at its start, the rest untouched."""
    return text[:1].upper() + text[1:]
