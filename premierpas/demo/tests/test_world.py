"""The demo world, made small: the same seed and day make the same world, through the product's own actions."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

import pytest
from django.db import transaction

from premierpas.accounts.models import User
from premierpas.agenda.models import Task
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.text import plain
from premierpas.demo.accounts import ADULTS, PUPILS, demo_accounts
from premierpas.demo.world import hosts, load, mentoring, people
from premierpas.demo.world.companies import HOSTS
from premierpas.demo.world.timeline import AHEAD, weeks_around
from premierpas.events.enums import EventState, RegistrationState
from premierpas.events.models import Event, Registration, Speaker
from premierpas.following.models import Standing
from premierpas.following.stages import PLACED, Stage
from premierpas.meetings.models import Meeting
from premierpas.mentoring.models import Pair
from premierpas.messaging.models import Incident
from premierpas.occupations.sectors import SECTORS
from premierpas.offers.models import Offer, OfferSlot
from premierpas.offers.waiting import IN_REVIEW
from premierpas.organisations.models import Membership
from premierpas.outreach.enums import LIVE, FileState, Result
from premierpas.outreach.models import (
    Commitment,
    CompanyFile,
    Entry,
    NetworkMembership,
    Share,
    Unmet,
)
from premierpas.outreach.models import Contact as FileContact
from premierpas.partners.models import Contact as PartnerContact
from premierpas.people.enums import Clearance, Relation, TeamRole
from premierpas.people.models import Enrolment, Guardian, Volunteer
from premierpas.placements.models import (
    Agreement,
    AgreementState,
    Placement,
    PlacementState,
    Signatory,
    Signature,
)
from premierpas.threads.enums import MessageState
from premierpas.threads.models import Message
from premierpas.volunteers.models import Reference

from .test_words_of_hosts import misnamed

pytestmark = pytest.mark.django_db
TODAY, ANOTHER_DAY, ANOTHER_SEED = date(2026, 11, 25), date(2027, 8, 20), 1


@pytest.fixture(autouse=True)
def a_small_world(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four schools, eight hosts, under a hundred pupils."""
    for module in (load, hosts):
        monkeypatch.setattr(module, "HOSTS", hosts.HOSTS[:8])
    monkeypatch.setattr(load, "FATES", hosts.FATES[::4])
    monkeypatch.setattr(people, "SCHOOLS", people.SCHOOLS[:4])
    monkeypatch.setattr(people, "PUPILS", 200)


@cache
def world_of(*, seed: int = load.SEED, today: date = TODAY) -> dict[str, list[Any]]:
    """What is loaded, made once for all tests that only look at it."""
    return loaded(seed=seed, today=today)


def loaded(*, seed: int = load.SEED, today: date = TODAY) -> dict[str, list[Any]]:
    """What a fresh world holds, without the numbers of its rows; nothing of it stays."""
    with clock.travel(today), transaction.atomic():
        load.load_world(seed=seed, today=today)
        found = {
            "pupils": rows(Enrolment, "pupil__last_name", "pupil__first_name", "pupil__birth_date", "classroom__name"),
            "families": rows(Guardian, "name", "phone", "language"),
            "adults": rows(User.objects.filter(email__contains="@"), "name"),
            "offers": rows(Offer, "title", "state", "revision", "audience", "published_at", "latitude"),
            "weeks": rows(OfferSlot, "offer__title", "first_day", "free"),
            "applications": rows(
                Application, "pupil__last_name", "offer__title", "slot__first_day", "state", "submitted_at", "ended_at"
            ),
            "placements": rows(Placement, "pupil__last_name", "host_name", "state", "days"),
            "agreements": rows(Agreement, "state", "number"),
            "stages": rows(Standing, "enrolment__classroom__name", "stage"),
            "files": rows(CompanyFile, "name", "state", "owner__user__name", "next_step", "next_on"),
            "entries": rows(Entry, "file__name", "kind", "result", "said", "fact", "at"),
            "members": rows(NetworkMembership, "file__name", "since", "signed_by", "public_since"),
            "promises": rows(Commitment, "membership__file__name", "year", "seats"),
            "looked_in_vain": rows(Unmet, "sector", "insee", "day", "kind", "count"),
            "shares": rows(Share, "file__name", "presence__user__name"),
            "volunteers": rows(Volunteer, "name", "role", "state", "until"),
            "tasks": rows(Task, "reason", "due", "owner__user__name", "state"),
            "messages": rows(Message, "text", "state", "capacity"),
            "events": rows(Event, "slug", "state", "start"),
            "came": rows(Registration, "event__slug", "state", "persons", "joined_at"),
            "pairs": rows(Pair, "since", "volunteer__name"),
            "meetings": rows(Meeting, "start", "state"),
            "incidents": rows(Incident, "worry", "state", "taken_by__name"),
            "accounts": [(each.login, each.name) for each in demo_accounts()],
            "persons": persons(),
            "waits": [(clock.today() - at.date()).days for at in _sent_in()],
            "cards": [pk is not None for pk in Application.objects.values_list("pupil__user__cards", flat=True)],
        }
        transaction.set_rollback(True)
    return found


