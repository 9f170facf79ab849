"""No line of a list is lost or changed in silence, and no list holds a server up."""

import zipfile
from datetime import date
from io import BytesIO

import pytest

from premierpas.people.class_lists import siecle
from premierpas.people.class_lists.classes import read_class_name
from premierpas.people.class_lists.matching import Reason, near_matches

from .lists import SAMPLE_UAI, a_list, a_siecle, a_structure, an_element, read, sample

BORN = date(2012, 8, 4)


def names(data: bytes | str) -> list[tuple[int, str, str]]:
    """Line, last name and class of each pupil of a list without errors."""
    found = read(data)
    assert found.errors == []
    return [(row.line, row.last_name, row.class_name) for row in found.rows]


def test_two_stray_quotation_marks_hide_nobody() -> None:
    lines = ['"Benali;Inès;04/08/2012;3A', "Koné;Awa;05/08/2012;3A", 'Ali";Zoé;06/08/2012;3A']
    assert names(a_list(*lines)) == [(2, "Benali", "3e A"), (3, "Koné", "3e A"), (4, "Ali", "3e A")]


def test_an_address_on_two_lines_stays_in_its_cell_and_lines_count_as_in_the_file() -> None:
    text = (
        "Nom,Prénom,Né le,Classe,Adresse\n"
        'Benali,Inès,04/08/2012,3A,"12, rue du Port\n92000, Nanterre"\nKoné,Awa,05/08/2012,3A,'
    )
    assert names(text) == [(2, "Benali", "3e A"), (4, "Koné", "3e A")]


def test_titles_on_two_lines_are_recognised() -> None:
    assert names('"Nom\nde famille";Prénom;"Date de\nnaissance";Classe\nBenali;Inès;04/08/2012;3A') == [
        (4, "Benali", "3e A")
    ]


def test_two_pupils_with_one_number_are_both_read() -> None:
    pupils = an_element(1, "BENALI") + an_element(1, "KONÉ")
    assert [name for _line, name, _class in names(a_siecle(pupils, a_structure(1, "3A")))] == ["Benali", "Koné"]


def test_a_pupil_without_a_number_has_no_class_rather_than_anothers() -> None:
    pupils = an_element(1).replace('ELEVE_ID="1"', "")
    structures = a_structure(2, "3A").replace('ELEVE_ID="2"', "")
    assert [error.field for error in read(a_siecle(pupils, structures)).errors] == ["class"]


def test_a_pasted_siecle_export_keeps_its_accents() -> None:
    text = sample("siecle_ElevesSansAdresses.xml").decode("iso-8859-15")
    found = read(text, uai=SAMPLE_UAI)
    assert found == read(sample("siecle_ElevesSansAdresses.xml"), uai=SAMPLE_UAI)
    assert found.rows[0].last_name == "Dupont-Lefèvre"


@pytest.mark.parametrize("first", [1, 12])
def test_the_numbers_of_the_lines_are_not_taken_for_classes(first: int) -> None:
    people = ["BENALI\tInès\t04/08/2012", "KONÉ\tAwa\t05/08/2012", "PETIT\tLéa\t06/08/2012"]
    text = "\n".join(f"{first + n}\t{person}\t3e 1" for n, person in enumerate(people))
    assert names(text) == [(1, "Benali", "3e 1"), (2, "Koné", "3e 1"), (3, "Petit", "3e 1")]


def test_a_wrong_date_on_the_first_line_of_a_list_without_titles_is_an_error_of_that_line() -> None:
    found = read("BENALI;Inès;31/02/2012;3A\nKONÉ;Awa;05/08/2012;3A\nPETIT;Léa;06/08/2012;3A")
    assert [row.last_name for row in found.rows] == ["Koné", "Petit"]
    assert [(error.line, error.field) for error in found.errors] == [(1, "birth_date")]


def test_unknown_titles_are_not_taken_for_a_pupil() -> None:
    found = read("Naam;Voornaam;Geboren;Klas\nBENALI;Inès;04/08/2012;3A\nKONÉ;Awa;05/08/2012;3A")
    assert (found.rows, [(error.line, error.field) for error in found.errors]) == ([], [(1, "file")])
    assert "Geboren" in found.errors[0].message


@pytest.mark.parametrize("title", ["Classe : 3ème 2", "CLASSE 3°2", "Classe de 3e 2", "Division: 302 - Effectif : 1"])
def test_a_class_named_above_a_table_without_that_column_is_taken(title: str) -> None:
    assert names(f"{title}\nNom;Prénom;Né le\nBenali;Inès;04/08/2012") == [(3, "Benali", "3e 2")]


def test_tables_under_one_another_have_the_class_above_each() -> None:
    text = (
        "Classe : 3A;;\nNom;Prénom;Né le\nBenali;Inès;04/08/2012\n\n"
        "Classe : 3B;;\nNom;Prénom;Né le\nKoné;Awa;05/08/2012\n"
    )
    assert names(text) == [(3, "Benali", "3e A"), (7, "Koné", "3e B")]


