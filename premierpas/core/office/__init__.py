"""Texts as files of word processors, with real styles: headings are headings, lists are lists."""

from .docx_writing import DOCX, docx_of
from .odt_writing import ODT, odt_of
from .text import Block, Bullets, Contents, Figure, Heading, PageBreak, Paragraph, TextFile

__all__ = [
    "DOCX", "ODT", "Block", "Bullets", "Contents", "Figure", "Heading", "PageBreak", "Paragraph", "TextFile", "docx_of",
    "odt_of",
]  # fmt: skip
