"""Legally relevant changes leave a row in the history, however they were made; no such row tells of a person."""

from collections.abc import Callable
from datetime import timedelta

import pghistory.models
import pytest
from django.apps import apps
from django.db import connection, models

from premierpas.applications.actions import withdraw
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.offers.actions import publish_offer
from premierpas.offers.models import Offer
from premierpas.organisations.actions.companies import verify_company
from premierpas.organisations.actions.members import end_membership
from premierpas.organisations.enums import FoundAt, Role
from premierpas.organisations.models import Company, InternshipPeriod, Membership
from premierpas.people.models import AllowedDays, Authorisation, Pupil, PupilLink
from premierpas.placements.models import Absence, Agreement, Delegation, Placement, SchoolTerms, Signatory
from tests.access import World
from tests.factories import a_company, a_coordinator, a_member, a_submitted_offer, acting

# Words that belong to an organisation or choose from a list: what a history row may repeat. `function` is what
# somebody signs as; a company's name, number and street are public (SIRENE).
MAY_HOLD = {
    ("Membership", "role"), ("Membership", "function"), ("InternshipPeriod", "level"),
    ("Authorisation", "consent"), ("PupilLink", "capacity"), ("PupilLink", "purpose"), ("Incident", "state"),
    ("Support", "way"), ("Support", "why_ended"), ("Pair", "why_ended"), ("Meeting", "state"), ("Reference", "state"),
    ("Tale", "state"), ("CompanyFile", "state"), ("Volunteer", "role"), ("Volunteer", "state"), ("Campaign", "state"),
    ("Task", "state"), ("Application", "state"), ("Application", "rejection_reason"), ("Placement", "state"),
    ("CompanyPage", "state"), ("DiscoveryPath", "state"), ("Event", "state"), ("Event", "venue"),
    ("Registration", "state"), ("Stand", "answer"), ("Assignment", "why"),
    ("Agreement", "state"), ("Agreement", "terms_hash"), ("Entry", "happening"), ("Signatory", "party"), ("Signatory", "language"),
    *(("SchoolTerms", name) for name in (
        "extra_article", "objectives", "follow_up", "insurance", "board_decision", "order", "own_articles",
    )),
    *(("Offer", name) for name in ("state", "revision", "title", "audience", "level", "content")),
    *(("Company", name) for name in (
        "siret", "name", "slug", "kind", "naf", "street", "postal_code", "city", "insee", "state",
    )),
}  # fmt: skip
TRACKED = [Membership, PupilLink, Offer, Application, Placement, Authorisation, Company, InternshipPeriod,
           AllowedDays, Agreement, Signatory, SchoolTerms, Delegation, Absence]  # fmt: skip


def history_of(model: type[models.Model]) -> type[models.Model]:
    """The model of its history rows."""
    found = [each for each in apps.get_models() if issubclass(each, pghistory.models.Event)]
    return next(each for each in found if each._meta.get_field("pgh_obj").related_model is model)


@pytest.mark.parametrize("model", TRACKED, ids=lambda model: model.__name__)
def test_each_is_tracked_by_triggers_on_insert_and_update(model: type[models.Model], db: None):
    assert history_of(model)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass", [model._meta.db_table])
        names = {name for (name,) in cursor.fetchall()}
    assert any("insert_insert" in name for name in names) and any("update_update" in name for name in names)


def test_no_history_row_has_room_for_words_about_a_person():
    texts = (models.CharField, models.TextField, models.EmailField, models.JSONField)
    found = {
        (each._meta.get_field("pgh_obj").related_model.__name__, field.name)
        for each in apps.get_models()
        if issubclass(each, pghistory.models.Event) and "pgh_obj" in {f.name for f in each._meta.fields}
        for field in each._meta.fields
        if isinstance(field, texts) and not field.name.startswith("pgh_")
    }
    assert found == MAY_HOLD


def end_a_membership(world: World) -> Membership:
    membership = Membership.objects.get(user=world.people["teacher"].user)
    end_membership(membership, by=acting(membership))
    return membership


