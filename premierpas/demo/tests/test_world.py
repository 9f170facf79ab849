"""The demo world, made small: the same seed and day make the same world, through the product's own actions."""

import os
import pickle
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from premierpas.core import clock
from premierpas.core.text import plain
from premierpas.demo.accounts import ADULTS, PUPILS
from premierpas.demo.world import load, mentoring
from premierpas.demo.world.companies import HOSTS
from premierpas.demo.world.strands import StrandBroken, side_by_side
from premierpas.demo.world.timeline import AHEAD, weeks_around
from premierpas.events.enums import EventState, RegistrationState
from premierpas.following.stages import PLACED, Stage
from premierpas.occupations.sectors import SECTORS
from premierpas.outreach.enums import LIVE, FileState, Result
from premierpas.people.enums import Clearance, TeamRole
from premierpas.placements.models import AgreementState, PlacementState
from premierpas.threads.enums import MessageState
from tests.together import folder_of_run, made_once

from .small_world import TODAY, held, made_small
from .test_words_of_hosts import misnamed

pytestmark = pytest.mark.django_db
ANOTHER_DAY, ANOTHER_SEED = date(2027, 8, 20), 1
Held = dict[str, list[Any]]
WorldOf = Callable[..., Held]


@pytest.fixture(autouse=True)
def a_small_world(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four schools, eight hosts, under a hundred pupils."""
    made_small(monkeypatch.setattr)


@pytest.fixture
def world_of(tmp_path_factory: pytest.TempPathFactory) -> WorldOf:
    """What is loaded, made once in a run for all tests that only look at it."""
    folder = folder_of_run(tmp_path_factory.getbasetemp()) / "demo"

    def made(*, seed: int = load.SEED, today: date = TODAY) -> Held:
        name = f"{seed} {today}"
        return made_once(folder / name, {name: partial(loaded, seed=seed, today=today)})[name]

    return made


@pytest.fixture
def world(world_of: WorldOf) -> Held:
    """The one of today."""
    return world_of()


def loaded(*, seed: int, today: date) -> Held:
    """What a fresh world holds, made in one transaction of which nothing stays."""
    with clock.travel(today), transaction.atomic():
        load.load_world(seed=seed, today=today)
        found = held()
        transaction.set_rollback(True)
    return found


def made_by_two_processes(file: Path) -> Held:
    """On the test's own database, from a process without threads."""
    where = connection.settings_dict
    url = f"postgresql:///{where['NAME']}?user={where['USER']}&host={where['HOST']}&port={where['PORT']}"
    command = [sys.executable, "-m", "premierpas.demo.tests.two_processes", str(file)]
    subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=True, timeout=600)
    found: Held = pickle.loads(file.read_bytes())
    return found


@pytest.mark.django_db(transaction=True)
def test_the_same_seed_and_day_make_the_same_world_in_one_process_or_two(tmp_path: Path, world: Held) -> None:
    second = made_by_two_processes(tmp_path / "held")
    assert all(world.values())
    assert [name for name in world if sorted(world[name], key=repr) != sorted(second[name], key=repr)] == []


@pytest.mark.django_db(transaction=True)
def test_a_part_that_fails_in_the_other_process_fails_the_world(capfd: pytest.CaptureFixture[str]) -> None:
    with side_by_side() as both, pytest.raises(StrandBroken):
        both(int, partial(divmod, 1, 0))
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_another_process_is_not_asked_to_see_what_is_not_committed() -> None:
    with pytest.raises(RuntimeError, match="transaction"), side_by_side():
        pass


def test_another_seed_makes_another_world_on_any_day(world_of: WorldOf) -> None:
    other = world_of(seed=ANOTHER_SEED, today=ANOTHER_DAY)
    assert other["pupils"] != world_of()["pupils"]
    assert all(other[name] for name in other if name not in ("entries", "shares"))


