"""A pupil's year stands on one line: what each floor says of it, the nearest ahead first, the newest past first."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.tests.situations import in_state
from premierpas.core import clock
from premierpas.following.actions import nudge
from premierpas.following.year import year_of
from premierpas.organisations.enums import Role
from premierpas.people.models import Enrolment
from tests.clients import signed_in_as
from tests.factories import a_classroom, a_cleared_volunteer, a_member, a_pair, a_pupil, a_school, acting, viewer

pytestmark = pytest.mark.django_db
TODAY, OLD = date(2026, 11, 10), date(2011, 3, 4)


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
