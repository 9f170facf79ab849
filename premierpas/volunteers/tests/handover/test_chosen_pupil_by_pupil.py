"""What hangs on a pupil goes on pupil by pupil: who may have it, and what of the old words they may read."""

from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.clock import travel
from premierpas.core.errors import DomainError
from premierpas.people.enums import Clearance
from premierpas.volunteers.actions import answer_succession, propose
from premierpas.volunteers.actions.succeeding import Choice
from premierpas.volunteers.handover.holding import Fact, Held, Holding, handed_over
from premierpas.volunteers.tasks import care_every_night
from tests.clients import signed_in
from tests.factories import acting

from ..situations import after_the_end, leaves, on_the_way, presence

pytestmark = pytest.mark.django_db


@pytest.fixture
def notes():
    """Notes on pupils, as a floor to come holds them: what of them a successor may read is said pupil by pupil."""
    given: dict[int, tuple[Presence, str]] = {}
    of_whom: dict[int, int] = {}
    readings = (("shared", "6 notes partagées"), ("none", "Rien d’ancien"))

    @step
    def give(item: int, to: Presence, reads: str) -> None:
        given[item], of_whom[item] = (to, reads), to.pk

    handed_over.fill(
        "tests.notes",
        Holding(
            "Élèves",
            held=lambda presence: [
                Held(item, f"Élève {item}", "", readings=readings) for item, who in of_whom.items() if who == presence
            ],
            counts=lambda presences: dict.fromkeys(presences, 0),
            facts=lambda items: {item: [Fact("Lu", "…")] for item in items},
            beside=step(lambda item, to, since, until: None),
            give=give,
            near_pupils=True,
        ),
    )
    yield of_whom, given
    del handed_over._filled["tests.notes"]


def test_what_a_successor_may_read_is_chosen_pupil_by_pupil_and_only_the_cleared_are_asked(
    notes, hugo, selma, coordinator
):
    of_whom, given = notes
    of_whom |= {1: presence(hugo).pk, 2: presence(hugo).pk, 3: presence(hugo).pk}
    handover, by = leaves(hugo), acting(hugo)
    with pytest.raises(DomainError):  # not cleared
        propose(handover, by=by, choices=[Choice("tests.notes", 1, presence(selma), "shared")])
    on_the_way(selma, coordinator, Clearance.ACTIVE)
    with pytest.raises(DomainError):  # nobody said what may be read
        propose(handover, by=by, choices=[Choice("tests.notes", 1, presence(selma))])
    made = propose(
        handover,
        by=by,
        choices=[Choice("tests.notes", item, presence(selma), reads) for item, reads in ((1, "shared"), (2, "none"))],
    )
    for each in made:
        answer_succession(each, by=acting(selma), accepted=True)
    page = signed_in(hugo.user).get(reverse("volunteers:handover", args=[handover.pk])).content.decode()
    assert "une décision par élève" in page
    with after_the_end(handover):
        care_every_night()
    assert given == {
        1: (presence(selma), "shared"),
        2: (presence(selma), "none"),
        3: (presence(coordinator), ""),
    }


def test_who_lost_their_clearance_meanwhile_gets_no_pupil(notes, hugo, selma, coordinator):
    of_whom, given = notes
    of_whom[1] = presence(hugo).pk
    on_the_way(selma, coordinator, Clearance.ACTIVE)
    with travel(clock.now() + timedelta(days=360)):
        handover = leaves(hugo)
        choice = Choice("tests.notes", 1, presence(selma), "shared")
        answer_succession(propose(handover, by=acting(hugo), choices=[choice])[0], by=acting(selma), accepted=True)
    with after_the_end(handover):
        care_every_night()
    assert given == {1: (presence(coordinator), "")}