@pytest.mark.parametrize("title", ["Classes de troisième", "Classement", "Liste des élèves"])
def test_a_title_that_names_no_class_is_not_one(title: str) -> None:
    found = read(f"{title}\nNom;Prénom;Né le\nBenali;Inès;04/08/2012")
    assert [(error.line, error.field) for error in found.errors] == [(2, "class")]


@pytest.mark.parametrize(
    "header",
    [
        "NOM.;PRÉNOM.;NÉ(E) LE.;Cl.",
        "Nom d’usage;Prénom 1;NAISSANCE;Div.",
        "nom_de_famille;prenom;date_naissance;classe",
    ],
)
def test_titles_in_any_spelling(header: str) -> None:
    assert names(f"{header}\nBenali;Inès;04/08/2012;3A") == [(2, "Benali", "3e A")]


@pytest.mark.parametrize("foot", ["28 élèves;;;", "Effectif : 28;;;", "TOTAL;;;28", "Édité le 20/11/2026"])
def test_a_last_line_that_counts_is_no_pupil(foot: str) -> None:
    assert names(a_list("Benali;Inès;04/08/2012;3A", foot)) == [(2, "Benali", "3e A")]


@pytest.mark.parametrize(
    "spellings",
    [["2GT3", "2de GT 3", "2NDE GT3", "2de GT-3"], ["301A", "3e 1A", "3ème 01 A"], ["3PREPA1", "3e prépa 1"]],
)
def test_a_class_is_recognised_with_and_without_spaces(spellings: list[str]) -> None:
    keys = {read_class_name(spelling).key for spelling in spellings}
    assert len(keys) == 1


def test_two_classes_whose_numbers_differ_by_a_space_stay_two() -> None:
    assert read_class_name("3e 1 1").key != read_class_name("3e 11").key


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_zip_packed_in_an_unusual_way_is_refused_even_when_damaged(method: int) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("eleves.xml", a_siecle(an_element(1), a_structure(1, "3A")))
    whole = out.getvalue()
    for data in (whole, whole[:60] + b"\xff\xff\xff" + whole[63:]):
        found = read(data)
        assert (found.rows, [error.field for error in found.errors]) == ([], ["file"])


def test_an_export_of_countless_elements_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(siecle, "_MAX_ELEMENTS", 50)
    found = read(a_siecle(an_element(1) + "<a/>" * 60, a_structure(1, "3A")))
    assert (found.rows, [error.field for error in found.errors]) == ([], ["file"])


def test_a_line_of_countless_columns_is_read_up_to_a_limit() -> None:
    line = "Benali;Inès;04/08/2012;3A" + ";x" * 50_000
    assert names(a_list(line)) == [(2, "Benali", "3e A")]
    assert read("a,b;c\td|" * 20_000).rows == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Inès;Benali;04/08/2012;3A", Reason.SWAPPED),
        ("Benaly;Inès;04/08/2012;3A", Reason.TYPO),
        ("Bnali;Inès;04/08/2012;3A", Reason.TYPO),
        ("Benali;Inès;08/04/2012;3A", Reason.BIRTH_DATE),
        ("Benali;Zoé;04/08/2012;3A", None),
        ("Benaly;Inès;05/08/2012;3A", None),
    ],
)
def test_somebody_spelt_otherwise_is_a_near_match(line: str, reason: Reason | None) -> None:
    known = read(a_list("Benali;Ines;04/08/2012;3B")).rows
    assert [match.reason for match in near_matches(read(a_list(line)).rows, known)] == ([reason] if reason else [])


@pytest.mark.parametrize(
    "text",
    [
        'Nom;Prénom;Né(e) le;Classe\n="MARTIN";="Léa";="12/03/2012";="3A"',
        "'Nom';'Prénom';'Né(e) le';'Classe'\n'MARTIN';'Léa';'12/03/2012';'3A'",
        "| Nom | Prénom | Né(e) le | Classe |\n|---|:--|---|---|\n| MARTIN | Léa | 12/03/2012 | 3A |",
        "Nom        Prénom     Né(e) le     Classe\nMARTIN     Léa        12/03/2012   3A",
        "Nom;Prénom;Date et lieu de naissance;Classe\nMARTIN;Léa;12/03/2012 à Paris;3A",
        "Élève;Né(e) le;Classe\nMlle MARTIN Léa;12/03/2012;3A",
        "Nom;Prénom;Né(e) le;Classe\nMme MARTIN;Léa;12/03/2012;3A",
    ],
)
def test_what_programs_put_around_cells_and_between_lines_is_no_part_of_them(text: str) -> None:
    found = read(text)
    assert found.errors == []
    assert [(row.last_name, row.first_name, row.class_name) for row in found.rows] == [("Martin", "Léa", "3e A")]
