"""A pupil's year stands on one line: what each floor says of it, the nearest ahead first, the newest past first."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from premierpas.afterwards.actions import offer_tale, publish_tale, save_part, version_of
from premierpas.afterwards.models import Reference, ReviewPart
from premierpas.afterwards.tests.situations import a_lived_week
from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.tests.situations import in_state
from premierpas.core import clock
from premierpas.following.actions import nudge
from premierpas.following.year import year_of
from premierpas.messaging.actions import report_problem
from premierpas.organisations.enums import Role
from premierpas.people.models import Enrolment
from premierpas.people.year import Fact
from premierpas.threads.tests.situations import around, say
from premierpas.week.models import TutorEvaluation
from tests.clients import signed_in_as
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_member,
    a_pair,
    a_pupil,
    a_school,
    acting,
    an_office,
    viewer,
)

pytestmark = pytest.mark.django_db
TODAY, OLD = date(2026, 11, 10), date(2011, 3, 4)
TALE = {"trade": "Une boulangerie", "saw": "Ça sent bon le bois.", "with_name": False, "may_be_invited": False}


def test_what_happened_and_what_is_to_come_stand_in_order_and_a_draft_stays_the_pupils() -> None:
    with clock.travel(TODAY):
        room = a_classroom(a_school())
        coordinator = a_member(Role.COORDINATOR, room.school.territory)
        pupil = a_pupil(room, birth_date=OLD)
        draft = in_state(S.DRAFT, pupil)
        accepted = in_state(S.ACCEPTED, pupil)
        mentor = a_cleared_volunteer(room.school.territory)
        a_pair(pupil, mentor)
        enrolment = Enrolment.objects.select_related("pupil", "classroom__school").get(pupil=pupil)
        nudge(enrolment, by=acting(coordinator))
    with clock.travel(TODAY + timedelta(days=1)):
        year = year_of(enrolment, viewer(coordinator))
        past, ahead = [fact.words for fact in year.past], [fact.words for fact in year.ahead]
    host = accepted.offer.company.name
    assert f"Candidature envoyée : {host}" in past and f"{mentor.name} accompagne l’élève" in past
    assert f"Rappel de {coordinator.user.name} : Confirme ta place" in past
    assert not any(draft.offer.company.name in words for words in past + ahead if draft.offer.company.name != host)
    instants = [str(fact.at) for fact in year.past]
    assert len(instants) > 3 and all(words for words in past)


def test_weeks_what_follows_and_messages_are_on_it_as_facts_for_those_who_may_read_them() -> None:
    with clock.travel(TODAY):
        here = around()
        pupil, room = here.pupil, here.enrolment.classroom
        say(here.thread(), pupil, "Une question secrète.")
        report_problem(pupil, by=acting(pupil), worry="adult", text="Un mot à moi")
        week = a_lived_week(pupil)
        TutorEvaluation.objects.create(placement=week, words="Très curieuse", by_name="Paul Martin")
        Reference.objects.create(placement=week, expires_on=TODAY)
        words = dict.fromkeys(ReviewPart.WORDS, "Bravo")
        save_part(here.enrolment, words=words, version=0, by=acting(here.teacher))
        tale = offer_tale(week, said=TALE, by=acting(pupil))
        tale.refresh_from_db()
        publish_tale(tale, read_at=version_of(tale), by=acting(here.coordinator))
        readers = {
            "teacher": here.teacher, "coordinator": here.coordinator,
            "office": an_office(room.school), "head": a_member(Role.HEAD_TEACHER, room.school),
        }  # fmt: skip
        said = {name: " ; ".join(each.words for each in _facts(here, who)) for name, who in readers.items()}
    everybody = set(readers)
    wanted = {
        "Bilan du stage par la structure : Boulangerie Martin": everybody,
        "Recommandation demandée : Boulangerie Martin": everybody,
        f"Bilan de l’année écrit par {here.teacher.user.name}": everybody,
        f"2 messages échangés avec {here.mentor.name}": {"teacher", "coordinator"},
        "Signalement :": {"coordinator"},
        "récit de stage": {"coordinator"},  # it is without a name
    }
    found = {words: {name for name, text in said.items() if words in text} for words in wanted}
    assert found == wanted
    for private in ("secrète", "Un mot à moi", "Très curieuse", "Bravo", "bois"):
        assert not any(private in text for text in said.values()), private


def _facts(here, who) -> list[Fact]:
    year = year_of(here.enrolment, viewer(who))
    return [*year.past, *year.ahead]


def test_a_full_year_asks_no_more_than_an_empty_one() -> None:
    with clock.travel(TODAY):
        room = a_classroom(a_school())
        coordinator = a_member(Role.COORDINATOR, room.school.territory)
        client, asked = signed_in_as(coordinator), []
        empty, full = a_pupil(room, birth_date=OLD), a_pupil(room, birth_date=OLD)
        in_state(S.SUBMITTED, empty)
        in_state(S.CONFIRMED, empty)
        for state in (S.SUBMITTED, S.SUBMITTED, S.CONFIRMED):
            in_state(state, full)
        for pupil in (empty, empty, full):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(reverse("following:pupil", args=[pupil.pk])).status_code == 200
            asked.append(len(queries))
    assert asked[1] == asked[2]
