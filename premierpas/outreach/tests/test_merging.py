"""Two files of one company become one and two again: every row of every relation is where and as it was."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from premierpas.agenda.models import Presence, Task
from premierpas.core import clock
from premierpas.core.errors import DomainError, NotAllowed, WrongState
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import (
    add_contact,
    correct_file,
    join_network,
    keep_interview,
    merge_files,
    move_file,
    no_more_mail,
    note,
    open_file,
    share_file,
    undo_merge,
)
from premierpas.outreach.actions.interviewing import Said
from premierpas.outreach.enums import FileState, Kind
from premierpas.outreach.errors import Unanswered
from premierpas.outreach.files.relations import relations
from premierpas.outreach.models import CompanyFile, Contact, Entry, Share, Tag
from premierpas.outreach.waiting import NEXT_STEP
from premierpas.partners.actions import add_door, add_person, ask_introduction, open_partner
from premierpas.partners.enums import PartnerKind
from tests.clients import signed_in
from tests.factories import a_company, a_document, a_member, a_siret, a_territory, a_volunteer, acting

pytestmark = pytest.mark.django_db
ANSWERS = {"name": "kept", "siret": "kept", "activity": "kept", "address": "kept"}


@pytest.fixture
def territory():
    return a_territory()


@pytest.fixture
def coordinator(territory):
    return a_member(Role.COORDINATOR, territory)


def two_files(territory, coordinator) -> tuple[CompanyFile, CompanyFile]:
    by = acting(coordinator)
    kept = open_file("Garage Leroy", by=by, territory=territory, siret=a_siret(7), city="Nanterre")
    gone = open_file("Leroy automobiles", by=by, territory=territory, siret=a_siret(8), city="Puteaux")
    return kept, gone


def fill(file: CompanyFile, coordinator, *, lines: int, people: int = 1, tags: tuple[str, ...] = ()) -> None:
    """Something in every relation."""
    by, owner = acting(coordinator), Presence.objects.get(user=coordinator.user)
    for n in range(people):
        add_contact(file, by=by, name=f"Awa {n}", phone=f"+3319900471{n}", email=f"awa{n}@exemple.test")
    Entry.objects.bulk_create(
        [Entry(file=file, kind=Kind.NOTE, said=f"ligne {n}", by=coordinator.user) for n in range(lines)]
    )
    share_file(file, by=by, presence=owner, until=clock.now() + timedelta(days=3))
    a_document(file, f"Charte de {file.pk}")
    keep_interview(file, by=by, said=Said({"title": "Au garage"}))
    join_network(file, by=by, since=clock.today(), signed_by="Awa Diallo")
    partner = open_partner(f"Amis de {file.pk}", by=by, kind=PartnerKind.SPONSOR)
    friend = add_person(partner, by=by, name="Claire Aubert", email=f"claire{file.pk}@exemple.test")
    ask_introduction(add_door(friend, by=by, opens="Les garages"), by=by, file=file)
    for label in tags:
        Tag.objects.get_or_create(territory=file.territory, label=label)[0].files.add(file)


def everything() -> dict[str, list[dict]]:
    """Every row of every relation of files, and of files themselves, as the database has them."""
    rows = {each.name: list(each.model._base_manager.order_by("pk").values()) for each in relations()}
    return rows | {"files": list(CompanyFile.objects.order_by("pk").values())}


def without_telling(rows: dict[str, list[dict]]) -> dict[str, list[dict]]:
    entries = [row for row in rows["outreach.entry.file"] if row["fact"] not in ("merged", "unmerged")]
    return rows | {"outreach.entry.file": entries}


def test_relations_are_what_the_models_say():
    assert {"outreach.entry.file", "outreach.contact.file", "outreach.share.file", "outreach.companyfile.merged_into",
            "outreach.tag_files.companyfile"} <= {each.name for each in relations()}  # fmt: skip
    assert {"outreach.document.file", "outreach.interview.file", "outreach.networkmembership.file"} <= {
        each.name for each in relations()
    }
    assert not [each.name for each in relations() if "event" in each.name or "merge." in each.name]


def test_the_property_below_has_rows_in_every_relation(territory, coordinator):
    kept, gone = two_files(territory, coordinator)
    oldest = open_file("Tout autre chose", by=acting(coordinator), territory=territory)
    merge_files(gone, gone=oldest, by=acting(coordinator), answers=ANSWERS)
    fill(gone, coordinator, lines=1, tags=("vu",))
    assert [each.name for each in relations() if not each.rows_of(gone).exists()] == []


@settings(max_examples=12, deadline=None)
@given(
    lines=st.sampled_from([0, 3, 300]),
    people=st.tuples(st.integers(0, 3), st.integers(0, 3)),
    tags=st.tuples(st.sampled_from([(), ("vu",), ("vu", "mairie")]), st.sampled_from([(), ("vu",)])),
    opted_out=st.booleans(),
    answers=st.fixed_dictionaries({name: st.sampled_from(["kept", "gone"]) for name in ANSWERS}),
    has_account=st.booleans(),
    earlier=st.booleans(),
)
def test_merge_then_undo_restores_every_row_of_every_relation(
    lines, people, tags, opted_out, answers, has_account, earlier
):
    with transaction.atomic():
        territory = a_territory()
        coordinator = a_member(Role.COORDINATOR, territory)
        kept, gone = two_files(territory, coordinator)
        if has_account:
            gone.company = a_company(territory, siret=a_siret(8))
            CompanyFile.objects.filter(company=gone.company).exclude(pk=gone.pk).delete()
            gone.save(update_fields=["company"])
        for file, count, labels in zip((kept, gone), people, tags, strict=True):
            fill(file, coordinator, lines=lines, people=count, tags=labels)
        if earlier:
            oldest = open_file("Tout autre chose", by=acting(coordinator), territory=territory)
            merge_files(gone, gone=oldest, by=acting(coordinator), answers=ANSWERS)
        if opted_out and (contact := gone.contacts.first()):
            no_more_mail(contact, by=acting(coordinator))
        before = everything()
        merge = merge_files(kept, gone=gone, by=acting(coordinator), answers=answers)
        assert not Entry.objects.filter(file=gone).exists() and not Contact.objects.filter(file=gone).exists()
        assert Entry.objects.filter(file=kept).count() >= 2 * lines
        undo_merge(merge, by=acting(coordinator))
        assert without_telling(everything()) == without_telling(before)
        transaction.set_rollback(True)


def test_nothing_is_deleted_and_the_other_address_leads_to_the_file_that_stays(territory, coordinator):
    kept, gone = two_files(territory, coordinator)
    fill(gone, coordinator, lines=300)
    before = CompanyFile.objects.count(), Entry.objects.count(), Contact.objects.count(), Share.objects.count()
    merge_files(kept, gone=gone, by=acting(coordinator), answers=ANSWERS)
    told = 1
    assert (CompanyFile.objects.count(), Entry.objects.count() - told, Contact.objects.count(),
            Share.objects.count()) == before  # fmt: skip
    answer = signed_in(coordinator.user).get(reverse("outreach:file", args=[gone.pk]))
    assert answer["Location"] == reverse("outreach:file", args=[kept.pk])
    assert not Task.objects.filter(reason=NEXT_STEP.code, subject=gone.pk, state="open").exists()
    for act in (lambda: note(gone, by=acting(coordinator), kind=Kind.NOTE, said="…"),
                lambda: move_file(gone, FileState.CONTACTED, by=acting(coordinator))):  # fmt: skip
        with pytest.raises(WrongState):
            act()


def test_what_both_say_differently_is_asked_and_the_answer_counts(territory, coordinator):
    for name, siret, address in product(("kept", "gone"), repeat=3):
        with transaction.atomic():
            kept, gone = two_files(territory, coordinator)
            with pytest.raises(Unanswered) as asked:
                merge_files(kept, gone=gone, by=acting(coordinator))
            assert asked.value.fields == ["name", "siret", "address"]
            answers = {"name": name, "siret": siret, "address": address}
            merge_files(kept, gone=gone, by=acting(coordinator), answers=answers)
            now, files = CompanyFile.objects.get(pk=kept.pk), {"kept": kept, "gone": gone}
            assert (now.name, now.siret, now.city) == (
                files[name].name, files[siret].siret, files[address].city
            )  # fmt: skip
            transaction.set_rollback(True)


def test_who_refused_mail_at_an_address_has_refused_it_in_the_one_file(territory, coordinator):
    kept, gone = two_files(territory, coordinator)
    by = acting(coordinator)
    for file, email in ((kept, "awa@exemple.test"), (gone, "Awa@exemple.test"), (gone, "second@exemple.test")):
        add_contact(file, by=by, name="Awa", email=email)
    no_more_mail(gone.contacts.get(email="Awa@exemple.test"), by=by)
    merge = merge_files(kept, gone=gone, by=by, answers=ANSWERS)
    refused = dict(Contact.objects.filter(file=kept).values_list("email", "no_mail_since"))
    assert [email for email, since in refused.items() if since is None] == ["second@exemple.test"]
    assert Contact.objects.filter(file=kept, is_main=True).count() == 1
    undo_merge(merge, by=by)
    assert Contact.objects.get(file=gone, email="Awa@exemple.test").no_mail_since is not None


def test_what_was_corrected_or_added_since_stays_with_the_file_that_stayed(territory, coordinator):
    kept, gone = two_files(territory, coordinator)
    by = acting(coordinator)
    merge = merge_files(kept, gone=gone, by=by, answers=ANSWERS | {"address": "gone"})
    correct_file(kept, by=by, version=kept.version, city="Colombes")
    later = note(kept, by=by, kind=Kind.NOTE, said="après")
    undo_merge(merge, by=by)
    kept.refresh_from_db()
    later.refresh_from_db()
    assert (kept.city, later.file) == ("Colombes", kept)
    with pytest.raises(WrongState):
        undo_merge(merge, by=by)


def test_two_accounts_a_live_file_into_one_that_sleeps_another_territory_and_a_volunteer_are_refused(
    territory, coordinator
):
    kept, gone = two_files(territory, coordinator)
    by = acting(coordinator)
    with pytest.raises(NotAllowed):
        merge_files(kept, gone=gone, by=acting(a_volunteer(territory)), answers=ANSWERS)
    far = a_territory()
    stranger = open_file("Garage Leroy", by=acting(a_member(Role.COORDINATOR, far)), territory=far)
    with pytest.raises(NotAllowed):
        merge_files(kept, gone=stranger, by=by, answers=ANSWERS)
    move_file(kept, FileState.DORMANT, by=by, why="Travaux")
    with pytest.raises(DomainError, match="sommeil"):
        merge_files(kept, gone=gone, by=by, answers=ANSWERS)


def test_the_pages_merge_once_and_take_it_back(territory, coordinator):
    kept, gone = two_files(territory, coordinator)
    client, address = signed_in(coordinator.user), reverse("outreach:merge", args=[kept.pk, gone.pk])
    found = client.get(reverse("outreach:pick_merge", args=[kept.pk]), {"q": "leroy automobiles"})
    assert [each.pk for each in found.context["others"]] == [gone.pk]
    shown = client.get(address)
    sent = {"once": shown.context["form"]["once"].value(), "name": "gone", "siret": "kept"}
    assert client.post(address, sent).status_code == 422
    sent |= {"address": "gone"}
    for _ in range(2):
        assert client.post(address, sent).status_code == 302
    kept.refresh_from_db()
    assert (kept.name, kept.merges.count()) == ("Leroy automobiles", 1)
    assert "Leroy automobiles" in client.get(reverse("outreach:pick_merge", args=[kept.pk])).content.decode()
    client.post(reverse("outreach:undo_merge", args=[kept.merges.get().pk]))
    assert CompanyFile.objects.get(pk=gone.pk).merged_into is None
