"""A second look at PDF/UA-1, by structure: what a machine can check without veraPDF, which no registry of ours offers.

It sees: the claim in the metadata, tags and their language, a title that is shown, that every mark on a page is tagged
or an artifact, alternative texts, headings that don't skip, heads of tables, the relation of attached files, hidden
widgets. It can't see: whether the order of reading makes sense, whether an alternative text says the right thing,
contrast, or whether each font's map to Unicode is true (the read-back tests stand in for that).
"""

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

_MARKING = {b"Tj", b"TJ", b"'", b'"', b"Do", b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"sh"}
_HIDDEN = 2


def problems_of(pdf: bytes) -> list[str]:
    """Every break of the rules that this check can see; an empty list is a pass."""
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]
    found = list(_catalogue(root))
    for number, page in enumerate(reader.pages, start=1):
        found += [f"page {number}: {text}" for text in _page(page, reader)]
    found += _structure(root)
    found += _files(root)
    return found


def _catalogue(root: Any) -> Iterator[str]:
    if "/MarkInfo" not in root or not root["/MarkInfo"].get("/Marked"):
        yield "not marked as tagged"
    if "/StructTreeRoot" not in root:
        yield "no structure tree"
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the title isn't shown"
    data = root["/Metadata"].get_data() if "/Metadata" in root else b""
    if not re.search(rb'pdfuaid:part(="1"|>1<)', data):  # as an attribute or as an element: both are RDF
        yield "doesn't claim PDF/UA-1"
    if b"<dc:title" not in data:
        yield "no title in the metadata"


def _page(page: PageObject, reader: PdfReader) -> Iterator[str]:
    depth, loose = 0, 0
    for _operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            depth += 1
        elif operator == b"EMC":
            depth -= 1
        elif operator in _MARKING and depth == 0:
            loose += 1
    if loose:
        yield f"{loose} marks are neither tagged nor an artifact"
    if depth:
        yield "marked content isn't closed"
    for each in page.get("/Annots", []):
        annotation = each.get_object()
        if annotation.get("/F", 0) & _HIDDEN:
            continue
        if "/StructParent" not in annotation:
            yield f"an annotation of kind {annotation.get('/Subtype')} isn't tagged"
        if annotation.get("/Subtype") != "/Widget" and "/Contents" not in annotation:
            yield "an annotation says nothing"
    if (
        page.get("/Annots")
        and page.get("/Tabs") != "/S"
        and any(not each.get_object().get("/F", 0) & _HIDDEN for each in page["/Annots"])
    ):
        yield "the tab order isn't that of the structure"


def _structure(root: Any) -> Iterator[str]:
    level = 0
    for tag in _tags(root.get("/StructTreeRoot", {}).get("/K")):
        kind = str(tag["/S"])
        if kind == "/Figure" and not tag.get("/Alt"):
            yield "a figure has no alternative text"
        if kind[:2] == "/H" and kind[2:].isdigit():
            if int(kind[2:]) > level + 1:
                yield f"a heading of level {kind[2:]} follows one of level {level}"
            level = int(kind[2:])
        if kind == "/Table" and not any(str(each["/S"]) == "/TH" for each in _tags(tag.get("/K"))):
            yield "a table has no head"


def _tags(node: Any) -> Iterator[Any]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            yield from _tags(each)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        yield from _tags(node.get("/K"))


def _files(root: Any) -> Iterator[str]:
    listed = root.get("/AF", [])
    for each in listed:
        spec = each.get_object()
        if "/AFRelationship" not in spec or "/UF" not in spec or "/F" not in spec:
            yield "an attached file doesn't say what it is"
