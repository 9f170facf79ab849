"""DOCX by python-docx and ODT by odfdo, from the same description."""

import io

import docx
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from odfdo import Document as Odt
from odfdo import Header, List
from odfdo import Paragraph as OdtParagraph

from premierpas.core.text import clean

from .text import Bullets, Heading, TextFile

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"


def docx_of(file: TextFile) -> bytes:
    """The text for Word, in its own styles (Title, Heading 1…, List Bullet)."""
    document = docx.Document()
    document.sections[0].page_width, document.sections[0].page_height = Mm(210), Mm(297)
    _speak(document, file)
    document.add_heading(clean(file.title), level=0)
    for block in file.blocks:
        if isinstance(block, Heading):
            document.add_heading(clean(block.text), level=block.level)
        elif isinstance(block, Bullets):
            for line in block.lines:
                document.add_paragraph(clean(line), style="List Bullet")
        else:
            document.add_paragraph(clean(block.text))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _speak(document: Docx, file: TextFile) -> None:
    """The file's language and title; the template's own author is taken out."""
    words = document.core_properties
    words.title, words.author, words.comments, words.language = clean(file.title), "", "", file.language
    run = document.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), file.language)
    run.append(language)


def odt_of(file: TextFile) -> bytes:
    """The text for LibreOffice, with headings of outline levels and real lists."""
    document = Odt("text")
    document.language = file.language
    document.meta.title, document.meta.creator, document.meta.initial_creator = clean(file.title), "", ""
    body = document.body
    body.clear()
    body.append(OdtParagraph(clean(file.title), style="Title"))
    for block in file.blocks:
        if isinstance(block, Heading):
            body.append(Header(block.level, clean(block.text), style=f"Heading_20_{block.level}"))
        elif isinstance(block, Bullets):
            body.append(List([clean(line) for line in block.lines]))
        else:
            body.append(OdtParagraph(clean(block.text)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
