"""Figures, dates and durations as British English writes them; Babel knows its names and orders."""

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from premierpas.core import clock

_LOCALE = "en_GB"
NBSP = "\u00a0"


def _as_day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return value.astimezone(clock.PARIS).date() if value.tzinfo else value.date()
    return value


def _said(value: date | datetime, pattern: str) -> str:
    return format_date(_as_day(value), pattern, locale=_LOCALE).replace(" ", NBSP)


def day_name(weekday: int) -> str:
    """`Monday` for 0."""
    return format_date(date(2024, 1, 1 + weekday), "EEEE", locale=_LOCALE)  # which began on a Monday


def month_name(month: int) -> str:
    """`January` for 1."""
    return format_date(date(2024, month, 1), "LLLL", locale=_LOCALE)


def number(value: float | Decimal, places: int | None = None) -> str:
    """`1000` → `1,000`, `4.2` → `4.2`; rounded half up to `places` decimals when given."""
    exact = Decimal(str(value))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    decimals = max(0, -int(exact.as_tuple().exponent))
    text = format_decimal(abs(exact), f"#,##0.{'0' * decimals}" if decimals else "#,##0", locale=_LOCALE)
    return ("\u2212" if exact < 0 else "") + text


def km(metres: float) -> str:
    """`650 m`, `1.2 km`, `11 km`; metres are rounded to 50."""
    if metres < 975:
        return f"{max(50, int(metres / 50 + 0.5) * 50)}{NBSP}m"
    kilometres = Decimal(str(metres)) / 1000
    return number(kilometres, 1 if kilometres < 10 else 0).removesuffix(".0") + f"{NBSP}km"


def ordinal(day: date) -> str:
    """The figure alone, as dates are written today."""
    return str(day.day)


def day(value: date | datetime) -> str:
    """`Tuesday 8 December`."""
    return f"{format_date(_as_day(value), 'EEEE', locale=_LOCALE)} {_said(value, 'd MMMM')}"


def full_date(value: date | datetime) -> str:
    """`8 December 2026`."""
    return _said(value, "d MMMM y")


def full_day(value: date | datetime) -> str:
    """`Tuesday 8 December 2026`."""
    return f"{day(value)}{NBSP}{_as_day(value).year}"


def full_week(week: tuple[date, date]) -> str:
    """`from 11 to 15 January 2027`, the first day's year too where it is another."""
    first, last = _as_day(week[0]), _as_day(week[1])
    if first.year != last.year:
        return f"from {full_date(first)} to {full_date(last)}"
    return f"{long_week(week)}{NBSP}{last.year}"


def short_day(value: date | datetime) -> str:
    """`8 Dec`."""
    return _said(value, "d MMM")


def days_left(value: date | datetime) -> str:
    """How far a day is from today: `today`, `tomorrow`, `in 5 days`, `yesterday`, `3 days ago`."""
    gap = (_as_day(value) - clock.today()).days
    named = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if gap in named:
        return named[gap]
    return f"in {gap}{NBSP}days" if gap > 0 else f"{-gap}{NBSP}days ago"


def week_range(week: tuple[date, date]) -> str:
    """First and last day: `11–15 Jan`, or `28 Jan–1 Feb` across two months."""
    first, last = _as_day(week[0]), _as_day(week[1])
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{short_day(last)}"
    return f"{short_day(first)}–{short_day(last)}"


def long_week(week: tuple[date, date]) -> str:
    """First and last day in a sentence: `from 11 to 15 January`."""
    first, last = _as_day(week[0]), _as_day(week[1])
    start = str(first.day) if (first.year, first.month) == (last.year, last.month) else _said(first, "d MMMM")
    return f"from {start} to {_said(last, 'd MMMM')}"


def hours(minutes: int | timedelta) -> str:
    """A duration in minutes: `6 h 30`, `7 h`, `45 min`."""
    total = int(minutes.total_seconds() // 60) if isinstance(minutes, timedelta) else int(minutes)
    whole, rest = divmod(total, 60)
    if not whole:
        return f"{rest}{NBSP}min"
    return f"{whole}{NBSP}h" + (f"{NBSP}{rest:02d}" if rest else "")


def clock_time(value: time | datetime) -> str:
    """An hour of the day, as read in Paris: `9:30`, `14:00`."""
    that = value.astimezone(clock.PARIS) if isinstance(value, datetime) and value.tzinfo else value
    return f"{that.hour}:{that.minute:02d}"


def plural(count: float, forms: str = ",s") -> str:
    """The ending for a count: only one is singular. Forms that aren't `,s` are French: nothing is added."""
    return "s" if forms == ",s" and abs(count) != 1 else ""


def unspaced(text: str) -> str:
    """The text as it is: English puts no space before its marks."""
    return text


_NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(count: int, *, feminine: bool = False) -> str:
    """Small counts as words (`two`), larger ones as figures."""
    return _NUMBER_WORDS[count] if 0 <= count <= 10 else number(count)
