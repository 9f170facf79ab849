"""Birth dates as schools write them."""

import re
from datetime import date, timedelta

from premierpas.core.days import WEEKDAY
from premierpas.core.text import figures, plain

_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})")
_IN_WORDS = re.compile(r"(\d{1,2})(?:er)?\s+([a-z]+)\.?\s+(\d{4}|\d{2})")
_TIME = re.compile(r"[T ]+\d{1,2}[:h]\d{2}.*$")
_SERIAL = re.compile(r"[34]\d{4}(?:[.,]0+)?")
_LONGEST = 60
# Day 0 of the day numbers that spreadsheets write when a date cell is saved without its format.
_SERIAL_START = date(1899, 12, 30)
_MONTHS = ("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec")


def read_date(text: str, *, today: date) -> date | None:
    """The day that is meant, or None when there is no such day. A year of two digits is never in the future."""
    if len(text) > _LONGEST:
        return None
    written = _TIME.sub("", WEEKDAY.sub("", figures(text)))
    if found := _YEAR_FIRST.fullmatch(written):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(written):
        day, month, year = found.groups()
    elif found := _IN_WORDS.fullmatch(plain(written)):
        day, month, year = found[1], _month(found[2]), found[3]
    elif _SERIAL.fullmatch(written):
        return _SERIAL_START + timedelta(days=int(written[:5]))
    else:
        return None
    whole = int(year) if len(year) == 4 else _century(int(year), today)
    try:
        return date(whole, int(month), int(day))
    except ValueError:
        return None


def _century(year: int, today: date) -> int:
    return 2000 + year if 2000 + year <= today.year else 1900 + year


def _month(word: str) -> str:
    return next((str(number) for number, start in enumerate(_MONTHS, start=1) if word.startswith(start)), "0")
