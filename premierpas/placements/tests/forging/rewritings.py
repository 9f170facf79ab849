"""What a file written again changes, or doesn't."""

import io

import pikepdf
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

from .ways import rewritten


def swapped_pages(writer: PdfWriter) -> None:
    """The first page last."""
    kids = writer._root_object["/Pages"]["/Kids"]
    kids.append(kids.pop(0))


def without_last_page(writer: PdfWriter) -> None:
    """Without the evidence."""
    writer.remove_page(len(writer.pages) - 1)


def blank_page(writer: PdfWriter) -> None:
    """A page more."""
    writer.add_blank_page()


def other_terms(writer: PdfWriter) -> None:
    """Another `terms.json` beside the first."""
    writer.add_attachment("terms.json", b'{"pupil_name":"Autre"}')


def linked(writer: PdfWriter) -> None:
    """A link over the whole page."""
    area = ArrayObject([FloatObject(each) for each in (0, 0, 595, 842)])
    link = {"/Type": NameObject("/Annot"), "/Subtype": NameObject("/Link"), "/Rect": area,
            "/Contents": TextStringObject("x")}  # fmt: skip
    writer.add_annotation(0, DictionaryObject({NameObject(name): value for name, value in link.items()}))


def saved_by_pypdf(pdf: bytes) -> bytes:
    """Opened and saved, nothing changed."""
    return rewritten(lambda writer: None)(pdf)


def saved_by_qpdf(pdf: bytes) -> bytes:
    """The same with QPDF."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out)
    return out.getvalue()


def saved_by_pyhanko(pdf: bytes) -> bytes:
    """The same with the library that sealed it."""
    out = io.BytesIO()
    copy_into_new_writer(PdfFileReader(io.BytesIO(pdf))).write(out)
    return out.getvalue()
