"""Texts as files of word processors, with real styles: headings are headings, lists are lists."""

from .text import Block, Bullets, Heading, Paragraph, TextFile
from .writing import DOCX, ODT, docx_of, odt_of

__all__ = ["DOCX", "ODT", "Block", "Bullets", "Heading", "Paragraph", "TextFile", "docx_of", "odt_of"]
