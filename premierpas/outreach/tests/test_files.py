"""A company's file: opened once, never without an owner and a dated next step, noted in ten seconds."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from premierpas.agenda.models import Presence, Task
from premierpas.applications.actions import accept, confirm_place
from premierpas.applications.tests.situations import sent
from premierpas.core import clock
from premierpas.core.errors import DomainError, NotAllowed
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import (
    add_contact,
    correct_file,
    move_file,
    note,
    open_file,
    share_file,
)
from premierpas.outreach.enums import FileState, Kind, Result
from premierpas.outreach.errors import ChangedMeanwhile, FileExists, LooksLike
from premierpas.outreach.models import CompanyFile, Entry
from premierpas.outreach.waiting import NEXT_STEP
from tests.clients import signed_in
from tests.factories import (
    a_classroom,
    a_company,
    a_host_of,
    a_member,
    a_published_offer,
    a_pupil,
    a_school,
    a_siret,
    a_territory,
    a_volunteer,
    a_volunteer_leaves,
    acting,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def territory():
    return a_territory()


@pytest.fixture
def coordinator(territory):
    return a_member(Role.COORDINATOR, territory)


@pytest.fixture
def file(territory, coordinator):
    return open_file("Boulangerie Martin", by=acting(coordinator), territory=territory)


def task_of(file: CompanyFile) -> Task:
    return Task.objects.get(reason=NEXT_STEP.code, subject=file.pk, state="open")


def presence_of(member) -> Presence:
    return Presence.objects.get(user=member.user)


def test_a_lead_has_its_finder_as_owner_and_a_dated_next_step_that_is_a_task(file, coordinator):
    assert (file.state, file.owner.user, file.next_step) == (FileState.LEAD, coordinator.user, "Premier appel")
    assert (task_of(file).owner.user, task_of(file).due) == (coordinator.user, file.next_on)


def test_the_database_refuses_a_live_file_without_owner_or_next_step(file):
    for nothing in ({"owner": None}, {"next_on": None}, {"next_step": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CompanyFile.objects.filter(pk=file.pk).update(**nothing)


def test_the_same_siret_leads_to_the_file_that_exists_and_a_similar_name_asks(territory, coordinator, file):
    by = acting(coordinator)
    known = open_file("Menuiserie Diallo", by=by, territory=territory, siret=a_siret(7))
    with pytest.raises(FileExists) as found:
        open_file("Autre nom", by=by, territory=territory, siret=a_siret(7))
    assert found.value.file == known
    for name in ("Boulangerie Martins", "boulangerie  MARTIN", "Martin Boulangerie"):
        with pytest.raises(LooksLike) as alike:
            open_file(name, by=by, territory=territory)
        assert list(alike.value.files) == [file]
    other = open_file("Boulangerie Martins", by=by, territory=territory, other_company=True)
    assert other.pk != file.pk


def test_a_call_is_noted_with_one_tap_and_sets_what_follows(file, coordinator):
    with clock.travel((clock.now() + timedelta(days=1)).replace(hour=9)):
        note(file, by=acting(coordinator), kind=Kind.CALL, result=Result.NO_ANSWER)
        file.refresh_from_db()
        assert file.next_step == "Rappeler" and file.next_on > clock.today()
        assert file.state == FileState.LEAD
        assert task_of(file).due == file.next_on
        note(file, by=acting(coordinator), kind=Kind.CALL, result=Result.REACHED, said="D’accord pour un rendez-vous")
        file.refresh_from_db()
        assert (file.state, file.last_contact_on) == (FileState.CONTACTED, clock.today())


def test_who_leaves_has_their_files_taken_over_first_by_whom_they_shared_them_with(territory, coordinator):
    first, second, third = (a_volunteer(territory) for _ in range(3))
    by = acting(coordinator)
    file = open_file("Garage Leroy", by=by, territory=territory, owner=presence_of(first))
    shared = open_file("Garage Petit", by=by, territory=territory, owner=presence_of(first))
    share_file(shared, by=by, presence=presence_of(third), until=clock.now() + timedelta(days=20))
    a_volunteer_leaves(first)
    for each in (file, shared):
        each.refresh_from_db()
    assert shared.owner.user == third.user
    assert file.owner.user in (second.user, third.user)
    assert task_of(file).owner_id == file.owner_id


def test_what_ends_says_why_and_has_no_task_and_wakes_with_one(file, coordinator):
    by = acting(coordinator)
    with pytest.raises(DomainError):
        move_file(file, FileState.DECLINED, by=by)
    move_file(file, FileState.DECLINED, by=by, why="Pas de place avant deux ans")
    assert not Task.objects.filter(reason=NEXT_STEP.code, subject=file.pk, state="open").exists()
    move_file(file, FileState.CONTACTED, by=by)
    assert task_of(file).due == CompanyFile.objects.get(pk=file.pk).next_on


def test_two_people_who_correct_one_file_lose_nothing(file, coordinator):
    by = acting(coordinator)
    correct_file(file, by=by, version=1, city="Nanterre")
    with pytest.raises(ChangedMeanwhile) as told:
        correct_file(file, by=by, version=1, city="Puteaux")
    assert told.value.fields == ["city"]
    assert correct_file(file, by=by, version=2, city="Puteaux").city == "Puteaux"


EDITS = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from(["read", "save"]), st.sampled_from(["street", "city"]),
              st.sampled_from(["Un", "Deux", "Trois"])),
    max_size=16,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(edits=EDITS)
def test_whatever_two_people_correct_in_whatever_order_nobody_writes_over_what_they_have_not_read(edits):
    with transaction.atomic():
        territory = a_territory()
        by = acting(a_member(Role.COORDINATOR, territory))
        file = open_file("Garage Leroy", by=by, territory=territory)
        said = {"street": "", "city": ""}
        pages = {who: (1, dict(said)) for who in "ab"}
        for who, act, field, value in edits:
            file.refresh_from_db()
            if act == "read":
                pages[who] = (file.version, dict(said))
                continue
            version, seen = pages[who]
            written = seen | {field: value}
            try:
                correct_file(file, by=by, version=version, **written)
            except ChangedMeanwhile as error:
                assert {name for name in said if said[name] != written[name]} == set(error.fields)
            else:
                assert version == file.version or written == said  # read as it was, or says what is there
                said = written
                file.refresh_from_db()
                pages[who] = (file.version, dict(said))
            file.refresh_from_db()
            assert {name: getattr(file, name) for name in said} == said
        transaction.set_rollback(True)


def test_a_company_that_signs_up_becomes_the_lead_of_its_siret_and_an_offer_makes_it_active(territory, coordinator):
    lead = open_file("Atelier Ba", by=acting(coordinator), territory=territory, siret=a_siret(901))
    company = a_company(territory, siret=a_siret(901))
    offer = a_published_offer(company)
    lead.refresh_from_db()
    assert (lead.company, lead.state, lead.sector) == (company, FileState.ACTIVE, offer.sector)
    assert {"signed_up", "offer_published"} <= set(lead.entries.values_list("fact", flat=True))


def test_a_pupil_who_applies_and_confirms_is_named_in_no_timeline(territory, coordinator):
    offer = a_published_offer(a_company(territory), audience="territory")
    pupil = a_pupil(a_classroom(a_school(territory)), birth_date=date(2010, 3, 4), last_name="Ndongala")
    application = sent(pupil, offer.slots.order_by("first_day").last())
    confirm_place(accept(application, by=a_host_of(application)), by=acting(pupil))
    told = dict(Entry.objects.filter(fact__in=["received", "accepted", "placed"]).values_list("fact", "by"))
    assert told == {"received": None, "accepted": a_host_of(application).user_id, "placed": None}
    address = reverse("outreach:file", args=[CompanyFile.objects.get(company=offer.company).pk])
    for reader in (coordinator, a_volunteer(territory)):
        past = signed_in(reader.user).get(address).content.decode().split('id="historique"')[1]
        assert "Une candidature reçue" in past and pupil.last_name not in past, reader


def test_nobody_of_another_territory_and_nobody_who_only_reads_writes(file):
    elsewhere = a_volunteer(a_territory())
    reader = a_volunteer(file.territory, role="reader")
    for stranger in (elsewhere, reader):
        with pytest.raises(NotAllowed):
            note(file, by=acting(stranger), kind=Kind.NOTE, said="…")


def test_the_page_notes_a_call_once_however_often_it_is_sent(file, coordinator):
    add_contact(file, by=acting(coordinator), name="Awa Ba", phone="+33199004710")
    client = signed_in(coordinator.user)
    address = reverse("outreach:file", args=[file.pk])
    form = client.get(address).context["form"]
    sent = {
        "kind": "call", "result": "message", "said": "Rappeler le matin", "once": str(form["once"].value()),
        "owner": str(file.owner_id), "due": form.fields["due"].choices[0][0],
    }  # fmt: skip
    for _ in range(2):
        assert client.post(address, sent).status_code == 302
    assert Entry.objects.filter(file=file, kind=Kind.CALL).count() == 1
    assert "Rappeler le matin" in client.get(address).content.decode()
