"""Telephone numbers in every French way of writing them: digits with any separators, or words."""

import re

SEPARATOR = r"[\s.,/_()\[\]:;|*+-]{0,4}"
_WORDS = (
    "zero|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|"
    "quarante|cinquante|soixante|septante|huitante|octante|nonante|cents?|double|triple|et"
)
_START = r"(?:zero|(?<!\d)0\d?|(?:\+|plus|00)\s*(?:33|trente[\s-]trois))(?!\d{3})"
_PART = rf"(?:\b(?:{_WORDS})\b|\d{{1,2}}(?!\d))"

PHONES = (
    # 06 12 34 56 78, 0612345678, 06.12-34/56 78, with brackets
    re.compile(rf"(?<!\d)0{SEPARATOR}[1-9](?:{SEPARATOR}\d){{8}}(?!\d)"),
    # +33 6 12 34 56 78, 0033 (0)6 …, 33612345678
    re.compile(rf"(?<!\d)(?:(?:\+|00){SEPARATOR})?33{SEPARATOR}(?:0{SEPARATOR})?[1-9](?:{SEPARATOR}\d){{8}}(?!\d)"),
    # any other country's, with its plus
    re.compile(rf"\+\d(?:{SEPARATOR}\d){{7,13}}(?!\d)"),
    # nine digits without the zero, in pairs after the first: 6 12 34 56 78
    re.compile(r"(?<!\d)[67](?:[\s.-]\d\d){4}(?!\d)"),
    # zéro six douze trente-quatre …, or words and digits mixed
    re.compile(rf"{_START}(?:[\s.,/-]*{_PART}){{4,24}}"),
)
