"""The files themselves: tagged, in French, titled, the same twice, and without a name where none belongs."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from premierpas.ui.pdf.documents import (
    Card,
    ClassSheet,
    CVText,
    Identity,
    LetterText,
    cards_pdf,
    class_sheet_pdf,
    cv_pdf,
    letter_pdf,
)

from .pdf_glyphs import read, text_of

AT = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
WHO = Identity("Inès Zzyzxova", ["12 rue Planteuil, 92000 Nanterre", "ines.zzyzxova@exemple.fr"])
LETTER = LetterText(
    "Candidature : atelier vélo", ["Madame, Monsieur,"], identity=WHO, reader="Élève I., 3e", place="Nanterre"
)
CV = CVText(about_me="Curieuse.", skills=["Réparer : un vélo"], identity=WHO, reader="Élève I., 3e")
CARD = Card("Inès", "3e B", "ines.b", "girafe-citron-tambour", "https://exemple.fr/carte/ines.b")
SHEET = ClassSheet("À faire", "3e B", date(2026, 11, 25), [("Benali, Inès", "Confirmer", "8 déc.")])


def documents() -> dict[str, bytes]:
    return {
        "letter": letter_pdf(LETTER, at=AT),
        "cv": cv_pdf(CV, at=AT),
        "cards": cards_pdf([CARD], site="exemple.fr", at=AT),
        "sheet": class_sheet_pdf(SHEET, at=AT),
    }


@pytest.mark.parametrize("kind", ["letter", "cv", "cards", "sheet"])
def test_a_document_is_tagged_in_french_and_says_that_it_is_accessible(kind: str) -> None:
    root = read(documents()[kind]).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"].startswith("fr")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert "/StructTreeRoot" in root
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def tags(node: object, found: list[dict]) -> list[dict]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            tags(each, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.append(node)
        tags(node.get("/K"), found)
    return found


def test_the_class_sheet_has_a_table_with_a_head() -> None:
    kinds = [tag["/S"] for tag in tags(read(documents()["sheet"]).trailer["/Root"]["/StructTreeRoot"], [])]
    assert kinds.count("/Table") == 1 and kinds.count("/TH") == 3 and kinds.count("/H1") == 1


def test_the_qr_code_is_the_one_figure_of_a_card_and_says_where_it_leads() -> None:
    found = tags(read(documents()["cards"]).trailer["/Root"]["/StructTreeRoot"], [])
    figures = [tag for tag in found if tag["/S"] == "/Figure"]
    assert len(figures) == 1 and figures[0]["/Alt"].endswith("de ines.b")


def test_headings_of_a_cv_do_not_skip_a_level() -> None:
    kinds = [tag["/S"] for tag in tags(read(documents()["cv"]).trailer["/Root"]["/StructTreeRoot"], [])]
    assert [kind for kind in kinds if kind.startswith("/H")] == ["/H1", "/H2"]


def test_metadata_hold_the_title_and_the_writer() -> None:
    metadata = read(documents()["letter"]).metadata
    assert metadata["/Title"] == "Candidature : atelier vélo" and metadata["/Author"] == "Inès Zzyzxova"
    assert read(documents()["cv"]).metadata["/Title"] == "CV d’Inès Zzyzxova"
    assert metadata["/CreationDate"].startswith("D:20261125083000")


@pytest.mark.parametrize("kind", ["letter", "cv"])
def test_without_identity_nothing_in_the_file_names_anybody(kind: str) -> None:
    pdf = (
        letter_pdf(replace(LETTER, identity=None, place=""), at=AT)
        if kind == "letter"
        else cv_pdf(replace(CV, identity=None), at=AT)
    )
    reader = read(pdf)
    assert "Élève I., 3e" in text_of(pdf)
    assert "/Author" not in reader.metadata
    everything = text_of(pdf) + str(dict(reader.metadata)) + reader.trailer["/Root"]["/Metadata"].get_data().decode()
    streams = b"".join(each.get_data() for each in _streams(reader))
    for planted in ("Inès", "Zzyzxova", "Planteuil", "Nanterre", "exemple.fr"):
        assert planted not in everything
        for encoded in (planted.encode(), planted.encode("utf-16-be")):
            assert encoded not in pdf and encoded not in streams


def _streams(reader):  # type: ignore[no-untyped-def]
    for number in range(1, len(reader.xref.get(0, {})) + 1):
        thing = reader.get_object(number)
        if hasattr(thing, "get_data"):
            yield thing


@pytest.mark.parametrize("text", ["", " ", "\x00", "\n"])
def test_a_document_without_a_title_has_one_all_the_same(text: str) -> None:
    assert read(letter_pdf(replace(LETTER, subject=text))).metadata["/Title"].strip()
    assert read(class_sheet_pdf(replace(SHEET, title=text))).metadata["/Title"].strip()


@pytest.mark.parametrize("word", ["W" * 90, "م" * 90])
def test_a_title_holds_no_chance_to_break(word: str) -> None:
    assert read(letter_pdf(replace(LETTER, subject=word))).metadata["/Title"] == word


@pytest.mark.parametrize("kind", ["letter", "cv", "cards", "sheet"])
def test_the_same_text_at_the_same_instant_gives_the_same_bytes(kind: str) -> None:
    assert documents()[kind] == documents()[kind]


def test_several_threads_set_documents_at_once_without_mixing_them() -> None:
    found: dict[str, list[bytes]] = {}

    def work(name: str) -> None:
        found[name] = [letter_pdf(replace(LETTER, identity=Identity(name)), at=AT) for _each in range(10)]

    threads = [threading.Thread(target=work, args=(f"Personne{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    for name, files in found.items():
        assert len(set(files)) == 1 and name in text_of(files[0])
