"""Acts on many companies: nothing before it was shown, each by its own action, one refusal stops no other."""

from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import move_file, open_file
from premierpas.outreach.enums import FileState
from premierpas.outreach.lists.bulk import Act, Given, apply_to
from premierpas.outreach.models import CompanyFile
from tests.clients import signed_in
from tests.factories import a_member, a_territory, a_volunteer, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator():
    return a_member(Role.COORDINATOR, a_territory())


@pytest.fixture
def files(coordinator):
    by = acting(coordinator)
    return [
        open_file(name, by=by, territory=coordinator.territory) for name in ("Garage", "Clinique", "Théâtre", "Piscine")
    ]


def sent(files, act: Act, step: str = "", **more: str):
    return {"file": [str(file.pk) for file in files], "act": str(act), "step": step, **more}


ACTS = {
    Act.SLEEP: ({"why": "Fermée l’été"}, lambda file: (file.state, file.why_ended) == ("dormant", "Fermée l’été")),
    Act.POSTPONE: ({"day": "2099-01-05"}, lambda file: file.next_on.isoformat() == "2099-01-05"),
    Act.TAG: ({"label": "Forum"}, lambda file: list(file.tags.values_list("label", flat=True)) == ["Forum"]),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_changes_is_shown_first_and_changes_only_when_accepted(coordinator, files, act: Act):
    client, address = signed_in(coordinator.user), reverse("outreach:bulk")
    more, holds = ACTS[act]
    two = files[:2]
    assert client.post(address, sent(two, act)).status_code == 200
    seen = client.post(address, sent(two, act, "see", **more))
    assert seen.context["count"] == 2 and seen.context["seen"]
    assert not any(holds(CompanyFile.objects.get(pk=file.pk)) for file in files)
    assert client.post(address, sent(two, act, "do", **more)).status_code == 302
    assert [holds(CompanyFile.objects.get(pk=file.pk)) for file in files] == [True, True, False, False]


def test_many_are_given_to_somebody_and_the_page_says_to_whom_first(coordinator, files):
    hugo = Presence.objects.get(user=a_volunteer(coordinator.territory).user)
    client, address = signed_in(coordinator.user), reverse("outreach:bulk")
    seen = client.post(address, sent(files, Act.GIVE, "see", owner=str(hugo.pk)))
    assert {change.after for change in seen.context["changes"]} == {hugo.user.name}
    client.post(address, sent(files, Act.GIVE, "do", owner=str(hugo.pk)))
    assert set(CompanyFile.objects.values_list("owner", flat=True)) == {hugo.pk}


def test_one_that_cannot_change_says_why_and_stops_no_other(coordinator, files):
    by = acting(coordinator)
    move_file(files[0], FileState.DORMANT, by=by, why="Travaux")
    asleep = CompanyFile.objects.get(pk=files[0].pk)
    day = clock.today() + timedelta(days=9)
    client = signed_in(coordinator.user)
    seen = client.post(reverse("outreach:bulk"), sent(files, Act.POSTPONE, "see", day=day.isoformat()))
    assert seen.context["count"] == 3
    stale = files[0]  # read before it was put to sleep: the action itself refuses
    done, refused = apply_to([stale, *files[1:]], Act.POSTPONE, Given(day=day), by=by)
    assert (done, len(refused)) == (3, 1)
    assert CompanyFile.objects.get(pk=asleep.pk).next_on == asleep.next_on


def test_nothing_is_done_with_companies_of_another_territory(coordinator, files):
    stranger = a_volunteer(a_territory())
    client = signed_in(stranger.user)
    client.post(reverse("outreach:bulk"), sent(files, Act.SLEEP, "do", why="…"))
    done, refused = apply_to(files, Act.SLEEP, Given(why="…"), by=acting(stranger))
    assert (done, len(refused)) == (0, 4)
    assert not CompanyFile.objects.filter(state=FileState.DORMANT).exists()


def test_a_missing_reason_or_a_past_day_is_said_and_nothing_changes(coordinator, files):
    client = signed_in(coordinator.user)
    for act, more in ((Act.SLEEP, {"why": ""}), (Act.POSTPONE, {"day": "2020-01-01"}), (Act.GIVE, {"owner": "999"})):
        assert client.post(reverse("outreach:bulk"), sent(files, act, "do", **more)).status_code == 422
    assert set(CompanyFile.objects.values_list("version", "state")) == {(1, "lead")}
