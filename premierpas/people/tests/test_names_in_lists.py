"""Names are parted and written as their owners would, whatever the column, the keyboard and the language."""

import pytest

from premierpas.people.class_lists.names import clean_name
from premierpas.people.class_lists.splitting import split_full_name

from .lists import read

FROM_ONE_COLUMN = """
    DA SILVA E SOUZA | Inês              GARCIA Y LOPEZ | Ana               DE SOUSA E SILVA | Maria Inês
    DA SILVA e SOUZA | Inês              PUIG I CADAFALCH | Jordi           PUIG i CADAFALCH | Jordi
    van der BERG | Jan                   VAN DER BERG | Jan                 Van Der Berg | Jan
    VON DER LEYEN | Anna                 EL KHATTABI | Ines                 el KHATTABI | Ines
    BEN ALI | Sami                       Ben ALI | Sami                     ABD EL KADER | Yacine
    Abd El KADER | Yacine                bint MOHAMED | Fatima              d'ALMEIDA | Inès
    D ALMEIDA | Inès                     D' ALMEIDA | Inès                  O’BRIEN | Sean
    O BRIEN | Sean                       MacDONALD | Ian                    MAC DONALD | Ian
    LE GOFF | Yann                       Le GOFF | Yann                     LA ROSA | Mia
    de La FONTAINE | Jean                DE LA FUENTE | Jean Paul           DOS SANTOS | Ana Rita
    N DIAYE | Fatou                      MARTIN | J Paul                    MARTIN | Ben
    PÉREZ Y GÓMEZ | Lucía                DE ALMEIDA E COSTA | Beatriz       DE LA TORRE Y RUIZ | María José
    EL MOUTTAQI | El Mehdi               OULD MOHAMED LEMINE | Sidi         DU PONT DE L'ÉTANG | Anne-Sophie
    N'GUESSAN | N'da                     MARTIN dit BONNET | Léo            GARCÍA I PUIG | Núria
    LE | Minh                            DO | Thi Mai                       Y | Lan
    ÖZ | EMİR                            WEIß | Anna                        VOß | Anna
    MARTIN - DUPONT | Léa                OULD AHMED | Sidi                  VAN 'T HOFF | Jan
    Garcia y Lopez | Ana Maria           DA SILVA E SOUZA | MARIA INÊS      DUPONT | MARIE
""".replace("\n", "    ").split("    ")


@pytest.mark.parametrize("parted", [each.strip() for each in FROM_ONE_COLUMN if each.strip()])
def test_the_last_name_keeps_its_particles_and_single_letters(parted: str) -> None:
    last_name, first_name = parted.split(" | ")
    assert split_full_name(f"{last_name} {first_name}") == (last_name, first_name)


@pytest.mark.parametrize(
    "parted",
    [
        "Inês | DA SILVA E SOUZA",
        "Inês | da SILVA e SOUZA",
        "Jean | Le GOFF",
        "Mary J | BLIGE",
        "Ana | da Silva",
        "Ahmed | BEN ABDALLAH",
    ],
)
def test_a_last_name_that_stands_behind_keeps_them_too(parted: str) -> None:
    first_name, last_name = parted.split(" | ")
    assert split_full_name(f"{first_name} {last_name}") == (last_name, first_name)


@pytest.mark.parametrize(
    ("title", "written", "names"),
    [
        ("Élève", "TESTARD Léa, Rose, Marie", ("Testard", "Léa, Rose, Marie")),
        ("Nom, prénom", "Dupont, Marie", ("Dupont", "Marie")),
        ("Prénom et nom", "Léa Da Silva", ("Da Silva", "Léa")),
        ("Prénom NOM", "LÉA DA SILVA", ("Da Silva", "Léa")),
        ("Nom Prénom", "Da Silva Léa", ("Da Silva", "Léa")),
    ],
)
def test_the_title_of_the_column_and_commas_say_the_order(title: str, written: str, names: tuple[str, str]) -> None:
    rows = read(f'"{title}";Né(e) le;Classe\n"{written}";04/08/2012;3A').rows
    assert [(row.last_name, row.first_name) for row in rows] == [names]
    assert rows[0].names_guessed


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("EMİR", "Emir"),
        ("Emi\u0307r", "Emir"),
        ("İBRAHİM", "İbrahim"),
        ("I\u0307BRAHI\u0307M", "İbrahim"),
        ("WEIß", "Weiß"),
        ("IŞIL", "Işıl"),
        ("ÇAĞRI", "Çağrı"),
        ("KADİR", "Kadir"),
        ("ÉMİLİE", "Émilie"),
        ("ZÜLFİYE", "Zülfiye"),
        ("IBRAHIM", "Ibrahim"),
        ("GROẞ-VOß", "Groß-Voß"),
        ("ÖZGÜR", "Özgür"),
        ("N'DIAYE", "N'Diaye"),
        ("ΓΙΩΡΓΟΣ", "Γιωργος"),
        ("McDonald", "McDonald"),
        ("de OLIVEIRA", "de Oliveira"),
        ("FERREIRA DOS SANTOS e SILVA", "Ferreira Dos Santos e Silva"),
        ("d'ALMEIDA", "d'Almeida"),
        ("Van den BROECK", "Van den Broeck"),
        ("Le Van", "Le Van"),
        ("LEFéVRE", "Lefévre"),
        ("éLODIE", "Élodie"),
        ("MacDONALD", "MacDONALD"),
        ("DʼARTAGNAN", "D’Artagnan"),
        ("N´DIAYE", "N’Diaye"),
        ("D`ALMEIDA", "D’Almeida"),
        ("MARTIN\u2011DUPONT", "Martin-Dupont"),
        ("ＭＡＲＴＩＮ", "Martin"),
        ("\ufb01lippi", "filippi"),
        ("Lé\u200da", "Léa"),
        ("\u202eNITRAM", "Nitram"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_capitals_of_a_keyboard_become_ordinary_ones_in_every_language(written: str, kept: str) -> None:
    assert clean_name(written) == kept


@pytest.mark.parametrize(
    "written",
    ["£ukasz", "Lef?vre", "?illet", "=1+1", "+33", "lea@exemple.fr", "<b>Léa</b>", "Ma\ufffdl", "L€a"],
)
def test_a_name_with_a_sign_that_no_name_has_is_said_and_never_kept(written: str) -> None:
    found = read(f"Nom;Prénom;Né(e) le;Classe\nMARTIN;{written};04/08/2012;3A")
    assert (found.rows, [(error.line, error.field) for error in found.errors]) == ([], [(2, "first_name")])


@pytest.mark.parametrize(
    "written",
    [
        "12-mars-12",
        "12/mars/2012",
        "20120312",
        "12032012",
        "né le 12/03/2012",
        "12/03/2012 (Paris)",
        "40980",
        "12/03/2012 à Paris",
        "née le 12 mars 2012 à Nanterre (92)",
        "12/03/2012, à Saint-Denis",
    ],  # fmt: skip
)
def test_a_birth_date_is_read_in_every_spelling_of_spreadsheets(written: str) -> None:
    rows = read(f"Nom;Prénom;Né(e) le;Classe\nMARTIN;Léa;{written};3A").rows
    assert [row.birth_date.isoformat() for row in rows] == ["2012-03-12"]
