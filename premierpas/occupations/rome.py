"""Where the codes of ROME lead: to a sheet of our own, else to sectors."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .sheets import Sheet, sheets

CODE = re.compile(r"[A-N]\d{4}")
SECTORS_OF_CODES = Path(__file__).parent / "data" / "rome_sectors.txt"
FAMILY = 3  # `F16`: the codes that begin so are of one kind


@cache
def read_prefixes() -> Mapping[str, list[str]]:
    """Which beginnings of codes lead to which sectors."""
    lines = SECTORS_OF_CODES.read_text("utf-8").splitlines()
    parts = (line.split() for line in lines if line and not line.startswith("#"))
    return {code: sectors for code, *sectors in parts}


def sectors_of_code(code: str) -> list[str]:
    """The sectors of a code: the longest beginning that is known."""
    prefixes = read_prefixes()
    return next((prefixes[code[:n]] for n in range(len(code), 0, -1) if code[:n] in prefixes), [])


def sheet_near(code: str) -> Sheet | None:
    """The sheet of this code, else one of its family that shares a sector with it."""
    meant = set(sectors_of_code(code))
    exact = [sheet for sheet in sheets().values() if sheet.rome == code]
    family = [sheet for sheet in sheets().values() if sheet.rome[:FAMILY] == code[:FAMILY]]
    alike = sorted(family, key=lambda sheet: (not meant & set(sheet.sectors), sheet.rome))
    return next(iter([*exact, *alike]), None)
