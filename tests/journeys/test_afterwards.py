"""A year ends: its review is written and read, an address is left, and three months on five questions are answered."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from premierpas.accounts.links import Link
from premierpas.afterwards.models import Alumnus, FollowUpAnswer
from premierpas.afterwards.tests.situations import a_lived_week, an_alumnus, run_follow_ups_for
from tests.factories import a_classroom, a_pupil, a_school, a_teacher, a_territory

from .conftest import WAYS, Seat
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@WAYS
def test_a_year_is_reviewed_and_a_former_pupil_answers_without_an_account(
    seat: Callable[..., Seat], size: tuple, script: bool
):
    classroom = a_classroom(a_school(a_territory("Nanterre")))
    teacher, pupil = a_teacher(classroom), a_pupil(classroom)
    a_lived_week(pupil)

    desk = enter(seat(size, script=script), teacher)
    desk.go(reverse("afterwards:class_reviews", args=[classroom.pk]), "reviews of a class")
    desk.press(pupil.listed_name, "a review")
    desk.press("Enregistrer ma partie", "a review without a word")
    desk.fill(grew="Pose des questions.", word="Continue d’oser.")
    desk.press("Enregistrer ma partie", "a review that is read")
    seen(desk, f"review-{size[0]}")

    own = enter(seat(size, script=script), pupil)
    own.go("/moi/", "home asks five questions")
    own.press("Répondre", "five questions")
    for name in ("confident", "speaks", "knows", "imagines", "plans"):
        own.choose(name, "3")
    own.press("Garder mes réponses", "answers kept")
    own.go(reverse("afterwards:own_review"), "own review")
    assert "Continue d’oser." in own.page.inner_text("main")
    alumnus = an_alumnus(pupil)
    own.go(reverse("afterwards:alumni"), "address left")
    own.go(reverse("afterwards:next_door"), "next door")
    seen(own, f"next-door-{size[0]}")

    run_follow_ups_for(alumnus)
    link = Link.objects.get(purpose="afterwards.follow_up")
    at_home = seat(size, script=script)
    at_home.go(link.address, "five questions without an account")
    seen(at_home, f"follow-up-{size[0]}")
    at_home.press("Envoyer mes réponses", "nothing ticked")
    for name, value in (("does", "pro"), ("helped", "4"), ("confident", "3"), ("met_again", "yes"), ("worked", "no")):
        at_home.choose(name, value)
    at_home.page.locator("input[name='nameless']").check(force=True)
    at_home.press("Envoyer mes réponses", "thanks")
    assert "Merci, c’est gardé" in at_home.page.inner_text("main")
    answer = FollowUpAnswer.objects.get()
    assert (answer.does, answer.alumnus) == ("pro", None)
    assert Alumnus.objects.get().last_answer_at is not None
