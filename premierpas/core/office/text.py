"""A text as its author means it, before it is a file of any kind."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Words of one paragraph; line breaks that were typed stay."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list, one line each."""

    lines: Sequence[str]


@dataclass(frozen=True)
class Figure:
    """A JPEG with its caption; `alt` says what is seen. `width` and `height` in pixels give its shape."""

    picture: bytes
    width: int
    height: int
    caption: str
    alt: str


@dataclass(frozen=True)
class Contents:
    """A table of contents of all headings, filled in already; a word processor refreshes it like any of its own."""

    title: str


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Bullets | Figure | Contents | PageBreak

WIDEST_MM, HIGHEST_MM = 150, 180  # room for a figure on a page of A4


@dataclass(frozen=True)
class TextFile:
    """A whole text: its title stands in the file's properties and above everything. No author is ever named."""

    title: str
    blocks: Sequence[Block]
    language: str = "fr-FR"

    @property
    def headings(self) -> list[Heading]:
        """All headings in order."""
        return [block for block in self.blocks if isinstance(block, Heading)]


def size_mm(figure: Figure) -> tuple[float, float]:
    """Width and height on the page in mm: as large as its room allows, in its own shape."""
    scale = min(WIDEST_MM / figure.width, HIGHEST_MM / figure.height)
    return figure.width * scale, figure.height * scale
