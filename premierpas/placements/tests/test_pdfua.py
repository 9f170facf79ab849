"""The check of accessibility itself: each break that it claims to see, it sees."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, NumberObject, StreamObject

from premierpas.placements.document.agreement import agreement_pdf
from premierpas.placements.sealing.seal import seal_pdf
from tests.begun import begun_once

from .agreements import signed
from .pdfua import problems_of

pytestmark = pytest.mark.django_db
HIDDEN, PRINTED = 2, 4


def tag_of(root: Any, kind: str) -> Any:
    """The first tag of a kind."""
    found: list[Any] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            if node.get("/S") == kind:
                found.append(node)
            if "/K" in node:
                walk(node["/K"])

    walk(root["/StructTreeRoot"]["/K"])
    return found[0]


def unmarked(root: Any, writer: PdfWriter) -> None:
    content = StreamObject()
    content.set_data(writer.pages[0].get_contents().get_data() + b"\n0 0 10 10 re f")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(content)


def linked(root: Any, writer: PdfWriter) -> None:
    box = ArrayObject(NumberObject(each) for each in (10, 10, 50, 50))
    link = DictionaryObject({NameObject("/Subtype"): NameObject("/Link"), NameObject("/Rect"): box})
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(link)])


def renamed(old: str, new: str) -> Callable[[Any, PdfWriter], None]:
    return lambda root, writer: tag_of(root, old).update({NameObject("/S"): NameObject(new)})


def font_of(writer: PdfWriter) -> Any:
    return next(iter(writer.pages[0]["/Resources"]["/Font"].values())).get_object()


BREAKS: dict[str, Callable[[Any, PdfWriter], Any]] = {
    "not marked as tagged": lambda root, _w: root["/MarkInfo"].update({NameObject("/Marked"): BooleanObject(False)}),
    "suspect": lambda root, _w: root["/MarkInfo"].update({NameObject("/Suspects"): BooleanObject(True)}),
    "no language": lambda root, _w: root.pop("/Lang"),
    "the title isn't shown": lambda root, _w: root.pop("/ViewerPreferences"),
    "doesn't claim": lambda root, _w: root.pop("/Metadata"),
    "neither tagged nor an artifact": unmarked,
    "isn't tagged": linked,
    "name a tag that isn't in the tree": lambda root, _w: root["/StructTreeRoot"].pop("/ParentTree"),
    "follows one of level": renamed("/H2", "/H4"),
    "has no alternative text": renamed("/P", "/Figure"),
    "neither a standard one nor mapped": renamed("/P", "/Zzyzx"),
    "is inside a": renamed("/TR", "/Div"),
    "what it is the head of": lambda root, _w: tag_of(root, "/TH").pop("/A"),
    "no map to Unicode": lambda _r, writer: font_of(writer).pop("/ToUnicode"),
    "isn't embedded": lambda _r, writer: font_of(writer)["/DescendantFonts"][0].get_object().pop("/FontDescriptor"),
    "an attached file": lambda root, _w: root["/AF"][0].get_object().pop("/AFRelationship"),
}


pdf = begun_once(lambda: agreement_pdf(signed()))


def test_each_break_is_named(pdf: bytes):
    assert problems_of(pdf) == []
    for name, spoil in BREAKS.items():
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
        spoil(writer.root_object, writer)
        out = io.BytesIO()
        writer.write(out)
        assert any(name in text for text in problems_of(out.getvalue())), name


def test_the_seal_keeps_what_pdf_a_and_pdf_ua_ask_for(pdf: bytes):
    sealed = seal_pdf(pdf)
    assert problems_of(sealed) == []
    reader = PdfReader(io.BytesIO(sealed))
    claims = reader.trailer["/Root"]["/Metadata"].get_data()
    assert re.search(rb'pdfaid:part(="3"|>3<)', claims) and re.search(rb'pdfaid:conformance(="U"|>U<)', claims)
    [widget] = [each.get_object() for page in reader.pages for each in page.get("/Annots", [])]
    assert widget["/F"] & PRINTED and not widget["/F"] & HIDDEN
    assert widget["/Rect"][2] < 0 and widget["/Rect"][3] < 0
