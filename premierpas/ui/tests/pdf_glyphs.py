"""Where each glyph of a PDF page is drawn, computed from the content stream and the fonts' widths."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class Glyph:
    """One drawn glyph: its number in the embedded font (0 is the box for "missing"), its place in points."""

    number: int
    font: str
    left: float
    right: float
    baseline: float
    size: float


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """All that a reader finds."""
    return "\n".join(page.extract_text() for page in read(pdf).pages)


def glyphs_of(pdf: bytes) -> list[Glyph]:
    reader = read(pdf)
    return [glyph for page in reader.pages for glyph in glyphs_on(page, reader)]


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def glyphs_on(page: PageObject, reader: PdfReader) -> Iterator[Glyph]:
    fonts = page["/Resources"]["/Font"]
    known: dict[str, tuple[str, dict[int, float]]] = {}
    ctm, saved = IDENTITY, []
    line: Matrix = IDENTITY
    name, size = "", 0.0
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        match operator:
            case b"q":
                saved.append(ctm)
            case b"Q":
                ctm = saved.pop()
            case b"cm":
                ctm = _times(tuple(map(float, operands)), ctm)
            case b"Tf":
                name, size = str(operands[0]), float(operands[1])
                known.setdefault(name, _widths(fonts[name].get_object()))
            case b"Tm":
                line = tuple(map(float, operands))
            case b"Tj" | b"TJ":
                family, widths = known[name]
                at = 0.0
                for part in operands[0] if operator == b"TJ" else operands:
                    if isinstance(part, (int, float)):
                        at -= float(part) / 1000 * size
                        continue
                    raw = _bytes(part)
                    for start in range(0, len(raw), 2):
                        number = int.from_bytes(raw[start : start + 2], "big")
                        end = at + widths.get(number, 0.0) / 1000 * size
                        place = _times(line, ctm)
                        left, right = (_times((1, 0, 0, 1, x, 0), place) for x in (at, end))
                        yield Glyph(number, family, left[4], right[4], left[5], size)
                        at = end
            case b"Td" | b"TD" | b"T*" | b"Tz" | b"Tc" | b"Tw":
                raise AssertionError(f"operator {operator!r} isn't followed here")


def _bytes(part: Any) -> bytes:
    original = getattr(part, "original_bytes", None)
    return bytes(original if original is not None else part)


def _widths(font: Any) -> tuple[str, dict[int, float]]:
    below = font["/DescendantFonts"][0].get_object()
    widths: dict[int, float] = {}
    entries = list(below.get("/W", []))
    while entries:
        first, second = int(entries.pop(0)), entries.pop(0)
        if isinstance(second, list):
            widths.update({first + n: float(width) for n, width in enumerate(second)})
        else:
            width = float(entries.pop(0))
            widths.update(dict.fromkeys(range(first, int(second) + 1), width))
    return str(font["/BaseFont"]).partition("+")[2], widths
