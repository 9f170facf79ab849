"""Somebody of an association: proposed to a pupil, agreed to on paper, and one text read."""

from collections.abc import Callable

import pytest

from premierpas.organisations.enums import Role
from premierpas.workshop.actions import ask_review, save_cv
from premierpas.workshop.keeping import Typed
from premierpas.workshop.models import CV
from tests.factories import a_classroom, a_member, a_pupil, a_school, a_territory, a_user, a_youth_worker, acting

from .conftest import Seat
from .judging import DESK, PHONE
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("size", "script"), [(PHONE, False), (DESK, True)], ids=["phone without script", "desk"])
def test_a_family_agrees_and_a_text_is_read(seat: Callable[..., Seat], size: tuple, script: bool):
    territory = a_territory("Nanterre")
    nadia = a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    pupil = a_pupil(a_classroom(a_school(territory)))
    worker = a_youth_worker(territory)
    me = enter(seat(size, script=script), worker.user)
    me.go("/accompagner/", "nobody to help yet")

    coordinator = enter(seat(size, script=script), nadia.user)
    coordinator.go("/association/educateurs/", "youth workers")
    seen(coordinator, f"youth-workers-{size[0]}")
    coordinator.press(worker.name, "one youth worker")
    coordinator.page.locator("main [name='q']").fill(pupil.last_name)  # not the box of the whole house
    coordinator.follow(coordinator.page.locator("main form[role='search'] button"), "a pupil is found")
    coordinator.press("Proposer", "proposed")
    coordinator.page.get_by_text("Noter la réponse de la famille").first.click()
    seen(coordinator, f"youth-worker-{size[0]}")
    coordinator.press("Elle a signé son accord", "agreed")

    save_cv(pupil, typed=Typed({"about_me": "Je répare des vélos."}, 0), by=acting(pupil))
    text = CV.objects.get(pupil=pupil)
    ask_review(pupil, kind="workshop.cv", text_id=text.pk, reader=worker, by=acting(pupil))
    me.go("/accompagner/", "a pupil to help")
    seen(me, f"helping-{size[0]}")
    me.press(pupil.full_name, "one pupil")
    seen(me, f"helped-{size[0]}")
    me.go(f"/accompagner/{pupil.enrolments.get().supports.get().pk}/")
    me.press("CV", "a text")
    me.fill(closing="Très clair.")
    me.press("Donner mes remarques", "read")
