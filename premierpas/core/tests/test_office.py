"""Files of word processors: headings are headings, lists are lists, text is only text, nobody is named."""

import io
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from odfdo import Document as Odt

from premierpas.core.office import Bullets, Contents, Figure, Heading, PageBreak, Paragraph, TextFile, docx_of, odt_of
from tests.factories import a_jpeg
from tests.programs import program
from tests.waiting import LIMIT

HARD = "« Été » & <b>gras</b> *#@_` 😀 " + "a" * 90 + " مرحبا தமிழ் 中文\x07"
FILE = TextFile(
    "Mon CV",
    [Heading("Ce que je sais faire"), Bullets(["Réparer", HARD]), Heading("Détail", 2), Paragraph("Une\nDeux")],
)


def test_a_docx_has_real_styles_and_no_author() -> None:
    read = docx.Document(io.BytesIO(docx_of(FILE)))
    assert [(row.style.name, row.text) for row in read.paragraphs] == [
        ("Title", "Mon CV"),
        ("Heading 1", "Ce que je sais faire"),
        ("List Bullet", "Réparer"),
        ("List Bullet", HARD.replace("\x07", "")),
        ("Heading 2", "Détail"),
        ("Normal", "Une\nDeux"),
    ]
    words = read.core_properties
    assert (words.title, words.author, words.language) == ("Mon CV", "", "fr-FR")


def test_an_odt_has_outline_levels_lists_and_no_author() -> None:
    read = Odt(io.BytesIO(odt_of(FILE)))
    headings = [(row.get_attribute("text:outline-level"), row.text_recursive) for row in read.body.get_headers()]
    assert headings == [("1", "Ce que je sais faire"), ("2", "Détail")]
    (bullets,) = read.body.get_lists()
    assert "Réparer" in bullets.text_recursive and "<b>gras</b>" in bullets.text_recursive
    assert (read.meta.title, read.meta.creator, read.language) == ("Mon CV", "", "fr-FR")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_makes_files_that_open(text: str) -> None:
    file = TextFile(text, [Heading(text), Bullets([text]), Paragraph(text)])
    assert docx.Document(io.BytesIO(docx_of(file))).paragraphs
    assert zipfile.ZipFile(io.BytesIO(odt_of(file))).testzip() is None


@pytest.mark.parametrize(("kind", "write"), [("docx", docx_of), ("odt", odt_of)])
def test_libreoffice_opens_it_and_finds_the_headings(tmp_path: Path, kind: str, write) -> None:
    office = program("soffice")
    (tmp_path / f"cv.{kind}").write_bytes(write(FILE))
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "html:HTML"]
    subprocess.run([*command, "--outdir", str(tmp_path), f"cv.{kind}"], cwd=tmp_path, check=True, timeout=LIMIT)
    html = (tmp_path / "cv.html").read_text(encoding="utf-8", errors="replace")
    assert "<h1" in html and "Ce que je sais faire" in html and "<h2" in html and "<li" in html


REPORT = TextFile(
    "Mon rapport",
    [
        Paragraph("Collège"), PageBreak(), Contents("Sommaire"), PageBreak(), Heading("L’endroit"), Paragraph(HARD),
        Heading("Détail", 2), Figure(a_jpeg(40, 30), 40, 30, "L’établi", "Des outils <rangés>"), Heading("Avis"),
    ],
)  # fmt: skip


def test_a_docx_has_its_contents_filled_in_and_leading_to_real_places() -> None:
    read = docx.Document(io.BytesIO(docx_of(REPORT)))
    links = [link for line in read.paragraphs if line.style.name.startswith("toc") for link in line.hyperlinks]
    assert [link.text for link in links] == ["L’endroit", "Détail", "Avis"]
    marks = {mark.get(qn("w:name")) for mark in read.element.iter(qn("w:bookmarkStart"))}
    assert {link.fragment for link in links} <= marks
    (picture,) = read.inline_shapes
    assert picture._inline.docPr.get("descr") == "Des outils <rangés>"
    assert [line.text for line in read.paragraphs if line.style.name == "Caption"] == ["Figure 1 : L’établi"]
    assert {each.get(qn("w:val")) for each in read.styles.element.iter(qn("w:lang"))} == {"fr-FR"}


def test_an_odt_has_its_contents_filled_in_headings_without_numbers_and_a_described_picture() -> None:
    read = Odt(io.BytesIO(odt_of(REPORT)))
    assert [link.text for link in read.body.get_elements("//text:index-body//text:a")] == [
        "L’endroit",
        "Détail",
        "Avis",
    ]
    assert read.body.get_element("//draw:frame/svg:desc").text == "Des outils <rangés>"
    levels = read.styles.get_elements("//text:outline-level-style")
    assert {level.get_attribute("style:num-format") or "" for level in levels} == {""}


@pytest.mark.parametrize(("kind", "write"), [("docx", docx_of), ("odt", odt_of)])
def test_libreoffice_converts_a_report_and_back_with_its_headings(tmp_path: Path, kind: str, write) -> None:
    office = program("soffice")
    other = {"docx": "odt", "odt": "docx"}[kind]
    (tmp_path / f"rapport.{kind}").write_bytes(write(REPORT))
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    for target, source in ((other, f"rapport.{kind}"), (kind, f"there/rapport.{other}")):
        folder = tmp_path / ("there" if target == other else "back")
        subprocess.run([*command, target, "--outdir", str(folder), source], cwd=tmp_path, check=True, timeout=LIMIT)
    content = (tmp_path / "back" / f"rapport.{kind}").read_bytes()
    if kind == "docx":
        found = [line.text for line in docx.Document(io.BytesIO(content)).paragraphs if "Heading" in line.style.name]
    else:
        found = [row.text_recursive for row in Odt(io.BytesIO(content)).body.get_headers()]
    assert [title for title in found if title in {"L’endroit", "Détail", "Avis"}] == ["L’endroit", "Détail", "Avis"]