def persons() -> list[tuple[Any, ...]]:
    """Everybody with what they are called: members, contacts, speakers, referees, signatories, tutors, guardians."""
    found = [
        *rows(Membership, "user__name", "function"), *rows(Signatory, "name", "function"),
        *rows(Signature, "name", "function"), *rows(FileContact, "name", "function"),
        *rows(PartnerContact, "name", "function"), *rows(Speaker, "name", "function"),
        *rows(Reference, "name", "function"),
        *((name, Relation(relation).label) for name, relation in rows(Guardian, "name", "relation")),
    ]  # fmt: skip
    for text in Agreement.objects.order_by("pk"):
        found += [(each["name"], each.get("function", "")) for each in text.content.tutors]
        found += [(each["name"], each["relation"]) for each in text.content.guardians]
    return found


def _sent_in() -> list[datetime]:
    """When those that somebody has to read were sent in."""
    return [at for at in Offer.objects.filter(IN_REVIEW).values_list("submitted_at", flat=True) if at]


def rows(model: Any, *columns: str) -> list[tuple[Any, ...]]:
    """These columns of all rows, in the order in which they were made."""
    found = model if hasattr(model, "order_by") else model.objects.all()
    return list(found.order_by("pk").values_list(*columns))


def test_the_same_seed_and_day_make_the_same_world() -> None:
    first, second = world_of(), loaded()
    assert all(first.values())
    assert [name for name in first if first[name] != second[name]] == []


def test_another_seed_makes_another_world_on_any_day() -> None:
    other = world_of(seed=ANOTHER_SEED, today=ANOTHER_DAY)
    assert other["pupils"] != world_of()["pupils"]
    assert all(other[name] for name in other if name not in ("entries", "shares"))


def test_every_day_of_three_years_has_weeks_to_go() -> None:
    days = [date(2026, 9, 1) + timedelta(days=number) for number in range(3 * 365)]
    assert [day for day in days if len(weeks_around(day).coming) < AHEAD] == []


def test_weeks_applications_and_agreements_are_in_every_state_that_time_allows() -> None:
    world = world_of()
    assert {state for _name, _host, state, _days in world["placements"]} == set(PlacementState)
    assert {"draft", "under_review", "accepted", "confirmed", "rejected"} <= {row[3] for row in world["applications"]}
    assert {state for state, _number in world["agreements"]} == set(AgreementState)


def test_most_pupils_are_well_under_way_and_a_few_have_not_begun() -> None:
    counted = Counter(stage for _class, stage in world_of()["stages"])
    assert set(counted) == set(Stage)
    assert 0 < counted[Stage.NOT_STARTED] < sum(counted.values()) * 0.15
    assert sum(counted[stage] for stage in PLACED) > sum(counted.values()) * 0.2


