"""A year of counsel with the same people: somebody offers to help, accompanies a pupil, and both are asked what came of it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.accounts.links import Link
from premierpas.afterwards.models import FollowUpAnswer
from premierpas.afterwards.tests.situations import a_lived_week, an_alumnus, run_follow_ups_for
from premierpas.core import clock
from premierpas.meetings.models import Attendance
from premierpas.mentoring.models import Pair
from premierpas.organisations.enums import Role
from premierpas.people.models import Enrolment, Guardian, PupilLink
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_member,
    a_pupil,
    a_school,
    a_teacher,
    a_territory,
    a_user,
)

from .conftest import WAYS, Seat
from .test_meetings import logged
from .test_volunteers import is_recruited_and_cleared
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@WAYS
def test_from_an_offer_of_help_to_what_became_of_the_pupil(seat: Callable[..., Seat], size: tuple, script: bool):
    territory = a_territory("Nanterre")
    nadia = a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    lea = a_cleared_volunteer(territory, user=a_user("Léa Marchetti"))
    room = a_classroom(a_school(territory))
    teacher, zoe = a_teacher(room), a_pupil(room, first_name="Zoé", last_name="Benali")
    Guardian.objects.create(pupil=zoe, name="Amel Benali", email="amel@exemple.test", relation="mother")
    year = zoe.enrolments.get()
    mentor, pupil, stand_in, desk = (seat(size, script=script) for _each in range(4))
    coordinator = enter(seat(size, script=script), nadia)
    volunteer = is_recruited_and_cleared(mentor, coordinator)

    pair = _are_paired(coordinator, year, volunteer.pk)
    enter(pupil, zoe)
    _both_say_yes(pupil, seat(size, script=script), pair)
    _held(mentor, "Relu sa lettre.")
    _missed(mentor)
    coordinator.go(f"/association/binomes/{pair.pk}/", "the pair")
    coordinator.press("Remplacer", "a replacement")
    coordinator.page.select_option("[name=volunteer]", label="Léa Marchetti")
    coordinator.fill(last_day=(clock.today() + timedelta(days=5)).isoformat(), why="Congés")
    coordinator.press("Noter le remplacement", "replaced")
    enter(stand_in, lea)
    _held(stand_in, "Répété l’entretien.")
    pupil.go("/moi/rendez-vous/", "what was done")
    assert all(each in pupil.page.inner_text("main") for each in ("Relu sa lettre.", "Répété l’entretien."))

    a_lived_week(zoe)
    enter(desk, teacher)
    for writer, words in ((mentor, "Tu oses demander."), (desk, "Continue d’oser.")):
        writer.go(reverse("afterwards:review", args=[year.pk]), "the year’s review")
        writer.fill(grew="Pose des questions.", word=words)
        writer.press("Enregistrer ma partie", "one part of it")
    seen(desk, f"year-review-{size[0]}")
    pupil.go(reverse("afterwards:own_review"), "the own review")
    assert all(each in pupil.page.inner_text("main") for each in ("Tu oses demander.", "Continue d’oser."))
    _answers_months_later(seat(size, script=script), run_follow_ups_for(an_alumnus(zoe)).pk)


def _are_paired(coordinator: Seat, year: Enrolment, volunteer_id: int) -> Pair:
    coordinator.go(f"/association/binomes/proposer/?eleve={year.pk}", "who fits")
    coordinator.page.locator(f"[name=take_{year.pk}]").check(force=True)
    coordinator.page.select_option(f"[name=volunteer_{year.pk}]", str(volunteer_id))
    coordinator.press("Former les binômes cochés", "a pair")
    pair = Pair.objects.get()
    assert pair.volunteer_id == volunteer_id and pair.since > clock.now()
    return pair


def _both_say_yes(pupil: Seat, family: Seat, pair: Pair) -> None:
    """Then some days go by."""
    pupil.go("/moi/accompagnement/", "who can accompany me")
    pupil.press("Oui, je veux bien", "I said yes")
    family.go(Link.objects.get(purpose="mentoring.guardian").address, "the family is asked")
    family.choose("answer", "yes")
    family.press("Envoyer ma réponse", "the family has said yes")
    before = clock.now() - timedelta(days=5)
    Pair.objects.filter(pk=pair.pk).update(since=before)
    PupilLink.objects.filter(reference=pair.pk, volunteer=pair.volunteer, until=None).update(since=before)


def _held(helper: Seat, did: str) -> None:
    logged(helper, days=0)
    helper.choose(f"came-{Attendance.objects.latest('pk').pk}", "yes")
    helper.fill(did=did)
    helper.press("Envoyer la note", "told")


def _missed(mentor: Seat) -> None:
    logged(mentor, days=1)
    mentor.choose(f"came-{Attendance.objects.latest('pk').pk}", "unreached")
    mentor.press("Envoyer la note", "missed and why")


def _answers_months_later(at_home: Seat, follow_up_id: int) -> None:
    at_home.go(Link.objects.get(purpose="afterwards.follow_up", subject_id=follow_up_id).address, "five questions")
    for name, value in (("does", "pro"), ("helped", "4"), ("confident", "3"), ("met_again", "yes"), ("worked", "no")):
        at_home.choose(name, value)
    at_home.press("Envoyer mes réponses", "thanks")
    assert FollowUpAnswer.objects.get().does == "pro"
