"""Who asks to be erased is, within the month; and gets all that is kept before."""

import io
import json
import zipfile
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from premierpas.accounts.links import Link
from premierpas.agenda.models import Task
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Message
from premierpas.messaging.models import Incident
from premierpas.organisations.enums import Role
from premierpas.people.models import Guardian, Pupil
from premierpas.placements.models import Signature
from premierpas.placements.sealing.sealing import seal
from premierpas.placements.tests.agreements import signed
from premierpas.privacy.actions import a_month_after
from premierpas.privacy.erasing import erase_pupil
from premierpas.privacy.export import export_person
from premierpas.privacy.models import Demand
from premierpas.workshop.models import CV
from tests.clients import signed_in
from tests.factories import a_member, a_pupil, a_teacher

from .test_looking import opened

pytestmark = pytest.mark.django_db
OWN, FAMILY = "/compte/donnees/", "/donnees-personnelles/famille/"


def pupil_client(pupil: Pupil) -> Client:
    return signed_in(pupil.user, f"pupil:{pupil.pk}")


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2027, 3, 15), date(2027, 4, 15)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2026, 12, 5), date(2027, 1, 5)),
    ],
)
def test_the_law_leaves_a_month(asked: date, due: date):
    assert a_month_after(asked) == due


def test_a_pupil_asks_a_coordinator_erases_and_nothing_opens_any_more():
    pupil = a_pupil()
    coordinator = a_member(Role.COORDINATOR, pupil.enrolments.get().classroom.school.territory)
    client = pupil_client(pupil)
    assert client.post(OWN, {"do": "ask"}).status_code == 422, "without the tick nothing is asked"
    assert client.post(OWN, {"do": "ask", "sure": "yes"}, follow=True).status_code == 200
    demand = Demand.objects.get()
    task = Task.objects.get(reason="privacy.demand", subject=demand.pk)
    assert (task.state, task.due, task.owner.user) == ("open", a_month_after(clock.today()), coordinator.user)
    office = signed_in(coordinator.user, f"membership:{coordinator.pk}")
    address = f"/association/donnees/{demand.pk}/"
    assert "Inès Benali" in office.get(address).content.decode()
    assert office.post(address, {"do": "erase"}, follow=True).status_code == 200
    task.refresh_from_db(), pupil.refresh_from_db(), demand.refresh_from_db()
    assert (task.state == "open", pupil.first_name, demand.state) == (False, "", "done")
    assert client.get("/moi/").status_code == 302


def test_whoever_asked_may_change_their_mind_and_a_refusal_says_why():
    pupil = a_pupil()
    coordinator = a_member(Role.COORDINATOR, pupil.enrolments.get().classroom.school.territory)
    client, office = pupil_client(pupil), signed_in(coordinator.user, f"membership:{coordinator.pk}")
    client.post(OWN, {"do": "ask", "sure": "yes"})
    client.post(OWN, {"do": "take_back"})
    assert Demand.objects.get().state == "withdrawn" and not Task.objects.filter(state="open").exists()
    client.post(OWN, {"do": "ask", "sure": "yes"})
    address = f"/association/donnees/{Demand.objects.latest('pk').pk}/"
    assert office.post(address, {"do": "refuse", "reason": " "}).status_code == 422
    office.post(address, {"do": "refuse", "reason": "Le stage commence lundi."})
    assert "Le stage commence lundi." in Message.objects.get(notice="privacy.refused", channel="app").body


def test_erasing_ends_what_runs_frees_the_seat_and_keeps_what_was_signed():
    agreement = signed()
    seal(agreement.pk)
    pupil, application = agreement.placement.pupil, agreement.placement.application
    status, counts = command("erase_person", f"pupil:{pupil.pk}")
    assert status == 0 and counts["rows"] > 5 and set(counts) == {"models", "rows", "files"}
    application.refresh_from_db(), agreement.placement.refresh_from_db()
    assert (application.state, application.seat, application.letter) == ("cancelled_by_school", None, "")
    assert agreement.placement.state == "cancelled" and Signature.objects.count() == 4
    assert not pupil.links.exists() and not CV.objects.filter(pupil=pupil).exists()
    left = Message.objects.values_list("subject", "body", "why", "to")
    assert [row for row in left if "Benali" in str(row) or "Inès" in str(row)] == []


def test_an_adult_is_erased_and_leaves_every_organisation():
    pupil = a_pupil()
    teacher = a_teacher(pupil.enrolments.get().classroom)
    command("erase_person", f"membership:{teacher.pk}")
    teacher.refresh_from_db()
    assert teacher.until and teacher.user.name == "" and not teacher.user.is_active
    assert not pupil.links.filter(adult=teacher.user, until=None).exists()


