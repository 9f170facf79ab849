"""Every shape of list that schools really have is read."""

from collections import Counter
from datetime import date

import pytest

from premierpas.people.class_lists.rows import Kind

from .lists import HEADER, SAMPLE_UAI, a_list, a_siecle, a_structure, an_element, read, sample, zipped

BORN = date(2012, 8, 4)


@pytest.mark.parametrize(
    ("name", "count", "first", "classes"),
    [
        ("pronote_cp1252.csv", 112, ("Da Silva", "Yasmine", BORN, "3e A"), {"3e A", "3e B", "3e C", "3e D"}),
        ("simple_comma_utf8.csv", 30, ("Dupont-Lefèvre", "Camille", date(2012, 2, 19), "3e 1"), {"3e 1"}),
        ("tableur_tab_utf16.txt", 28, ("Camara", "Chloé", date(2011, 12, 6), "3e 3"), {"3e 3"}),
    ],
)
def test_a_sample_in_columns_is_read_without_error(name: str, count: int, first: tuple, classes: set[str]) -> None:
    found = read(sample(name))
    assert (found.kind, len(found.rows), found.errors) == (Kind.TABLE, count, [])
    row = found.rows[0]
    assert (row.last_name, row.first_name, row.birth_date, row.class_name) == first
    assert row.line == 2
    assert {row.class_name for row in found.rows} == classes


@pytest.mark.parametrize("name", ["siecle_ElevesSansAdresses.xml", "siecle_ExportXML_ElevesSansAdresses.zip"])
def test_a_siecle_export_gives_classes_but_no_groups_and_says_who_left(name: str) -> None:
    found = read(sample(name), uai=SAMPLE_UAI)
    assert (found.kind, len(found.rows), found.errors) == (Kind.SIECLE, 112, [])
    gone = [row for row in found.rows if row.left_on]
    assert [row.last_name for row in gone] == ["Haddad", "Belkacem", "Coulibaly"]
    present = Counter(row.class_name for row in found.rows if not row.left_on)
    assert set(present) == {"3e A", "3e B", "3e C", "3e D"}
    assert all(row.external_id for row in found.rows)


def test_a_siecle_line_is_that_of_the_element() -> None:
    pupils = an_element(1) + an_element(2, "KONÉ", "Awa")
    found = read(a_siecle(pupils, a_structure(1, "3A") + a_structure(2, "ALLEMAND", "G")))
    assert [(row.line, row.last_name) for row in found.rows] == [(4, "Benali")]
    assert [(error.line, error.field) for error in found.errors] == [(5, "class")]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_any_separator_with_quoted_fields(separator: str) -> None:
    lines = [["Classe", "Prénom 1", "Nom de famille", "Né(e) le"], ["3A", "Inès", '"BEN ALI"', "4/8/12"]]
    found = read("\n".join(separator.join(line) for line in lines))
    assert [(row.last_name, row.first_name, row.birth_date) for row in found.rows] == [("Ben Ali", "Inès", BORN)]


def test_a_separator_inside_quotes_is_no_separator() -> None:
    found = read('Nom,Prénom,Naissance,Classe\n"Ben Ali, dit Ali",Inès,04/08/2012,3A')
    assert found.rows[0].last_name == "Ben Ali, dit Ali"


@pytest.mark.parametrize(
    "written",
    ["04/08/2012", "4/8/12", "2012-08-04", "04.08.2012", "4 août 2012", "04-08-2012", "2012-08-04T00:00:00", "41125"],
)
def test_every_way_to_write_a_date(written: str) -> None:
    assert [row.birth_date for row in read(a_list(f"Benali;Inès;{written};3A")).rows] == [BORN]


@pytest.mark.parametrize(
    ("written", "last_name", "first_name"),
    [
        ("DA SILVA Yasmine", "Da Silva", "Yasmine"),
        ("N'DIAYE Fatou-Bineta", "N'Diaye", "Fatou-Bineta"),
        ("LE GALL Anne-Marie", "Le Gall", "Anne-Marie"),
        ("O’BRIEN Jean Paul", "O’Brien", "Jean Paul"),
        ("Thi Mai NGUYEN", "Nguyen", "Thi Mai"),
        ("de OLIVEIRA Ana", "de Oliveira", "Ana"),
        ("DUPONT MARIE", "Dupont", "Marie"),
        ("Dupont, Marie", "Dupont", "Marie"),
        ("Dupont Marie", "Dupont", "Marie"),
    ],
)
def test_a_column_with_both_names_is_parted(written: str, last_name: str, first_name: str) -> None:
    found = read(f'Élève;Né le;Division\n"{written}";04/08/2012;3A')
    assert [(row.last_name, row.first_name) for row in found.rows] == [(last_name, first_name)]


def test_lines_before_the_header_empty_lines_and_totals_are_passed_over() -> None:
    text = f"Collège Paul-Éluard;;;\nClasse : 3A;;;\n\n{HEADER}\nBenali;Inès;04/08/2012;3A\n;;;\nTotal : 1 élève;;;\n"
    found = read(text)
    assert (len(found.rows), found.errors) == (1, [])
    assert found.rows[0].line == 5


def test_a_class_named_above_the_table_is_taken_where_the_table_has_the_column_empty() -> None:
    found = read("Classe : 3ème 2\nNom;Prénom;Né le;Classe\nBenali;Inès;04/08/2012;\n")
    assert [row.class_name for row in found.rows] == ["3e 2"]


@pytest.mark.parametrize(
    "text",
    ["BENALI\tInès\t04/08/2012\t3A\nKONÉ\tAwa\t05/08/2012\t3A", "3A;BENALI Inès;04/08/2012\n3A;KONÉ Awa;05/08/2012"],
)
def test_a_pasted_table_without_header(text: str) -> None:
    found = read(text)
    assert [(row.line, row.last_name, row.first_name) for row in found.rows] == [
        (1, "Benali", "Inès"),
        (2, "Koné", "Awa"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end(encoding: str, newline: str) -> None:
    text = a_list("Lefèvre;Noé;04/08/2012;3A").replace("\n", newline)
    assert [(row.last_name, row.line) for row in read(text.encode(encoding)).rows] == [("Lefèvre", 2)]


def test_writings_of_the_whole_world_and_very_long_words_are_names() -> None:
    long = "anticonstitutionnellement" * 3 + "abcdefghijklmno"
    lines = [
        f"{long};Inès;04/08/2012;3A",
        "بن علي;إيناس;04/08/2012;3A",
        "🎉;Zoé 🛠️;04/08/2012;3A",
        "தமிழ்;செல்வி;04/08/2012;3A",
    ]
    found = read(a_list(*lines))
    assert (len(found.rows), found.errors) == (4, [])
    assert len(found.rows[0].last_name) == 90


def test_mixed_capitals_are_kept_and_control_signs_dropped() -> None:
    found = read(a_list("McDonald\x07;Jean\u202e-Luc;04/08/2012;3A"))
    assert [(row.last_name, row.first_name) for row in found.rows] == [("McDonald", "Jean-Luc")]


def test_a_zip_may_hold_a_table() -> None:
    assert len(read(zipped(liste__csv=a_list("Benali;Inès;04/08/2012;3A").encode())).rows) == 1
