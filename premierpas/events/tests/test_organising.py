"""A draft, its parts, its copies; what was promised stays."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from premierpas.core import clock
from premierpas.core.errors import DomainError, WrongState
from premierpas.events import actions
from premierpas.events.actions.placing import Kept
from premierpas.events.actions.programme import Line
from premierpas.events.enums import EventState, Kind
from premierpas.events.errors import NotCleared
from premierpas.events.models import Event, Moment, Participant
from premierpas.events.planned import DRAFTS, PAST, TO_COME, alerts_of, of_tab, registrations_of, who_registered
from premierpas.events.usual import USUAL
from premierpas.organisations.enums import Role
from tests.clients import signed_in_as
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_company,
    a_coordinator,
    a_head_of,
    a_member,
    a_pupil,
    a_school,
    a_territory,
    a_volunteer,
    acting,
    an_event,
    viewer,
)

pytestmark = pytest.mark.django_db


def a_draft(kind: Kind = Kind.VISIT, **more: object) -> Event:
    territory = a_territory()
    given = {"title": "Chez nous", "summary": "Voir.", "start": clock.now() + timedelta(days=40)}
    return actions.draft_event(territory, by=a_coordinator(territory), kind=kind, **(given | more))


def lead_of(event: Event):
    return a_coordinator(event.territory)


def test_a_draft_begins_with_what_is_usual_for_its_kind_and_nothing_is_missing_but_a_place():
    for kind, usual in USUAL.items():
        draft = a_draft(kind)
        assert (draft.state, draft.seats.count(), draft.for_whom, draft.order) == (
            EventState.DRAFT, usual.seats, usual.for_whom, usual.order,
        ), kind  # fmt: skip
        with pytest.raises(DomainError, match="lieu"):
            actions.open_event(draft, by=lead_of(draft))


def test_a_company_s_day_takes_its_place_and_two_drafts_of_one_day_have_two_addresses():
    territory = a_territory()
    company = a_company(territory)
    start = clock.now() + timedelta(days=40)
    one, two = (
        actions.draft_event(
            territory, by=a_coordinator(territory), kind=Kind.COMPANY_DAY, title="Chez nous", summary="Voir.",
            start=start, company=company,
        )
        for _each in range(2)
    )  # fmt: skip
    assert (one.venue, one.city, one.insee) == (company.name, company.city, company.insee)
    assert one.slug != two.slug and one.latitude is not None


def test_what_was_promised_changes_no_more_once_it_is_open_and_nothing_once_it_is_over():
    event = an_event(a_territory())
    for values in (
        {"order": "draw"},
        {"start": clock.now()},
        {"venue": "Ailleurs"},
        {"kind": Kind.FORUM},
        {"for_whom": "alumni"},
    ):
        with pytest.raises(WrongState):
            actions.change_event(event, by=lead_of(event), values=values)
    assert actions.change_event(event, by=lead_of(event), values={"bring": "Une gourde"}).bring == "Une gourde"
    actions.cancel_event(event, by=lead_of(event), why="Grève")
    for act in (
        lambda: actions.change_event(event, by=lead_of(event), values={"bring": ""}),
        lambda: actions.write_programme(event, by=lead_of(event), lines=[]),
        lambda: actions.move_event(event, by=lead_of(event), values={}),
        lambda: actions.invite(event, by=lead_of(event)),
        lambda: actions.cancel_event(event, by=lead_of(event), why="Encore"),
        lambda: actions.drop_event(event, by=lead_of(event)),
    ):
        with pytest.raises(WrongState):
            act()


def test_seats_and_those_that_are_kept_are_written_together_or_not_at_all():
    event = an_event(a_territory(), seats=10)
    school, until = a_school(event.territory), event.closes_at
    actions.set_places(event, by=lead_of(event), seats=12, kept=[Kept(school, 4, until), Kept(None, 3, until)])
    assert (event.seats.count(), event.seats.filter(quota=None).count()) == (12, 5)
    with pytest.raises(DomainError) as refused:
        actions.set_places(event, by=lead_of(event), seats=6, kept=[Kept(school, 4, until), Kept(None, 3, until)])
    assert refused.value.field == "seats" and event.seats.count() == 12
    actions.set_places(event, by=lead_of(event), seats=6)
    assert (event.seats.count(), event.quotas.count()) == (6, 0)


def test_seats_that_are_added_for_a_school_don_t_go_to_the_line_on_their_way():
    classroom = a_classroom()
    event = an_event(classroom.school.territory, seats=1)
    for _each in range(2):
        pupil = a_pupil(classroom)
        actions.register_pupil(event, pupil.enrolments.get(), by=acting(pupil))
    kept = [Kept(a_school(event.territory), 2, event.closes_at), Kept(a_school(event.territory), 1, event.closes_at)]
    actions.set_places(event, by=lead_of(event), seats=4, kept=kept)
    assert set(event.registrations.values_list("state", flat=True)) == {"confirmed", "waiting"}
    actions.set_places(event, by=lead_of(event), seats=4, kept=kept[:1])
    assert set(event.registrations.values_list("state", flat=True)) == {"confirmed", "offered"}


def test_lines_that_stay_are_the_same_rows_and_those_that_were_emptied_go():
    event = an_event(a_territory())
    by = lead_of(event)
    actions.write_programme(
        event, by=by, lines=[Line({"at": "09:00", "title": "Accueil"}), Line({"at": "10:00", "title": "Visite"})]
    )
    first, _second = Moment.objects.order_by("pk")
    actions.write_programme(event, by=by, lines=[Line({"at": "09:30", "title": "Accueil"}, first.pk)])
    assert Moment.objects.get().pk == first.pk
    other = an_event(a_territory())
    actions.write_programme(other, by=lead_of(other), lines=[Line({"at": "08:00", "title": "Volé"}, first.pk)])
    assert Moment.objects.get(pk=first.pk).title == "Accueil"


def test_only_cleared_volunteers_of_the_territory_welcome():
    event = an_event(a_territory())
    cleared = a_cleared_volunteer(event.territory)
    for wrong in (a_volunteer(event.territory), a_cleared_volunteer(a_territory())):
        with pytest.raises(NotCleared):
            actions.name_hosts(event, by=lead_of(event), volunteers=[cleared, wrong])
    actions.name_hosts(event, by=lead_of(event), volunteers=[cleared])
    assert event.hosts.get().volunteer == cleared


def test_a_copy_is_a_draft_of_the_same_hour_whatever_the_season_without_those_who_came():
    tuesday = datetime(2026, 10, 20, 17, 30, tzinfo=clock.PARIS)
    with clock.travel(tuesday - timedelta(days=20)):
        event = an_event(
            a_territory(), start=tuesday, end=tuesday + timedelta(hours=2), closes_at=tuesday - timedelta(days=1)
        )
        by, pupil = lead_of(event), a_pupil(a_classroom(a_school(event.territory)))
        actions.register_pupil(event, pupil.enrolments.get(), by=acting(pupil))
        actions.write_programme(event, by=by, lines=[Line({"at": "17:30", "title": "Accueil"})])
        actions.name_speakers(event, by=by, lines=[Line({"name": "Aminata", "email": "a@exemple.test"})])
        weeks = actions.repeat_event(event, by=by, times=2)
    assert [each.start.astimezone(clock.PARIS).strftime("%d %H:%M") for each in weeks] == ["27 17:30", "03 17:30"]
    with clock.travel(tuesday + timedelta(days=3)):
        copy = actions.copy_event(event, by=by)
    assert copy.start == weeks[0].start and copy.state == EventState.DRAFT and copy.uid != event.uid
    assert copy.moments.get().title == "Accueil" and copy.speakers.get().said_yes_at is None
    assert copy.seats.count() == 10 and not Participant.objects.filter(event=copy).exists()


def test_the_list_has_three_tabs_and_says_what_needs_a_hand():
    event = an_event(a_territory(), seats=4)
    draft = an_event(event.territory, opened=False)
    an_event(a_territory())
    gone = an_event(event.territory)
    actions.cancel_event(gone, by=lead_of(gone), why="Grève")
    found = {tab: [each.pk for each in of_tab(event.territory_id, tab)] for tab in (TO_COME, DRAFTS, PAST)}
    assert found == {TO_COME: [event.pk], DRAFTS: [draft.pk], PAST: [gone.pk]}
    with clock.travel(event.start - timedelta(days=3)):
        assert list(alerts_of(of_tab(event.territory_id, TO_COME).get())) == ["Personne à l’accueil", "4 places vides"]


def test_a_pupil_is_named_only_to_those_who_see_them_and_a_class_is_counted():
    classroom = a_classroom()
    event = an_event(classroom.school.territory, for_whom="both")
    coordinator = a_member(Role.COORDINATOR, event.territory)
    lead = a_volunteer(event.territory, role="lead")
    pupil, others = a_pupil(classroom), [a_pupil(classroom).enrolments.get() for _each in range(2)]
    actions.register_pupil(event, pupil.enrolments.get(), by=acting(pupil))
    actions.register_class(event, classroom, by=a_head_of(classroom.school), pupils=others)
    rows = list(registrations_of(event))
    seen = [(each.name, each.persons) for each in who_registered(event, viewer(coordinator), rows)]
    assert seen == [(pupil.full_name, 1), (f"Classe de {classroom.name}", 2)]
    hidden = who_registered(event, viewer(lead), rows)
    assert [each.name for each in hidden] == ["Un élève", f"Classe de {classroom.name}"]


def test_a_draft_is_shown_to_those_who_organise_it_and_is_nowhere_for_anybody_else(client):
    event = an_event(a_territory(), opened=False)
    address, calendar = reverse("events:event", args=[event.slug]), reverse("events:calendar", args=[event.slug])
    organiser = signed_in_as(a_member(Role.COORDINATOR, event.territory))
    elsewhere = signed_in_as(a_member(Role.COORDINATOR, a_territory()))
    assert "Aperçu" in organiser.get(address).content.decode()
    assert {each.get(to).status_code for each in (client, elsewhere) for to in (address, calendar)} == {404}
    assert event.title not in client.get(reverse("events:list")).content.decode()


def test_the_public_list_is_filtered_by_kind_and_place_and_keeps_private_ones_to_itself(client):
    territory = a_territory()
    an_event(territory, title="À Suresnes")
    an_event(territory, title="À Nanterre", city="Nanterre", kind=Kind.LECTURE)
    an_event(territory, title="Pour la 3e B", open_to="invited")

    def shown(question: str) -> set[str]:
        html = client.get(reverse("events:list") + question).content.decode()
        return {title for title in ("À Suresnes", "À Nanterre", "Pour la 3e B") if title in html}

    assert shown("") == {"À Suresnes", "À Nanterre"}
    assert shown("?genre=lecture") == shown("?lieu=Nanterre") == {"À Nanterre"}
    assert shown("?genre=lecture&lieu=Suresnes") == set()
    assert client.get(reverse("events:list") + "?genre=x&lieu=%F0%9F%8E%92&page=99").status_code == 200


def test_a_company_s_or_class_s_page_leads_to_a_form_that_knows_them():
    territory = a_territory()
    company, room = a_company(territory), a_classroom(a_school(territory))
    far = a_classroom()
    organiser = signed_in_as(a_member(Role.COORDINATOR, territory))
    address = (
        reverse("events:new") + f"?genre=company_day&entreprise={company.pk}&classe={room.pk}&college={far.school_id}"
    )
    html = organiser.get(address).content.decode()
    assert f'value="{company.pk}" selected' in html and room.name in html
    day = (clock.today() + timedelta(days=40)).isoformat()
    key = "7b1e2a5e-8f5c-4d4d-9d0e-0f6f6f6f6f6f"
    sent = {"kind": "company_day", "title": "Chez nous", "summary": "Voir.", "day": day, "begins": "9h15",
            "company": company.pk, "once": key}  # fmt: skip
    for _twice in range(2):
        assert organiser.post(address, sent).status_code == 302
    event = Event.objects.get()
    assert event.invited.get().classroom == room and event.company == company
    assert event.start.astimezone(clock.PARIS).strftime("%H:%M") == "09:15"


def test_a_part_that_is_wrong_comes_back_as_it_was_typed():
    event = an_event(a_territory())
    organiser = signed_in_as(a_member(Role.COORDINATOR, event.territory))
    address = reverse("events:part", args=[event.pk, "programme"])
    back = organiser.post(address, {"at_0": "10:00", "title_0": "", "text_0": "Le bruit des pompes", "trade_0": ""})
    assert back.status_code == 422 and "Le bruit des pompes" in back.content.decode()
    assert "Ce champ est à remplir" in back.content.decode() and not event.moments.exists()
    page = organiser.get(reverse("events:part", args=[event.pk, "date"])).content.decode()
    assert "tout le monde est prévenu" in page
    wrong = organiser.post(
        reverse("events:part", args=[event.pk, "date"]),
        {"day": "9999-12-31", "begins": "10:00", "ends": "09:00", "closes": "0001-01-01", "where": "on_site"},
    )
    assert wrong.status_code == 422 and "La fin doit être après le début" in wrong.content.decode()