def end_a_link(world: World) -> PupilLink:
    link = PupilLink.objects.filter(pupil=world.ids["pupil_id"], until=None).first()
    link.until = clock.now()
    link.save(update_fields=["until"])
    return link


def withdraw_place(world: World) -> Application:
    pupil = Pupil.objects.get(pk=world.ids["pupil_id"])
    application = Application.objects.get(pk=world.ids["applications:pk"])
    return withdraw(application, by=acting(pupil), reason="Je déménage.")


def withdraw_authorisation(world: World) -> Authorisation:
    row = Authorisation.objects.latest("pk")
    Authorisation.objects.filter(pk=row.pk).update(withdrawn_at=clock.now())
    return row


def by_sql(model: type[models.Model], change: str) -> Callable[[World], models.Model]:
    def act(world: World) -> models.Model:
        row = model.objects.latest("pk")
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {model._meta.db_table} SET {change} WHERE id = %s", [row.pk])
        return row

    return act


CHANGES: dict[str, Callable[[World], models.Model]] = {
    "a membership ends": end_a_membership,
    "a link to a pupil ends": end_a_link,
    "a place is given up": withdraw_place,
    "an authorisation is withdrawn": withdraw_authorisation,
    "an offer's title changes by SQL": by_sql(Offer, "title = 'Autre'"),
    "a placement is cancelled by SQL": by_sql(Placement, "state = 'cancelled'"),
    "a company is refused by SQL": by_sql(Company, "state = 'refused'"),
    "a period is moved": by_sql(InternshipPeriod, "last_day = last_day + 7"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_leaves_a_row_with_the_time_of_the_clock(what: str, world: World):
    with clock.travel(clock.now() + timedelta(minutes=7)):
        now = clock.now()
        changed = CHANGES[what](world)
        rows = history_of(type(changed)).objects.filter(pgh_obj_id=changed.pk).order_by("pgh_id")
    assert [row.pgh_label for row in rows][-1] == "update"
    assert abs(rows.last().pgh_created_at - now) < timedelta(minutes=1)
    assert rows.count() >= 2


# What is done to agreements is read back in `placements/tests/test_who_acts.py`.
def test_who_verifies_publishes_and_ends_a_membership_is_read_back_with_as_what(world: World):
    company = a_company(verified=False)
    person, coordinator = a_member(Role.COMPANY, company), a_coordinator(company.territory)
    verify_company(company, by=coordinator, person=person, contact="01 47 24 11 22", found_at=FoundAt.DIRECTORY)
    company.refresh_from_db()
    offer = publish_offer(a_submitted_offer(company), by=coordinator)
    end_membership(person, by=acting(person))
    told = {
        type(row): history_of(type(row)).objects.filter(pgh_obj_id=row.pk).latest("pgh_id").pgh_context.metadata
        for row in (company, offer, person)
    }
    here, own = (coordinator.viewer.capacity.key, "coordinator"), (f"membership:{person.pk}", "company")
    assert [(told[kind]["by"], told[kind]["as"]) for kind in (Company, Offer, Membership)] == [here, here, own]
    assert [told[kind]["action"] for kind in (Company, Offer, Membership)] == [
        "organisations.verify_company", "offers.publish_offer", "organisations.end_membership",
    ]  # fmt: skip


def test_the_whole_path_is_in_the_history_and_names_nobody(world: World):
    withdraw_place(world)
    states = history_of(Application).objects.filter(pgh_obj_id=world.ids["applications:pk"]).order_by("pgh_id")
    assert list(dict.fromkeys(states.values_list("state", flat=True))) == [
        "draft",
        "submitted",
        "accepted",
        "confirmed",
        "withdrawn",
    ]
    assert history_of(Placement).objects.filter(application_id=world.ids["applications:pk"]).exists()
    pupil = Pupil.objects.get(pk=world.ids["pupil_id"])
    for event in apps.get_models():
        if issubclass(event, pghistory.models.Event):
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT row::text FROM {event._meta.db_table} row")
                whole = " ".join(text for (text,) in cursor.fetchall())
            assert pupil.last_name not in whole and "Je suis curieux" not in whole, event
