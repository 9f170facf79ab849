"""A pupil's page says to the teacher where the pupil stands and what comes next, and no more than is theirs to see."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.urls import reverse

from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.tests.situations import LETTER, in_state
from premierpas.core.clock import travel
from premierpas.following.next_steps import NextStep
from premierpas.following.words import NEXT
from premierpas.organisations.actions.schools import set_period
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom
from premierpas.people.models import Pupil
from premierpas.placements.models import Agreement
from premierpas.placements.tests.agreements import a_draft, in_signature
from tests.clients import signed_in_as
from tests.factories import a_classroom, a_head_of, a_member, a_pupil, a_school, a_teacher

OLD = date(2011, 3, 4)


@pytest.fixture
def room(db: None) -> Iterator[Classroom]:
    with travel(date(2026, 11, 10)):
        yield a_classroom(a_school())


def page_of(pupil: Pupil) -> str:
    room = pupil.enrolments.get().classroom
    given = room.teachers.select_related("membership__user").first()
    membership = given.membership if given else a_teacher(room)
    response = signed_in_as(membership).get(reverse("following:pupil", args=[pupil.pk]))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_pupil_who_hasnt_begun_needs_a_card(room: Classroom) -> None:
    pupil = a_pupil(room)
    html = page_of(pupil)
    assert "demander sa carte" in html and "Sa carte" in html
    assert reverse("people:pupil", args=[room.pk, pupil.pk]) in html
    assert f'href="/etablissement/classes/{room.pk}/"' in html


def test_who_waits_has_nothing_to_do_and_the_application_says_until_when(room: Classroom) -> None:
    pupil = a_pupil(room, birth_date=OLD)
    application = in_state(S.SUBMITTED, pupil)
    html = page_of(pupil)
    assert "Rien à faire par l’élève" in html
    assert "réponse avant le" in html and reverse("applications:for_school", args=[application.pk]) in html


def test_a_place_to_confirm_is_the_next_act_with_its_day(room: Classroom) -> None:
    pupil = a_pupil(room, birth_date=OLD)
    in_state(S.ACCEPTED, pupil)
    assert "À faire par l’élève avant le" in page_of(pupil) and "confirmer sa place" in page_of(pupil)


def test_risks_stand_with_what_helps(room: Classroom) -> None:
    pupil = a_pupil(room)
    days = {"first_day": date(2026, 11, 30), "last_day": date(2026, 12, 4)}
    set_period(room.school, level="3e", by=a_head_of(room.school), **days)
    assert "Cherchez une place ensemble" in page_of(pupil)


def test_an_agreement_says_whose_turn_it_is_and_leads_to_its_page(db: None) -> None:
    with travel(date(2026, 11, 10)):
        agreement = in_signature(a_draft())
        html = page_of(agreement.placement.pupil)
    assert "Attend la signature" in html
    assert reverse("placements:school_agreement", args=[agreement.pk]) in html
    assert "signer sa convention" in html


def test_a_draft_and_a_letter_stay_the_pupils_own(room: Classroom) -> None:
    pupil = a_pupil(room, birth_date=OLD)
    draft = in_state(S.DRAFT, pupil)
    assert draft.offer.company.name not in page_of(pupil)
    other = a_pupil(room, birth_date=OLD)
    in_state(S.SUBMITTED, other)
    assert LETTER not in page_of(other)


def test_a_coordinator_reads_the_same_without_the_schools_acts(room: Classroom) -> None:
    pupil = a_pupil(room, birth_date=OLD)
    in_state(S.CONFIRMED, pupil)
    client = signed_in_as(a_member(Role.COORDINATOR, room.school.territory))
    html = client.get(reverse("following:pupil", args=[pupil.pk])).content.decode()
    agreement = Agreement.objects.get()
    assert reverse("placements:territory_agreement", args=[agreement.pk]) in html
    assert reverse("people:pupil", args=[room.pk, pupil.pk]) not in html
    assert "candidatures/" not in html


def test_every_step_of_a_pupil_has_words_for_adults() -> None:
    assert set(NextStep) - {NextStep.NONE} == set(NEXT)