def test_a_guardian_without_account_gets_the_page_at_the_contact_on_file_only():
    pupil = a_pupil()
    Guardian.objects.create(pupil=pupil, name="Nadia Benali", email="nadia@exemple.test")
    unknown, known = (Client().post(FAMILY, {"contact": each}) for each in ("x@exemple.test", "Nadia@exemple.test"))
    said = [each.content.decode().partition("<main")[2].partition("</main>")[0] for each in (unknown, known)]
    assert said[0] and said[0] == said[1], "nobody learns which contacts are known"
    link = Link.objects.get(purpose="privacy.family")
    assert (link.recipient, link.subject_id) == ("nadia@exemple.test", pupil.pk)
    client = opened(link)
    assert client.post(link.address, {"do": "ask"}).status_code == 422, "without the tick nothing is asked"
    page = client.post(link.address, {"do": "ask", "sure": "yes"}, follow=True)
    assert page.status_code == 200 and Demand.objects.get().asked_by == "guardian"
    assert zipfile.ZipFile(io.BytesIO(client.post(link.address, {"do": "export"}).content)).namelist()


def test_the_export_holds_what_is_kept_as_json_and_as_a_page_with_the_files():
    agreement = signed()
    seal(agreement.pk)
    pupil = agreement.placement.pupil
    answer = pupil_client(pupil).post("/compte/donnees/mes-donnees.zip")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert set(archive.namelist()) == {
        "donnees.json", "donnees.html", f"conventions/convention-{agreement.pk}.pdf"
    }  # fmt: skip
    told, page = json.loads(archive.read("donnees.json")), archive.read("donnees.html").decode()
    models = {part["model"] for part in told["parts"]}
    assert {"people.Pupil", "people.Guardian", "applications.Application", "placements.Signature"} <= models
    assert "Benali" in page and "Nadia Benali" in page
    assert pupil.user.password not in archive.read("donnees.json").decode()


def test_what_is_a_pupils_own_is_in_their_export_and_not_in_the_familys():
    pupil = a_pupil()
    Incident.objects.create(
        pupil=pupil, territory=pupil.enrolments.get().classroom.school.territory, worry="adult", text="SECRETMOT"
    )
    CV.objects.create(pupil=pupil, skills="SECRETMOT")
    own, family = (export_person(pupil.user, to_family=each).content for each in (False, True))
    assert b"SECRETMOT" in zipfile.ZipFile(io.BytesIO(own)).read("donnees.json")
    assert b"SECRETMOT" not in zipfile.ZipFile(io.BytesIO(family)).read("donnees.json")


def test_what_is_still_followed_up_can_not_be_made_to_disappear():
    pupil = a_pupil()
    territory = pupil.enrolments.get().classroom.school.territory
    coordinator = a_member(Role.COORDINATOR, territory)
    Incident.objects.create(pupil=pupil, territory=territory, worry="adult", text="…")
    pupil_client(pupil).post(OWN, {"do": "ask", "sure": "yes"})
    office = signed_in(coordinator.user, f"membership:{coordinator.pk}")
    page = office.post(f"/association/donnees/{Demand.objects.get().pk}/", {"do": "erase"})
    assert page.status_code == 422 and "fermez-le d’abord" in page.content.decode()
    assert Demand.objects.get().state == "asked" and Incident.objects.get().text == "…"


def test_a_brothers_letters_stay():
    sister, brother = a_pupil(), a_pupil(first_name="Adam")
    for each in (sister, brother):
        Guardian.objects.create(pupil=each, name="Nadia Benali", email="nadia@exemple.test")
    Client().post(FAMILY, {"contact": "nadia@exemple.test"})
    erase_pupil(sister.pk)
    left = Message.objects.filter(to="nadia@exemple.test").values_list("body", flat=True)
    assert len(left) == 2 and not any("Inès" in body for body in left) and any("Adam" in body for body in left)
    link = Link.objects.get(purpose="privacy.family", subject_id=brother.pk)
    assert Client().get(link.address).status_code == 200


def test_the_commands_name_a_wrong_key_and_write_the_file(tmp_path: Path):
    pupil = a_pupil()
    for key in ("pupil:999999", "pupil", "nobody:1", "pupil:²", f"pupil:{'9' * 30}"):
        with pytest.raises(CommandError) as raised:
            call_command("export_person", key, str(tmp_path / "x.zip"))
        assert raised.value.returncode == 2
    status, counts = command("export_person", f"pupil:{pupil.pk}", str(tmp_path / "x.zip"))
    assert status == 0 and counts["rows"] > 1 and zipfile.is_zipfile(tmp_path / "x.zip")
    with pytest.raises(CommandError):
        call_command("export_person", f"pupil:{pupil.pk}", str(tmp_path / "no" / "x.zip"))


def test_a_demand_that_nobody_answers_is_still_there_after_its_month():
    pupil = a_pupil()
    a_member(Role.COORDINATOR, pupil.enrolments.get().classroom.school.territory)
    pupil_client(pupil).post(OWN, {"do": "ask", "sure": "yes"})
    with travel(clock.today() + timedelta(days=40)):
        assert Task.objects.get(reason="privacy.demand").due < clock.today()


def command(*arguments: str) -> tuple[int, dict]:
    output = StringIO()
    call_command(*arguments, "--json", stdout=output)
    return 0, json.loads(output.getvalue().splitlines()[-1])