def test_every_day_of_three_years_has_weeks_to_go() -> None:
    days = [date(2026, 9, 1) + timedelta(days=number) for number in range(3 * 365)]
    assert [day for day in days if len(weeks_around(day).coming) < AHEAD] == []


def test_weeks_applications_and_agreements_are_in_every_state_that_time_allows(world: Held) -> None:
    assert {state for _name, _host, state, _days in world["placements"]} == set(PlacementState)
    assert {"draft", "under_review", "accepted", "confirmed", "rejected"} <= {row[3] for row in world["applications"]}
    assert {state for state, _number in world["agreements"]} == set(AgreementState)


def test_most_pupils_are_well_under_way_and_a_few_have_not_begun(world: Held) -> None:
    counted = Counter(stage for _class, stage in world["stages"])
    assert set(counted) == set(Stage)
    assert 0 < counted[Stage.NOT_STARTED] < sum(counted.values()) * 0.15
    assert sum(counted[stage] for stage in PLACED) > sum(counted.values()) * 0.2


def test_the_associations_companies_are_in_all_states_and_some_were_handed_over(world: Held) -> None:
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


def test_the_network_has_members_that_are_named_and_not_and_pupils_looked_in_vain_in_several_sectors(
    world: Held,
) -> None:
    assert {public is not None for _name, _since, _by, public in world["members"]} == {True, False}
    assert len({year for _name, year, _seats in world["promises"]}) == 2
    assert len({sector for sector, *_rest in world["looked_in_vain"]}) > 4


def test_a_season_of_24_events_is_in_every_state_with_a_line_an_offer_and_those_who_came(world: Held) -> None:
    assert len(world["events"]) == 24 and {state for _slug, state, _start in world["events"]} == set(EventState.values)
    states = {state for _slug, state, _persons, _at in world["came"]}
    assert {RegistrationState.WAITING, RegistrationState.OFFERED, RegistrationState.CONFIRMED} <= states
    now = datetime.combine(TODAY, time(), clock.PARIS)
    wrong = [slug for slug, state, start in world["events"] if (start < now) != (state in ("held", "reported"))]
    assert wrong == []


def test_nobody_is_called_what_they_are_not(world: Held) -> None:
    called = {(name, function) for name, function in world["persons"] if function}
    assert sorted(each for each in called if misnamed(*each)) == []
    assert {"mère", "père", "directrice", "tutrice", "équipe d’accueil"} & {function for _name, function in called}


def test_everybody_who_can_be_tried_is_there(world: Held) -> None:
    accounts = world["accounts"]
    assert [login for login, _name in accounts][:-1] == [login for _role, login in ADULTS + PUPILS]
    strangers = [
        (login, name) for login, name in accounts if "@" not in login and not login.startswith(plain(name).split()[0])
    ]
    assert strangers == []


def test_what_waits_has_waited_some_days_and_whoever_acts_has_a_card(world: Held) -> None:
    waits, cards = world["waits"], world["cards"]
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


def test_pupils_write_with_their_adults_one_number_waits_and_two_reports_were_handled(world: Held) -> None:
    states = Counter(state for _text, state, _capacity in world["messages"])
    assert states[MessageState.HELD] == states[MessageState.WITHDRAWN] == 1 and states[MessageState.SHOWN] >= 8
    assert sorted(state for _worry, state, _by in world["incidents"]) == ["closed", "handled"]
    assert all(by for _worry, _state, by in world["incidents"])


def test_pupils_are_accompanied_in_forty_pairs_of_the_whole_world_and_meet_three_hundred_times(world: Held) -> None:
    states = Counter(state for _start, state in world["meetings"])
    assert mentoring.PAIRS == 40 and len(world["pairs"]) == len(world["pupils"]) // 5  # the small world has fewer
    assert len(world["meetings"]) >= 300 * len(world["pairs"]) / mentoring.PAIRS
    assert states["missed"] and states["planned"]
