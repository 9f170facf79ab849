"""Birth dates as schools write them."""

import re
from datetime import date, timedelta

from premierpas.core.days import NotADay, read_day
from premierpas.core.text import figures

_SERIAL = re.compile(r"[34]\d{4}(?:[.,]0+)?")
_LONGEST = 60
# Day 0 of the day numbers that spreadsheets write when a date cell is saved without its format.
_SERIAL_START = date(1899, 12, 30)
# Where somebody was born: `(Paris)`, `à Nanterre (92)`.
_BEHIND = re.compile(r",?\s+[^\W\d_]\s+[^\d()]+(?:\(\d\w{1,2}\))?$|\s*\([^()\d]*\)$")


def read_date(text: str, *, today: date) -> date | None:
    """The day that is meant, or None when there is no such day. A year of two digits is never in the future."""
    if len(text) > _LONGEST:
        return None
    written = _BEHIND.sub("", figures(text))
    if _SERIAL.fullmatch(written):
        return _SERIAL_START + timedelta(days=int(written[:5]))
    try:
        found = read_day(written)
    except NotADay:
        return None
    short_year = str(found.year) not in written
    return found.replace(year=found.year - 100) if short_year and found > today else found
