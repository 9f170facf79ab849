"""Whatever is wrong with a list is said at its line, in words that help."""

from collections.abc import Callable

import pytest

from premierpas.people.class_lists.rows import MAX_BYTES, MAX_LINES

from .lists import SAMPLE_UAI, a_list, a_siecle, a_structure, an_element, read, sample, zipped


@pytest.mark.parametrize(
    ("line", "field", "words"),
    [
        (";Inès;04/08/2012;3A", "last_name", "nom manque"),
        ("Benali;;04/08/2012;3A", "first_name", "prénom manque"),
        ("Benali;\u200f;04/08/2012;3A", "first_name", "prénom manque"),
        ("Benali;Inès;;3A", "birth_date", "manque"),
        ("Benali;Inès;31/02/2012;3A", "birth_date", "31/02/2012"),
        ("Benali;Inès;hier;3A", "birth_date", "hier"),
        ("Benali;Inès;04/08/2020;3A", "birth_date", "6 ans"),
        ("Benali;Inès;04/08/1996;3A", "birth_date", "30 ans"),
        ("Benali;Inès;04/08/2030;3A", "birth_date", "Vérifiez"),
        ("Benali;Inès;04/08/2012;", "class", "classe manque"),
        (f"{'x' * 101};Inès;04/08/2012;3A", "last_name", "100"),
        ("Ben\ufffdli;Inès;04/08/2012;3A", "last_name", "illisible"),
    ],
)
def test_a_broken_line_is_named_with_its_field(line: str, field: str, words: str) -> None:
    found = read(a_list("Koné;Awa;05/08/2012;3A", line))
    assert [(error.line, error.field) for error in found.errors] == [(3, field)]
    assert words in found.errors[0].message
    assert [row.last_name for row in found.rows] == ["Koné"]


def test_every_error_of_a_line_is_said() -> None:
    found = read(a_list("Benali;;31/02/2012;"))
    assert [error.field for error in found.errors] == ["first_name", "birth_date", "class"]


def test_the_same_pupil_twice_names_the_first_line() -> None:
    found = read(a_list("Benali;Inès;04/08/2012;3A", "BENALI;ines;4/8/12;3B"))
    assert [(error.line, "ligne 2" in error.message) for error in found.errors] == [(3, True)]


def test_an_unknown_header_says_what_is_looked_for_and_what_was_read() -> None:
    found = read("Matricule;Ville;Option\n12;Nanterre;Latin")
    assert (found.rows, [(error.line, error.field) for error in found.errors]) == ([], [(1, "file")])
    assert "date de naissance" in found.errors[0].message
    assert "Matricule" in found.errors[0].message


def test_a_missing_column_is_named() -> None:
    found = read("Nom;Prénom;Classe\nBenali;Inès;3A")
    assert [(error.line, error.field) for error in found.errors] == [(1, "birth_date")]
    assert "Prénom" in found.errors[0].message


PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
SHEET = zipped(**{"[Content_Types]__xml": b"<Types/>", "xl/workbook__xml": b"<workbook/>"})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "vide"),
        ("\ufeff \n\n", "vide"),
        (PNG, "pas une liste"),
        (b"%PDF-1.7\n" + b"\0\1\2" * 999, "pas une liste"),
        (bytes(range(256)) * 40, "pas une liste"),
        (SHEET, "pas une liste"),
        (b"PK\x03\x04" + b"\xff" * 300, "zip"),
        (zipped(photo__jpg=b"x"), "aucune liste"),
        (b"x" * (MAX_BYTES + 1), "10"),
        (a_list(*["Benali;Inès;04/08/2012;3A"] * MAX_LINES), "lignes"),
        (a_list(), "aucun élève"),
    ],
)
def test_what_is_no_list_is_refused_as_a_whole(data: bytes | str, words: str) -> None:
    found = read(data)
    assert (found.rows, len(found.errors), found.errors[0].field) == ([], 1, "file")
    assert words in found.errors[0].message.replace("\u00a0", " ")


def test_a_siecle_export_of_another_school_is_refused() -> None:
    found = read(sample("siecle_ElevesSansAdresses.xml"), uai="0920882J")
    assert found.rows == []
    assert SAMPLE_UAI in found.errors[0].message


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"</ELEVE>", b"</ELEV>", 1),
        lambda data: data.replace(b"ISO-8859-15", b"x-unknown", 1),
        lambda data: b"<?xml version='1.0'?><html/>",
        lambda data: b"<?xml version='1.0'?><BEE_ELEVES/>",
        lambda data: b"<?xml version='1.0'?>" + b"<a>" * 5000,
    ],
)
def test_a_damaged_siecle_export_gives_a_message(damage: Callable[[bytes], bytes]) -> None:
    found = read(damage(sample("siecle_ElevesSansAdresses.xml")), uai=SAMPLE_UAI)
    assert (found.rows, [error.field for error in found.errors]) == ([], ["file"])


def test_an_open_quotation_mark_does_not_swallow_the_list() -> None:
    lines = [f"Nom{n};Inès;04/08/2012;3A" for n in range(10)]
    found = read(a_list('"Benali;Inès;04/08/2012;3A', *lines))
    assert len(found.rows) == 11


def test_one_damaged_sign_does_not_spoil_the_accents_of_the_rest() -> None:
    good = [f"Lefèvre{n};Noé;04/08/2012;3A" for n in range(5)]
    data = a_list(*good).encode() + b"\nBenali\xe9;In\xc3\xa8s;04/08/2012;3A"
    found = read(data)
    assert {row.first_name for row in found.rows} == {"Noé"}
    assert [error.line for error in found.errors] == [7]


def test_a_pupil_of_the_sixth_form_may_be_young() -> None:
    pupils = an_element(1).replace("04/08/2012", "04/08/2017")
    assert read(a_siecle(pupils, a_structure(1, "6A"))).errors == []
