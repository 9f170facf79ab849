"""DOCX by python-docx, in Word's own styles."""

import io
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph as Line
from docx.text.run import Run

from premierpas.core.text import clean

from .text import Bullets, Contents, Figure, Heading, PageBreak, TextFile, size_mm

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def docx_of(file: TextFile) -> bytes:
    """The text for Word (Title, Heading 1…, List Bullet, Caption, toc 1…), on A4."""
    document = docx.Document()
    document.sections[0].page_width, document.sections[0].page_height = Mm(210), Mm(297)
    _speak(document, file)
    document.add_heading(clean(file.title), level=0)
    headings = figures = 0
    for block in file.blocks:
        if isinstance(block, Heading):
            headings += 1
            _bookmark(document.add_heading(clean(block.text), level=block.level), headings)
        elif isinstance(block, Bullets):
            for line in block.lines:
                document.add_paragraph(clean(line), style="List Bullet")
        elif isinstance(block, Figure):
            figures += 1
            _figure(document, block, figures)
        elif isinstance(block, Contents):
            _contents(document, file, block)
        elif isinstance(block, PageBreak):
            document.add_page_break()
        else:
            document.add_paragraph(clean(block.text))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _speak(document: Document, file: TextFile) -> None:
    """The file's language and title; the template's own author is taken out."""
    words = document.core_properties
    words.title, words.author, words.comments, words.language = clean(file.title), "", "", file.language
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), file.language)


def _bookmark(line: Line, number: int) -> None:
    """A place in the heading that the table of contents leads to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _name(number))
    line._p.insert(1 if line._p.pPr is not None else 0, start)
    line._p.append(end)


def _name(number: int) -> str:
    return f"_Toc{number:06d}"


def _contents(document: Document, file: TextFile, block: Contents) -> None:
    """A TOC field whose result is there already: titles that lead to their headings."""
    styles = document.styles
    for level in {heading.level for heading in file.headings}:
        styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH).paragraph_format.left_indent = Mm(6 * (level - 1))
    document.add_paragraph(clean(block.title), style="TOC Heading")
    lines = [document.add_paragraph(style=f"toc {heading.level}") for heading in file.headings]
    for number, (line, heading) in enumerate(zip(lines, file.headings, strict=True), start=1):
        if number == 1:
            _field(line.add_run(), "begin")
            _instruct(line.add_run(), r'TOC \o "1-3" \h \z \u')
            _field(line.add_run(), "separate")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _name(number))
        line._p.append(link)
        run = Run(OxmlElement("w:r"), line)
        run.text = clean(heading.text)
        link.append(run._r)
    if lines:
        _field(lines[-1].add_run(), "end")


def _field(run: Run, kind: str) -> None:
    character = OxmlElement("w:fldChar")
    character.set(qn("w:fldCharType"), kind)
    run._r.append(character)


def _instruct(run: Run, words: str) -> None:
    text: Any = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = words
    run._r.append(text)


def _figure(document: Document, figure: Figure, number: int) -> None:
    width, height = size_mm(figure)
    shape = document.add_picture(io.BytesIO(figure.picture), width=Mm(width), height=Mm(height))
    shape._inline.docPr.set("descr", clean(figure.alt))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    line = document.add_paragraph("Figure ", style="Caption")
    _field(line.add_run(), "begin")
    _instruct(line.add_run(), r"SEQ Figure \* ARABIC")
    _field(line.add_run(), "separate")
    line.add_run(str(number))
    _field(line.add_run(), "end")
    line.add_run(f" : {clean(figure.caption)}")
