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


Block = Heading | Paragraph | Bullets


@dataclass(frozen=True)
class TextFile:
    """A whole text: its title stands in the file's properties and above everything. No author is ever named."""

    title: str
    blocks: Sequence[Block]
    language: str = "fr-FR"