def test_the_associations_companies_are_in_all_states_and_some_were_handed_over() -> None:
    world = world_of()
    assert {row[1] for row in world["files"]} == set(FileState)
    live = [row for row in world["files"] if row[1] in LIVE]
    assert {row[4] < TODAY for row in live} == {True, False} and TODAY in {row[4] for row in live}
    gone = {name for name, _role, _state, until in world["volunteers"] if until is not None and until.date() < TODAY}
    assert gone and not gone & {row[2] for row in live}
    assert {"owner", "shared", "moved", "opened"} <= {row[4] for row in world["entries"]}
    calls = {Result.REACHED, Result.MESSAGE_LEFT, Result.NO_ANSWER, Result.WRONG_NUMBER}
    assert calls <= {result for _f, _k, result, _s, _fact, _at in world["entries"]}
    assert {state for _name, _role, state, _until in world["volunteers"]} == set(Clearance)
    assert TeamRole.READER in {role for _name, role, _state, _until in world["volunteers"]}


def test_the_network_has_members_that_are_named_and_not_and_pupils_looked_in_vain_in_several_sectors() -> None:
    world = world_of()
    assert {public is not None for _name, _since, _by, public in world["members"]} == {True, False}
    assert len({year for _name, year, _seats in world["promises"]}) == 2
    assert len({sector for sector, *_rest in world["looked_in_vain"]}) > 4


def test_a_season_of_24_events_is_in_every_state_with_a_line_an_offer_and_those_who_came() -> None:
    found = world_of()
    assert len(found["events"]) == 24 and {state for _slug, state, _start in found["events"]} == set(EventState.values)
    states = {state for _slug, state, _persons, _at in found["came"]}
    assert {RegistrationState.WAITING, RegistrationState.OFFERED, RegistrationState.CONFIRMED} <= states
    now = datetime.combine(TODAY, time(), clock.PARIS)
    wrong = [slug for slug, state, start in found["events"] if (start < now) != (state in ("held", "reported"))]
    assert wrong == []


def test_nobody_is_called_what_they_are_not() -> None:
    called = {(name, function) for name, function in world_of()["persons"] if function}
    assert sorted(each for each in called if misnamed(*each)) == []
    assert {"mère", "père", "directrice", "tutrice", "équipe d’accueil"} & {function for _name, function in called}


def test_everybody_who_can_be_tried_is_there() -> None:
    accounts = world_of()["accounts"]
    assert [login for login, _name in accounts][:-1] == [login for _role, login in ADULTS + PUPILS]
    strangers = [
        (login, name) for login, name in accounts if "@" not in login and not login.startswith(plain(name).split()[0])
    ]
    assert strangers == []


def test_what_waits_has_waited_some_days_and_whoever_acts_has_a_card() -> None:
    waits, cards = world_of()["waits"], world_of()["cards"]
    assert waits and max(waits) < 14
    assert cards and all(cards)


def test_each_offer_is_written_for_itself() -> None:
    weeks = [week for host in HOSTS for week in host.weeks]
    assert (len(HOSTS), len(weeks)) == (30, 120)
    assert [week.title for week in weeks if len(week.programme) != 10 or len(week.title) > 120] == []
    assert {week.sector for week in weeks} <= set(SECTORS)
    said = Counter(
        sentence for week in weeks for sentence in (week.title, *week.summary.split(". "), *week.programme, week.bring)
    )
    assert [sentence for sentence, times in said.items() if times > 1] == []


def test_pupils_write_with_their_adults_one_number_waits_and_two_reports_were_handled() -> None:
    world = world_of()
    states = Counter(state for _text, state, _capacity in world["messages"])
    assert states[MessageState.HELD] == states[MessageState.WITHDRAWN] == 1 and states[MessageState.SHOWN] >= 8
    assert sorted(state for _worry, state, _by in world["incidents"]) == ["closed", "handled"]
    assert all(by for _worry, _state, by in world["incidents"])


def test_pupils_are_accompanied_in_forty_pairs_of_the_whole_world_and_meet_three_hundred_times() -> None:
    world = world_of()
    states = Counter(state for _start, state in world["meetings"])
    assert mentoring.PAIRS == 40 and len(world["pairs"]) == len(world["pupils"]) // 5  # the small world has fewer
    assert len(world["meetings"]) >= 300 * len(world["pairs"]) / mentoring.PAIRS
    assert states["missed"] and states["planned"]
