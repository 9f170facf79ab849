"""`import_companies`: any CSV that partners send, errors by line, the same list twice changes nothing."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from premierpas.organisations.enums import Verification
from premierpas.organisations.models import Company
from tests.factories import a_company, a_siret, a_territory

pytestmark = pytest.mark.django_db
ONE, TWO, THREE = (a_siret(n) for n in (801, 802, 803))
LA_POSTE = "35600000000048"  # its own sum, not Luhn's


@pytest.fixture
def load(tmp_path):
    """Import this content; exit status and JSON."""

    def run(content: str | bytes, *options: str) -> tuple[int, dict]:
        file = tmp_path / "liste.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        output, status = StringIO(), 0
        try:
            call_command("import_companies", str(file), "--json", *options, stdout=output)
        except SystemExit as exit:
            status = exit.code
        return status, json.loads(output.getvalue().splitlines()[-1])

    return run


def counts(created: int = 0, updated: int = 0, unchanged: int = 0) -> dict:
    return {"created": created, "updated": updated, "unchanged": unchanged, "errors": []}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "mac_roman"])
def test_any_separator_and_encoding(load, separator, encoding):
    text = f"siret{separator}name\r\n{ONE}{separator}Ébénisterie d’Été\r\n"
    assert load(text.encode(encoding)) == (0, counts(created=1))
    assert Company.objects.get(siret=ONE).name == "Ébénisterie d’Été"


@pytest.mark.parametrize(
    "header",
    [
        "NAME;SIRET",
        "Raison sociale;N° SIRET",
        "nom;Siret",
        ' "Name" ; "Siret" ',
        "Dénomination;numéro_siret",
        "Enseigne;SIRET (14 chiffres)",
        "Nom de l’entreprise;Siret établissement",
        "Société;Code SIRET",
    ],
)
def test_any_order_case_and_usual_name_of_the_columns(load, header):
    assert load(f"{header}\nAtelier;{ONE}\n") == (0, counts(created=1))
    assert Company.objects.get().siret == ONE


def test_a_full_line_is_placed_in_its_territory_and_stays_to_verify(load):
    territory = a_territory()
    text = "siret,name,kind,naf,street,postal_code,phone,email,unknown\n"
    text += f'"{ONE[:3]} {ONE[3:6]} {ONE[6:9]} {ONE[9:]}","Menuiserie, Frères",association,16.23z,"1, rue du Port",'
    text += "92000,01 47 29 00 00,Bonjour@Menuiserie.TEST,x\n"
    assert load(text) == (0, counts(created=1))
    company = Company.objects.get()
    assert (company.siret, company.name, company.kind, company.naf) == (
        ONE,
        "Menuiserie, Frères",
        "association",
        "1623Z",
    )
    assert (company.street, company.city, company.insee, company.territory) == (
        "1, rue du Port", "Nanterre", "92050", territory,
    )  # fmt: skip
    assert (company.phone, company.email) == ("+33147290000", "bonjour@menuiserie.test")
    assert company.state == Verification.UNVERIFIED and company.latitude and company.slug == "menuiserie-freres"


def test_the_same_list_again_changes_nothing(load):
    text = f"siret,name,postal_code\n{ONE},Atelier,92000\n{LA_POSTE},La Poste,75001\n"
    assert load(text) == (0, counts(created=2))
    assert load(text) == (0, counts(unchanged=2))


def test_a_known_company_is_renewed_and_an_empty_cell_leaves_what_is_known(load):
    company = a_company(siret=ONE, name="Vieux nom", phone="+33147290000", verified=True)
    assert load(f"siret,name,phone,email\n{ONE},Nouveau nom,,a@b.test\n{TWO},Autre,,\n") == (
        0,
        counts(created=1, updated=1),
    )
    company.refresh_from_db()
    assert (company.name, company.phone, company.email) == ("Nouveau nom", "+33147290000", "a@b.test")
    assert company.state == Verification.VERIFIED


def test_a_chosen_commune_is_kept_when_the_postal_code_is_the_same(load):
    a_company(
        siret=ONE, name="Atelier", slug="atelier", postal_code="01000", insee="01344", city="Saint-Denis-lès-Bourg"
    )
    assert load(f"siret,name,postal_code\n{ONE},Atelier,1000\n") == (0, counts(unchanged=1))


ERRORS = f"""siret,name,kind,naf,postal_code,phone,email
{ONE},Juste,,,,,
12345678901234,Faux SIRET,,,,,
,Sans SIRET,,,,,

{TWO},,,,,,
{THREE},"Deux
lignes",planète,99.99Q,00000,12,personne
5.52E+13,Abrégé,,,,,
{ONE},Encore,,,,,
"""


def test_every_error_is_listed_by_its_line_and_nothing_is_written(load):
    status, answer = load(ERRORS)
    assert status == 1 and Company.objects.count() == 0
    assert [(error["line"], error["field"]) for error in answer["errors"]] == [
        (3, "siret"), (4, "siret"), (6, "name"),
        (7, "kind"), (7, "naf"), (7, "postal_code"), (7, "phone"), (7, "email"),
        (9, "siret"), (10, "siret"),
    ]  # fmt: skip
    assert answer["created"] == 1 and all(error["message"] for error in answer["errors"])


def test_the_lines_without_errors_may_be_imported_alone(load):
    status, answer = load(ERRORS, "--leave-out-errors")
    assert (status, answer["created"]) == (1, 1)
    assert [company.siret for company in Company.objects.all()] == [ONE]


def test_a_dry_run_counts_and_writes_nothing(load):
    assert load(f"siret,name\n{ONE},Atelier\n", "--dry-run") == (0, counts(created=1))
    assert load(f"siret,name\n{ONE},Atelier\n", "--dry-run", "--leave-out-errors") == (0, counts(created=1))
    assert Company.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (b"", "file"),
        (b"\n\n", "file"),
        (b"PK\x03\x04\x00\x00", "file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "file"),
        ("siret\n123\n", "name"),
        ("name\nAtelier\n", "siret"),
        ("bonjour", "siret"),
    ],
)
def test_what_is_no_list_of_companies_is_said(load, content, field):
    status, answer = load(content)
    assert (status, [error["field"] for error in answer["errors"]]) == (1, [field])


@pytest.mark.parametrize(
    "content",
    [b'siret,name\n"' + b"x" * 2_000_000, b'siret,name\n"a,b\n1,2', b"\xff\xfe\x41", b"siret,name\n\x81,\x8d\n"],
)
def test_no_file_makes_the_import_fall(load, content):
    assert load(content)[0] == 1


def test_a_missing_file_is_wrong_usage(tmp_path):
    with pytest.raises(CommandError) as refused:
        call_command("import_companies", str(tmp_path / "rien.csv"))
    assert refused.value.returncode == 2


def test_the_number_of_queries_does_not_grow_with_the_list(load, django_assert_max_num_queries):
    lines = "".join(f"{a_siret(10_000 + n)},Atelier {n},92000\n" for n in range(450))
    with django_assert_max_num_queries(8):
        assert load(f"siret,name,postal_code\n{lines}") == (0, counts(created=450))
    renewed = lines.replace("Atelier", "Menuiserie")
    with django_assert_max_num_queries(8):
        assert load(f"siret,name,postal_code\n{renewed}") == (0, counts(updated=450))
