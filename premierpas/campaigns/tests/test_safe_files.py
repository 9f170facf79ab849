"""Which files the team may keep: office texts and papers that fetch and run nothing."""

import io
import zipfile

import pytest

from premierpas.campaigns.enums import FileKind
from premierpas.campaigns.files import RefusedOffice, clean_office
from premierpas.core.office import Paragraph, TextFile, docx_of, odt_of


def test_only_files_that_can_do_no_harm_are_kept():
    text = TextFile("Guide", [Paragraph("Bonjour")])
    assert clean_office(docx_of(text)).kind == FileKind.DOCX and clean_office(odt_of(text)).kind == FileKind.ODT
    with_macros = io.BytesIO(docx_of(text))
    with zipfile.ZipFile(with_macros, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("virus.exe", b"x")
    for raw in (with_macros.getvalue(), other.getvalue(), b"PK\x03\x04 broken"):
        with pytest.raises(RefusedOffice):
            clean_office(raw)


def _office(name: str, more: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, text in ({name: "<x/>"} | more).items():
            archive.writestr(part, text)
    return out.getvalue()


def test_a_file_that_fetches_something_when_it_is_opened_is_refused():
    external = '<Relationship Id="1" Type="http://x/%s" Target="https://exemple.test/a" TargetMode="External"/>'
    fetching = [
        ("word/document.xml", {"word/_rels/settings.xml.rels": external % "attachedTemplate"}),
        ("word/document.xml", {"word/_rels/document.xml.rels": external % "image"}),
        ("word/document.xml", {"word/embeddings/oleObject1.bin": "x"}),
        ("word/document.xml", {"word/activeX/activeX1.xml": "x"}),
        ("content.xml", {"styles.xml": '<draw:image xlink:href="https://exemple.test/a.png"/>'}),
        ("content.xml", {"meta.xml": '<meta:template xlink:href="//exemple.test/a"/>'}),
        ("content.xml", {"styles.xml": '<script:event-listener script:event-name="dom:load"/>'}),
    ]
    kept = []
    for name, more in fetching:
        try:
            clean_office(_office(name, more))
        except RefusedOffice:
            continue
        kept.append(more)
    assert kept == []
    linked = _office("word/document.xml", {"word/_rels/document.xml.rels": external % "hyperlink"})
    local = external.replace("https://exemple.test/a", "file:///C:/Modeles/Normal.dotm") % "attachedTemplate"
    made_of = _office("word/document.xml", {"word/_rels/settings.xml.rels": local})
    drawn = _office("content.xml", {"styles.xml": '<draw:image xlink:href="Pictures/a.png"/>'})
    clicked = _office("content.xml", {"styles.xml": '<draw:a xlink:href="https://exemple.test"/>'})
    kinds = [clean_office(each).kind for each in (linked, made_of, drawn, clicked)]
    assert kinds == [FileKind.DOCX, FileKind.DOCX, FileKind.ODT, FileKind.ODT]
