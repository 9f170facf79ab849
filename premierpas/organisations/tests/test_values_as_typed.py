"""What people type into a sign-up, and what partners' lists hold: understood, or refused with the real cause."""

import uuid
from io import StringIO

import pytest
from django.core.management import call_command

from premierpas.organisations.company_lists import import_companies
from premierpas.organisations.models import Company
from tests.factories import a_siret

pytestmark = pytest.mark.django_db
ADDRESS = "/accueillir-un-eleve/"
EDF = "55210055400013"


def typed(**changes):
    return {
        "siret": a_siret(901), "company_name": "Menuiserie du Port", "kind": "sme", "naf": "",
        "street": "1, rue du Port", "postal_code": "92000", "name": "Nadia Belkacem", "function": "gérante",
        "email": "nadia@menuiserie.test", "phone": "06 12 34 56 78", "once": str(uuid.uuid4()),
    } | changes  # fmt: skip


TAKEN = [
    ({"siret": "552-100-554-00013"}, {"siret": EDF}),
    ({"siret": "SIRET 552 100 554 00013"}, {"siret": EDF}),
    ({"siret": "N° SIRET : 552.100.554.00013"}, {"siret": EDF}),
    ({"postal_code": "93200"}, {"city": "Saint-Denis"}),
    ({"postal_code": "93210"}, {"city": "Saint-Denis"}),
    ({"postal_code": "78150"}, {"city": "Le Chesnay-Rocquencourt"}),
    ({"postal_code": "74000"}, {"city": "Annecy"}),
    ({"postal_code": "92 000"}, {"postal_code": "92000", "city": "Nanterre"}),
    ({"postal_code": "92\u00a0000"}, {"postal_code": "92000", "city": "Nanterre"}),
    ({"postal_code": "92013"}, {"postal_code": "92013", "city": "Nanterre"}),
    ({"postal_code": "92919"}, {"postal_code": "92919", "city": "Puteaux"}),
    ({"postal_code": "92042 Paris La Défense Cedex"}, {"postal_code": "92042", "city": "Puteaux"}),
    ({"postal_code": "75640 Paris Cedex 13"}, {"city": "Paris 13e Arrondissement"}),
    ({"postal_code": "97150"}, {"city": "Saint-Martin"}),
    ({"postal_code": "97133"}, {"city": "Saint-Barthélemy"}),
    ({"phone": "0692 12 34 56"}, {"phone": "+262692123456"}),
    ({"phone": "0690 12 34 56"}, {"phone": "+590690123456"}),
    ({"phone": "0639 01 02 03"}, {"phone": "+262639010203"}),
    ({"phone": "01 47 24 11 22 poste 12"}, {"phone": "+33147241122x12"}),
    ({"phone": "25 12 34", "postal_code": "98800"}, {"phone": "+687251234", "city": "Nouméa"}),
    ({"phone": "40 50 12 34", "postal_code": "98714"}, {"phone": "+68940501234", "city": "Papeete"}),
]
REFUSED = [
    ({"siret": "00000000000000"}, "siret", "zéros"),
    ({"siret": "552100554"}, "siret", "SIREN"),
    ({"email": "lea@gmail.coù"}, "email", "lea@gmail.com ?"),
    ({"email": "léa@gmail.com"}, "email", "sans accent"),
    ({"email": "lea@gmail.con"}, "email", "lea@gmail.com ?"),
    ({"postal_code": "99123"}, "postal_code", "Aucun département"),
    ({"postal_code": "920"}, "postal_code", "celui-ci en a 3"),
    ({"phone": "06 12 34 56"}, "phone", "dix chiffres, celui-ci en a 8"),
]


@pytest.mark.parametrize(("changes", "kept"), TAKEN)
def test_the_form_takes_it(client, changes, kept):
    answer = client.post(ADDRESS, typed(**changes))
    assert answer.status_code == 302, answer.context["form"].errors
    company = Company.objects.get()
    assert {name: getattr(company, name) for name in kept} == kept


@pytest.mark.parametrize(("changes", "field", "reason"), REFUSED)
def test_the_form_refuses_it_beside_its_field_and_keeps_it(client, changes, field, reason):
    answer = client.post(ADDRESS, typed(**changes))
    assert answer.status_code == 422 and not Company.objects.exists()
    form = answer.context["form"]
    assert reason in form.errors[field][0].replace("\u00a0", " ").replace("\u202f", " ")
    assert form[field].value() == changes[field]


def test_a_cedex_code_that_tells_no_town_asks_for_the_commune_and_keeps_the_one_chosen(client):
    asked = client.post(ADDRESS, typed(postal_code="69326"))
    assert asked.status_code == 422 and "Choisissez la bonne" in asked.context["form"].errors["insee"][0]
    assert client.post(ADDRESS, typed(postal_code="69326", insee="69123")).status_code == 302
    assert Company.objects.get().city == "Lyon"


@pytest.mark.parametrize(
    ("changes", "asked"),
    [({"phone": "0691 99 99 99"}, "n’est attribué"), ({"email": "lea@gmial.com"}, "lea@gmail.com")],
)
def test_what_could_be_right_is_taken_and_asked_about_on_the_next_page(client, changes, asked):
    page = client.post(ADDRESS, typed(**changes), follow=True)
    assert Company.objects.count() == 1
    assert any(asked in str(message) for message in page.context["messages"])


def listed(**cells):
    header = {"siret": EDF, "name": "EDF"} | cells
    return (";".join(header) + "\n" + ";".join(header.values()) + "\n").encode()


@pytest.mark.parametrize(("changes", "kept"), TAKEN)
def test_a_list_takes_it(changes, kept):
    cells = {name: cell for name, cell in changes.items() if name in ("siret", "postal_code", "phone")}
    outcome = import_companies(listed(**cells))
    assert outcome.errors == []
    company = Company.objects.get()
    assert {name: getattr(company, name) for name in kept} == kept


@pytest.mark.parametrize(("changes", "field", "reason"), REFUSED)
def test_a_list_refuses_it_with_the_same_words(changes, field, reason):
    (error,) = import_companies(listed(**changes)).errors
    assert (error.line, error.field) == (2, field)
    assert reason in error.message.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_city_of_a_list_tells_the_commune_of_a_cedex_code(tmp_path):
    file = tmp_path / "liste.csv"
    file.write_bytes(listed(postal_code="69326", city="LYON CEDEX 03"))
    call_command("import_companies", str(file), stdout=StringIO())
    assert Company.objects.get().city == "Lyon 3e Arrondissement"
