"""Leads from a list: seen before they are opened, never a second file of one company."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from premierpas.organisations.enums import Role
from premierpas.outreach.actions import open_file
from premierpas.outreach.enums import FileState, Source
from premierpas.outreach.models import CompanyFile
from premierpas.outreach.tasks import complete_files
from tests.clients import signed_in
from tests.factories import a_member, a_siret, a_territory, a_volunteer, acting

pytestmark = pytest.mark.django_db
TEXT = f"""nom;siret;code postal;telephone
Garage Leroy;;92000;01 99 00 47 10
Hôtel Iris;{a_siret(7)};92000;
Boulangerie Martins;;;
"""


@pytest.fixture
def territory():
    return a_territory()


@pytest.fixture
def coordinator(territory):
    member = a_member(Role.COORDINATOR, territory)
    open_file("Tout autre nom", by=acting(member), territory=territory, siret=a_siret(7))
    open_file("Boulangerie Martin", by=acting(member), territory=territory)
    return member


def names() -> set[str]:
    return set(CompanyFile.objects.values_list("name", flat=True))


@pytest.mark.parametrize("as_file", [True, False])
def test_a_list_is_shown_then_opened_once_with_what_is_known_left_alone(coordinator, territory, as_file):
    client, address, before = signed_in(coordinator.user), reverse("outreach:leads"), names()
    sent = {"once": client.get(address).context["form"]["once"].value()}
    sent |= {"file": SimpleUploadedFile("liste.csv", TEXT.encode("cp1252"))} if as_file else {"text": TEXT}
    shown = client.post(address, sent)
    fates = {key: [line.name for line in shown.context[key]] for key in ("new", "known", "alike")}
    assert fates == {"new": ["Garage Leroy"], "known": ["Hôtel Iris"], "alike": ["Boulangerie Martins"]}
    assert names() == before
    then = {"once": sent["once"], "text": shown.context["text"], "then": "open"}
    for _ in range(2):
        assert client.post(address, then).status_code == 302
    assert names() - before == {"Garage Leroy"}
    file = CompanyFile.objects.get(name="Garage Leroy")
    assert (file.state, file.source, file.contacts.get().phone) == (FileState.LEAD, Source.LIST, "+33199004710")


def test_an_extract_of_the_register_is_read_as_it_is_with_what_is_closed_left_out(coordinator):
    head = (
        "siren,nic,siret,etatAdministratifEtablissement,denominationUniteLegale,enseigne1Etablissement,"
        "numeroVoieEtablissement,typeVoieEtablissement,libelleVoieEtablissement,codePostalEtablissement,"
        "libelleCommuneEtablissement,activitePrincipaleEtablissement"
    )
    rows = [
        f",,{a_siret(41)},A,LES ATELIERS DU PONT,Imprimerie Vallès,12,RUE,DES FONTENELLES,92000,NANTERRE,18.12Z",
        f",,{a_siret(42)},A,OPTIQUE DES FONTENELLES,[ND],[ND],,[ND],92000,NANTERRE,47.78A",
        f",,{a_siret(43)},F,FERMEE,,1,RUE,HAUTE,92000,NANTERRE,18.12Z",
    ]
    client, address = signed_in(coordinator.user), reverse("outreach:leads")
    once = client.get(address).context["form"]["once"].value()
    before = names()
    client.post(address, {"once": once, "text": "\n".join([head, *rows]), "then": "open"})
    assert names() - before == {"Imprimerie Vallès", "OPTIQUE DES FONTENELLES"}
    file = CompanyFile.objects.get(name="Imprimerie Vallès")
    assert (file.street, file.postal_code, file.naf) == ("12 RUE DES FONTENELLES", "92000", "1812Z")


def test_a_name_that_is_nearly_known_is_opened_when_it_is_said_to_be_another(coordinator):
    client, address = signed_in(coordinator.user), reverse("outreach:leads")
    sent = {"once": client.get(address).context["form"]["once"].value(), "text": TEXT, "then": "open", "other": "4"}
    client.post(address, sent)
    assert "Boulangerie Martins" in names()


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "collez la liste"), ("siret\n1", "colonne"), ("nom;siret\nAda;123", "Ligne 2"), ("nom\n", "aucune ligne"),
     ("nom\n" + "Ada\n" * 501, "500 lignes")],
)  # fmt: skip
def test_what_is_wrong_with_a_list_is_said_by_line_and_the_list_is_still_there(coordinator, text, says):
    client, address = signed_in(coordinator.user), reverse("outreach:leads")
    answer = client.post(address, {"once": client.get(address).context["form"]["once"].value(), "text": text})
    assert answer.status_code == 422 and says in answer.content.decode()


def test_the_companies_of_an_imported_list_are_leads_of_somebody_and_no_more_than_leads(tmp_path, territory):
    volunteer = a_volunteer(territory)
    a_member(Role.COORDINATOR, territory)
    file = tmp_path / "liste.csv"
    file.write_text(f"siret,name,postal_code\n{a_siret(31)},Menuiserie Diallo,92000\n")
    call_command("import_companies", str(file))
    complete_files()
    lead = CompanyFile.objects.get(siret=a_siret(31))
    assert (lead.state, lead.source, lead.owner.user) == (FileState.LEAD, Source.LIST, volunteer.user)
    assert lead.company is not None
