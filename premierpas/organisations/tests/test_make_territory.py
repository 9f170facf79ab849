"""`make_territory`: how an empty deployment gets its first territory and its first coordinator."""

import json
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from premierpas.core.outbox.delivery import deliver_message
from premierpas.core.outbox.models import Message
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Company, Invitation, Membership, Territory, TerritoryCommune
from tests.factories import a_company

pytestmark = pytest.mark.django_db
WHO = ("--coordinator", "Nadia Ferhat", "--email", "Nadia@asso.test")


def make(name: str, *options: str) -> tuple[int, dict]:
    """Exit status, and the JSON of the last line when there is one."""
    output, status = StringIO(), 0
    try:
        call_command("make_territory", name, "--json", *options, stdout=output, stderr=StringIO())
    except SystemExit as exit:
        status = int(exit.code)
    lines = output.getvalue().splitlines()
    return status, json.loads(lines[-1]) if lines else {}


def test_an_empty_deployment_gets_a_territory_and_a_coordinator_who_can_enter():
    status, said = make("Nanterre", "--communes", "92050, 92062", *WHO, "--show-link")
    assert (status, said["created"], said["communes_added"], said["invited"]) == (0, True, ["92050", "92062"], True)
    deliver_message(message_id=Message.objects.get().pk)
    assert mail.outbox[0].to == ["nadia@asso.test"] and said["link"] in mail.outbox[0].body
    assert mail.outbox[0].subject.startswith("Un stage, et après")
    client = Client()
    path = "/" + said["link"].split("/", 3)[3]
    assert client.get(path).status_code == 200
    client.post(path, {"name": "Nadia Ferhat"}, follow=True)
    membership = Membership.objects.get()
    assert (membership.role, membership.territory.name) == (Role.COORDINATOR, "Nanterre")


def test_the_same_command_twice_changes_nothing_and_sends_nothing():
    make("Nanterre", "--communes", "92050", *WHO)
    status, said = make("Nanterre", "--communes", "92050", *WHO)
    assert (status, said["created"], said["communes_added"], said["invited"]) == (0, False, [], False)
    assert (Territory.objects.count(), Invitation.objects.count(), Message.objects.count()) == (1, 1, 1)


def test_communes_are_added_and_give_waiting_companies_their_territory():
    company = a_company()
    TerritoryCommune.objects.all().delete()
    Company.objects.update(territory=None)
    make("Ailleurs", "--communes", "92062")
    make("Ailleurs", "--communes", company.insee)
    company.refresh_from_db()
    assert company.territory.name == "Ailleurs" and company.territory.communes.count() == 2


@pytest.mark.parametrize("codes", ["92050,99999", "92050,92062"], ids=["unknown", "another territory's"])
def test_a_commune_that_may_not_be_added_leaves_everything_as_it_was(codes):
    make("Gennevilliers", "--communes", "92062")
    status, said = make("Nanterre", "--communes", codes, *WHO)
    assert (status, said) == (1, {})
    assert list(Territory.objects.values_list("name", flat=True)) == ["Gennevilliers"]
    assert not Invitation.objects.exists() and not Message.objects.exists()


def test_two_names_that_read_alike_get_addresses_of_their_own():
    make("Val de Seine"), make("Val-de-Seine"), make("Val  de seine !")
    assert sorted(Territory.objects.values_list("slug", flat=True)) == [
        "val-de-seine",
        "val-de-seine-2",
        "val-de-seine-3",
    ]


@pytest.mark.parametrize("options", [("--coordinator", "Nadia"), ("--email", "a@b.test"), (*WHO[:3], "nadia")])
def test_wrong_usage_is_said_and_writes_nothing(options):
    with pytest.raises(CommandError) as refusal:
        make("Nanterre", *options)
    assert refusal.value.returncode == 2 and not Territory.objects.exists()
