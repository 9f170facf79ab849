"""A second look at PDF/UA-1, by structure: what a machine can check without veraPDF, which no registry of ours offers.

It sees: the claim in the metadata, tags and their language, a title that is shown, that every mark on a page is tagged
or an artifact and that the tag is in the tree, that tags are standard ones or mapped to them and nested as they must,
alternative texts, headings that don't skip, heads of tables and their scope, embedded fonts with a map to Unicode,
what attached files say of themselves, widgets out of sight. It can't see: whether the order of reading makes sense,
whether an alternative text says the right thing, contrast, whether a glyph's map to Unicode is true (the read-back
tests stand in for that), nor the syntax of the file beyond what pypdf reads. typst itself refuses to write what it
knows to break PDF/UA-1.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

_MARKING = {b"Tj", b"TJ", b"'", b'"', b"Do", b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"sh"}
_HIDDEN = 2
_STANDARD = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
    "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT",
    "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form",
}  # fmt: skip
_INSIDE = {
    "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"},
    "TFoot": {"Table"}, "LI": {"L"}, "Lbl": {"LI", "Note", "Form", "Reference"}, "LBody": {"LI"},
}  # fmt: skip


def problems_of(pdf: bytes) -> list[str]:
    """Every break of the rules that this check can see; an empty list is a pass."""
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]
    found = list(_catalogue(root))
    parents = _numbers(root.get("/StructTreeRoot", {}).get("/ParentTree"))
    for number, page in enumerate(reader.pages, start=1):
        found += [f"page {number}: {text}" for text in (*_page(page, reader, parents), *_fonts(page))]
    found += _structure(root)
    found += _files(root)
    return found


def _catalogue(root: Any) -> Iterator[str]:
    if "/MarkInfo" not in root or not _is_true(root["/MarkInfo"], "/Marked"):
        yield "not marked as tagged"
    elif _is_true(root["/MarkInfo"], "/Suspects"):
        yield "says itself that its tags are suspect"
    if "/StructTreeRoot" not in root:
        yield "no structure tree"
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not _is_true(root.get("/ViewerPreferences", {}), "/DisplayDocTitle"):
        yield "the title isn't shown"
    data = root["/Metadata"].get_data() if "/Metadata" in root else b""
    if not re.search(rb'pdfuaid:part(="1"|>1<)', data):  # as an attribute or as an element: both are RDF
        yield "doesn't claim PDF/UA-1"
    if b"<dc:title" not in data:
        yield "no title in the metadata"


def _is_true(of: Any, name: str) -> bool:
    """pypdf's booleans are objects, and every object counts as true."""
    return bool(getattr(of.get(name), "value", False))


def _numbers(node: Any) -> dict[int, Any]:
    """A number tree as a dictionary."""
    node = node.get_object() if node is not None else {}
    flat = node.get("/Nums", [])
    found = {int(flat[at]): flat[at + 1].get_object() for at in range(0, len(flat), 2)}
    for kid in node.get("/Kids", []):
        found |= _numbers(kid)
    return found


def _page(page: PageObject, reader: PdfReader, parents: dict[int, Any]) -> Iterator[str]:
    depth, loose, lost = 0, 0, 0
    known = parents.get(int(page.get("/StructParents", -1)), [])
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            depth += 1
            number = operands[1].get("/MCID") if operator == b"BDC" and hasattr(operands[1], "get") else None
            if number is not None and (number >= len(known) or not known[number].get_object()):
                lost += 1
        elif operator == b"EMC":
            depth -= 1
        elif operator in _MARKING and depth == 0:
            loose += 1
    if loose:
        yield f"{loose} marks are neither tagged nor an artifact"
    if lost:
        yield f"{lost} marks name a tag that isn't in the tree"
    if depth:
        yield "marked content isn't closed"
    for each in page.get("/Annots", []):
        annotation = each.get_object()
        if not _is_seen(annotation, page):
            continue
        if "/StructParent" not in annotation:
            yield f"an annotation of kind {annotation.get('/Subtype')} isn't tagged"
        if annotation.get("/Subtype") != "/Widget" and "/Contents" not in annotation:
            yield "an annotation says nothing"
    if (
        page.get("/Annots")
        and page.get("/Tabs") != "/S"
        and any(_is_seen(each.get_object(), page) for each in page["/Annots"])
    ):
        yield "the tab order isn't that of the structure"


def _is_seen(annotation: Any, page: PageObject) -> bool:
    """PDF/UA-1, 7.18.1: what is hidden, or outside the crop box, needs no tag."""
    left, bottom, right, top = (float(each) for each in annotation["/Rect"])
    box = page.cropbox
    outside = right < box.left or left > box.right or top < box.bottom or bottom > box.top
    return not (outside or annotation.get("/F", 0) & _HIDDEN)


def _fonts(page: PageObject) -> Iterator[str]:
    for each in page.get("/Resources", {}).get("/Font", {}).values():
        font = each.get_object()
        below = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(below.get("/FontDescriptor", {})):
            yield f"the font {font.get('/BaseFont')} isn't embedded"
        if "/ToUnicode" not in font:
            yield f"the font {font.get('/BaseFont')} has no map to Unicode"


def _structure(root: Any) -> Iterator[str]:
    roles = {str(name)[1:]: str(role)[1:] for name, role in root.get("/StructTreeRoot", {}).get("/RoleMap", {}).items()}
    level = 0
    for tag in _tags(root.get("/StructTreeRoot", {}).get("/K")):
        kind = str(tag["/S"])
        yield from _nesting(kind[1:], tag, roles)
        if kind == "/Figure" and not tag.get("/Alt"):
            yield "a figure has no alternative text"
        if kind[:2] == "/H" and kind[2:].isdigit():
            if int(kind[2:]) > level + 1:
                yield f"a heading of level {kind[2:]} follows one of level {level}"
            level = int(kind[2:])
        if kind == "/Table" and not any(str(each["/S"]) == "/TH" for each in _tags(tag.get("/K"))):
            yield "a table has no head"


def _nesting(kind: str, tag: Any, roles: dict[str, str]) -> Iterator[str]:
    if kind not in _STANDARD and roles.get(kind) not in _STANDARD:
        yield f"the tag {kind} is neither a standard one nor mapped to one"
    parent = str(tag["/P"].get_object().get("/S", ""))[1:] if "/P" in tag else ""
    if kind in _INSIDE and parent not in _INSIDE[kind]:
        yield f"a {kind} is inside a {parent}"
    attributes = tag.get("/A", [])
    attributes = attributes if isinstance(attributes, list) else [attributes]
    if kind == "TH" and not any("/Scope" in each.get_object() for each in attributes):
        yield "a table's head doesn't say what it is the head of"


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
    named = root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", [])
    for each in [*root.get("/AF", []), *named[1::2]]:
        spec = each.get_object()
        if "/AFRelationship" not in spec or "/UF" not in spec or "/F" not in spec:
            yield "an attached file doesn't say what it is"
