"""Every title a column may have, every encoding a spreadsheet may write, and nothing else taken for them."""

import pytest

from premierpas.people.class_lists.guardian_columns import Kind
from premierpas.people.class_lists.headers import read_headers

from .lists import read

LINE = "Martin;Léa;12/03/2012;3A"


@pytest.mark.parametrize(
    "titles",
    [
        "Nom(s);Prénom(s) *;Né(e) le (JJ/MM/AAAA);Div.",
        "NOM*;PRÉNOM*;Date de naissance (jj/mm/aaaa) *;Classe (obligatoire)",
        "Nom de l'élève;Prénom de l'élève;Date de naissance de l’élève;Classe de l’élève",
        "Élève - Nom;Élève - Prénom;Élève - Date de naissance;Élève - Classe",
        "Nom de famille (en majuscules);Prénom usuel;Naissance [JJ-MM-AA];Classe 2026-2027",
        "NOM (*);PRENOM (S);Né(e) le :;CLASSE :",
        "Nom légal;Prénom d'usage;Date naiss. (ex. 04/08/2012);Division 2026/2027",
        "1. Nom;2. Prénom;3. Date de naissance;4. Classe",
        "NOM_ELEVE;PRENOM_ELEVE;DATE_NAISS;CODE_STRUCTURE",
        "Nom (de famille);Prénom (1er);Date de naissance au format JJ/MM/AAAA;Classe actuelle",
        "Nom du jeune;Prénom du jeune;Date de naissance : jj/mm/aaaa;Groupe/Classe",
        "last_name;first_name;birth_date (YYYY-MM-DD);class",
        "Nom(s) de famille;Prénom(s);Né(e)(s) le;Classe(s)",
        "Nom;Prénom;D.D.N.;Niveau/classe",
        "Nom;Prénom;Né le / Née le;Lib. Structure",
        "Lib. Nom;Prénom 1;Né ou née le;Classe",
        "Nom;Prénom;Dt naissance;Classe",
        "Nom;Prénom;Anniversaire;Classe",
        "Nom officiel;Prénom officiel;Né·e le;Classe/Groupe",
        "Nom de naissance;Prénom(s) d'état civil;Date de naissance (jj-mm-aaaa);Classe 3e",
        "Nom d’état civil *;Premier prénom *;Naissance (date) *;Classe de 3ème",
    ],
)
def test_a_title_is_recognised_with_what_forms_and_software_add_to_it(titles: str) -> None:
    found = read(f"{titles}\n{LINE}")
    assert found.errors == []
    assert [(row.last_name, row.first_name, row.class_name) for row in found.rows] == [("Martin", "Léa", "3e A")]


@pytest.mark.parametrize(
    "title", ["Élève", "Élève(s) *", "NOM Prénom", "Nom / Prénom(s)", "Noms et prénoms de l’élève"]
)
def test_one_column_may_hold_both_names(title: str) -> None:
    rows = read(f"{title};Né(e) le;Classe\nMARTIN Léa;12/03/2012;3A").rows
    assert [(row.last_name, row.first_name) for row in rows] == [("Martin", "Léa")]


@pytest.mark.parametrize(
    "title",
    [
        "Lieu de naissance",
        "Commune de naissance",
        "Nom du collège",
        "Prénom du père",
        "Nom resp. 1",
        "N°",
        "Classe sociale",
    ],
)
def test_a_title_about_something_else_is_no_column_of_the_pupil(title: str) -> None:
    assert read_headers([title]).columns == {}


@pytest.mark.parametrize(
    ("title", "slot", "kind"),
    [
        ("Nom resp. 1", "1", Kind.LAST_NAME),
        ("Prénom du responsable légal 2", "2", Kind.FIRST_NAME),
        ("Tél. portable resp1", "1", Kind.PHONE),
        ("E-mail responsable", "1", Kind.EMAIL),
        ("Adresse mail de la mère", "mother", Kind.EMAIL),
        ("Père", "father", Kind.FULL_NAME),
        ("Responsable 2 - Nom et prénom", "2", Kind.FULL_NAME),
        ("Lien de parenté resp. 1", "1", Kind.RELATION),
        ("Téléphone des parents", "1", Kind.PHONE),
        ("Code postal resp. 1", None, None),
        ("Profession du père", None, None),
        ("Tél. de l’élève", None, None),
    ],
)
def test_a_title_about_a_guardian_says_whom_and_what(title: str, slot: str | None, kind: Kind | None) -> None:
    found = read_headers([title]).guardians.get(0)
    assert (found.slot, found.kind) == (slot, kind) if found else slot is None


NAMES = ["LEFÈVRE Agnès", "ÉLOUARD Éric", "MUÑOZ François", "WEIß Zoë", "CŒUR Maëlys", "N’DIAYE Chloé"]


@pytest.mark.parametrize("titled", [True, False])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "mac_roman", "cp850", "iso-8859-15"]
)
def test_accents_are_right_in_every_encoding_with_and_without_titles(encoding: str, titled: bool) -> None:
    lines = [f"{name.replace(' ', ';')};12/03/2012;3A" for name in NAMES]
    text = "\n".join(["Nom;Prénom;Né(e) le;Classe", *lines] if titled else lines)
    text = text.encode(encoding, errors="ignore").decode(encoding)  # no œ nor ’ where the encoding has none
    expected = [(row.last_name, row.first_name) for row in read(text).rows]
    assert expected[1] == ("Élouard", "Éric")
    assert [(row.last_name, row.first_name) for row in read(text.encode(encoding)).rows] == expected


def test_two_lists_pasted_together_may_have_an_encoding_each() -> None:
    first = "Nom;Prénom;Né(e) le;Classe\nLEFÈVRE;Agnès;12/03/2012;3A\n".encode("cp1252")
    second = "DIAKITÉ;Maïmouna;12/05/2012;3A\n".encode()
    rows = read(first + second).rows
    assert [(row.last_name, row.first_name) for row in rows] == [("Lefèvre", "Agnès"), ("Diakité", "Maïmouna")]


def test_a_list_that_was_encoded_twice_is_read() -> None:
    text = "Nom;Prénom;Né(e) le;Classe\nLefèvre;Zoë;12/03/2012;3A"
    rows = read(text.encode().decode("cp1252").encode()).rows
    assert [(row.last_name, row.first_name) for row in rows] == [("Lefèvre", "Zoë")]
