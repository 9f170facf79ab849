"""Telephone numbers, in figures or words, whatever stands between them."""

import re
from collections.abc import Iterator

from premierpas.core.text import is_digits
from premierpas.core.whereabouts import EVERYWHERE, Kind

from .readings import disguised

_FIGURES = {
    "zero": "0", "un": "1", "une": "1", "deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6", "sept": "7",
    "huit": "8", "neuf": "9", "dix": "10", "onze": "11", "douze": "12", "treize": "13", "quatorze": "14",
    "quinze": "15", "seize": "16", "vingt": "20", "vingts": "20", "trente": "30", "quarante": "40", "cinquante": "50",
    "soixante": "60", "septante": "70", "huitante": "80", "octante": "80", "nonante": "90",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_WORD = "|".join(sorted(_FIGURES, key=len, reverse=True))
_PARTS = re.compile(rf"\d+|{_WORD}")
_ONLY_PARTS = re.compile(rf"(?:\d+|{_WORD})+")
_AS_LETTERS = str.maketrans("013457", "oieast")  # zér0, s1x, tr3nte
_AS_FIGURES = str.maketrans("oqilzsbg", "00112589")  # O6, l2, 5b
_BETWEEN = {"et", "puis", "apres", "ensuite", "tiret", "espace", "point", "virgule", "slash", "fois", "and"}
_BETWEEN |= {"pour", "finir", "suivi", "suivis", "de", "enfin", "euh", "alors", "encore", "la", "fin"}
_TWICE = {"double": 2, "triple": 3}
_PIECE = re.compile(r"[a-z0-9]+|[^a-z0-9]+")
_WIDEST = 12  # signs between two parts of one number
_NUMBER = re.compile(r"0[1-9]\d{8}|(?:00)?330?[1-9]\d{8}|00[1-9]\d{8,12}")
_WITHOUT_ZERO = re.compile(r"[67]\d{8}")
_ONE_BY_ONE = re.compile(r"(?<!\d)0(?:\D{1,3}\d){9}(?!\d)")
_SPOKEN_OF = re.compile(
    r"\b(?:mon|ton|votre|son)\s+(?:06|07|tel|telephone|portable|num(?:ero)?"
    r"(?=\s*(?:$|[^\w\s]|de (?:tel|portable|mobile)|pour|stp|c|est|perso)))\b|[☎📞📱]"
)
_ASKED_FOR = re.compile(r"\b(?:appelle|textote|sms)[- ](?:moi|le|la)\s+(?:au|sur)\b")
_COMMON = [pattern for kind, pattern, _capital in EVERYWHERE if kind == Kind.PHONE]


# What is dressed as an hour or a date, and has more pairs than one: `06 12h34 56 78`, `06/12/2034 5678`.
_AMONG_HOURS = re.compile(
    r"(?<!\d)0\s?[67](?:[\s.:h/-]{1,2}\d{2}){4}(?![\dh:])|(?<!\d)0[67][/.-]\d\d[/.-]20\d\d[\s.]\d\d\s?\d\d(?![\dh:])"
)


def among_hours(text: str) -> bool:
    """Whether a number hides among signs of hours and dates, which other readings leave out."""
    return bool(_AMONG_HOURS.search(text))


def phones(text: str) -> bool:
    """Whether a folded text holds a telephone number, or asks for one."""
    return (
        any(pattern.search(text) for pattern in (*_COMMON, _ONE_BY_ONE, _SPOKEN_OF, _ASKED_FOR))
        or any(_is_number(run) for run in _runs(text))
        or bool(_NUMBER_OF.search(text))
    )


_NUMBER_OF = re.compile(disguised("numero") + r"\s+(?:perso|de\s+(?:tel|portable|mobile))")


def _is_number(run: list[str]) -> bool:
    """Whether some of these parts, one after the other, are a number: it begins and ends with a part."""
    whole = "".join(run)
    edges, at = [0], 0
    for part in run:
        at += len(part)
        edges.append(at)
    return bool(_WITHOUT_ZERO.fullmatch(whole)) or any(
        _NUMBER.fullmatch(whole[start:end])
        for place, start in enumerate(edges)
        for end in edges[place + 1 : place + 16]
        if 10 <= end - start <= 15
    )


def _runs(text: str) -> Iterator[list[str]]:
    """The parts of each stretch in which only numbers follow each other, in figures."""
    run: list[str] = []
    times, gap = 1, 0
    for piece in _PIECE.findall(text):
        if not piece[0].isalnum() or not piece[0].isascii():
            gap += len(piece)
            if gap > _WIDEST or "¦" in piece:
                yield run
                run = []
            continue
        gap = 0
        if piece in _TWICE:
            times = _TWICE[piece]
        elif parts := _in_figures(piece, in_number=bool(run)):
            for part in parts:
                for _time in range(times):
                    _add(run, *part)
                times = 1
        elif piece not in _BETWEEN:
            yield run
            run, times = [], 1
    yield run


def _in_figures(piece: str, *, in_number: bool) -> list[tuple[str, bool]]:
    """The parts of a word: figures, and whether they were said in words; nothing for any other word."""
    for spelled in (piece, piece.translate(_AS_LETTERS)):
        if _ONLY_PARTS.fullmatch(spelled):
            return [(_FIGURES.get(part, part), part in _FIGURES) for part in _PARTS.findall(spelled)]
    figures = piece.translate(_AS_FIGURES)
    is_one = is_digits(figures) and (piece[0] == "o" or in_number and len(piece) <= 2 or not piece.isalpha())
    return [(figures, False)] if is_one else []


def _add(run: list[str], part: str, in_words: bool) -> None:
    """Add a part; said in words, `soixante` `dix` `huit` is one part, and so is `quatre` `vingt` `dix`."""
    last = run[-1] if run else ""
    if in_words and last == "4" and part == "20":
        run[-1] = "80"
    elif in_words and len(last) == 2 and last[1] == "0" and len(part) == 1 and part != "0":
        run[-1] = last[0] + part
    elif in_words and last in ("60", "80") and part[0] == "1" and len(part) == 2:
        run[-1] = str(int(last) + int(part))
    else:
        run.append(part)
