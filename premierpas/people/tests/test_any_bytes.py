"""No bytes make the reader raise; and what is written in any ordinary way is read back."""

import csv
import io
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from premierpas.people.class_lists.matching import differ_by_one_letter

from .lists import a_siecle, an_element, read, sample, zipped

START = st.sampled_from(
    [
        b"",
        b"PK\x03\x04",
        b"<?xml version='1.0'?>",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"Nom;Pr\xe9nom;Classe;N\xe9 le\n",
        b"<BEE_ELEVES>",
    ]
)
SAMPLES = [
    "pronote_cp1252.csv",
    "siecle_ElevesSansAdresses.xml",
    "siecle_ExportXML_ElevesSansAdresses.zip",
    "tableur_tab_utf16.txt",
]
quiet = settings(deadline=None, max_examples=150)


@quiet
@given(START, st.binary(max_size=400))
def test_random_bytes_give_rows_or_errors(start: bytes, rest: bytes) -> None:
    found = read(start + rest)
    assert found.rows or found.errors


@quiet
@given(st.text(max_size=400))
def test_random_text_gives_rows_or_errors(text: str) -> None:
    found = read(text)
    assert found.rows or found.errors


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(SAMPLES), st.integers(0, 3000), st.binary(min_size=1, max_size=6))
def test_a_damaged_sample_gives_rows_or_errors(name: str, at: int, damage: bytes) -> None:
    data = sample(name)[:6000]
    found = read(data[:at] + damage + data[at + len(damage) :])
    assert found.rows or found.errors


@quiet
@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="&<>"), max_size=30))
def test_any_name_in_xml_and_zip(name: str) -> None:
    found = read(zipped(eleves__xml=a_siecle(an_element(1, name))))
    assert found.errors


NAMES = st.text(alphabet="abcdeéèçïœ'- \"", min_size=2, max_size=20).map(
    lambda text: "N" + " ".join(text.split()) + "n"
)
DATES = st.dates(date(2009, 1, 1), date(2014, 1, 1))
FORMATS = st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d/%m/%y"])


@settings(deadline=None, max_examples=120)
@given(
    rows=st.lists(st.tuples(NAMES, NAMES, DATES), min_size=1, max_size=8, unique_by=lambda row: row[2]),
    order=st.permutations(["Nom", "Prénom", "Né(e) le", "Classe", "Sexe"]),
    separator=st.sampled_from([";", ",", "\t"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    written=FORMATS,
    preamble=st.integers(0, 3),
)
@example(
    rows=[("Naan", "Néœn", date(2009, 1, 2))], order=["Nom", "Prénom", "Né(e) le", "Classe", "Sexe"], separator=";",
    encoding="cp1252", written="%d/%m/%Y", preamble=0,
)  # fmt: skip
def test_a_written_list_is_read_back(
    rows: list, order: list[str], separator: str, encoding: str, written: str, preamble: int
) -> None:
    out = io.StringIO()
    out.write("Liste des élèves\n" * preamble)
    table = csv.writer(out, delimiter=separator, lineterminator="\n")
    table.writerow(order)
    for last, first, born in rows:
        cells = {"Nom": last, "Prénom": first, "Né(e) le": born.strftime(written), "Classe": "3ème 1", "Sexe": "F"}
        table.writerow([cells[name] for name in order])
    found = read(out.getvalue().encode(encoding))
    assert found.errors == []
    assert [(r.last_name, r.first_name, r.birth_date) for r in found.rows] == rows
    assert [row.line for row in found.rows] == list(range(preamble + 2, preamble + 2 + len(rows)))
    assert {row.class_name for row in found.rows} == {"3e 1"}


@quiet
@given(st.text(alphabet="abc", min_size=1, max_size=8), st.integers(0, 7), st.sampled_from("abcd"))
def test_one_letter_more_or_other_is_near_and_symmetric(word: str, at: int, letter: str) -> None:
    longer = word[:at] + letter + word[at:]
    assert differ_by_one_letter(word, longer)
    assert differ_by_one_letter(longer, word)
    replaced = word[:at] + letter + word[at + 1 :]
    assert differ_by_one_letter(word, replaced) == (word != replaced)
    assert not differ_by_one_letter(word, word)
