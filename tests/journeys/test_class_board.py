"""A teacher's ten minutes on the class board: who needs help, a kind word, many at once, a place, a file; a head's page."""

from collections.abc import Callable
from datetime import date

import pytest

from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.tests.situations import in_state
from premierpas.following.models import Nudge
from premierpas.following.standings import refresh
from premierpas.organisations.actions.schools import set_period
from premierpas.organisations.enums import Role
from premierpas.people.models import Enrolment
from tests.factories import (
    a_classroom,
    a_company,
    a_head_of,
    a_member,
    a_published_offer,
    a_pupil,
    a_school,
    a_teacher,
    coming_weeks,
)

from .conftest import WAYS, Seat
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OLD = date(2011, 3, 4)


@WAYS
def test_ten_minutes_of_a_teacher(seat: Callable[..., Seat], size: tuple, script: bool):
    room = a_classroom(a_school(name="Collège Paul-Éluard"), name="3e B")
    head, teacher = a_member(Role.HEAD_TEACHER, room.school), a_teacher(room)
    for name in ("Adam", "Inès", "Zahra"):
        in_state(S.ACCEPTED, a_pupil(room, first_name=name, last_name="Confirme", birth_date=OLD))
    in_state(S.SUBMITTED, a_pupil(room, first_name="Nour", last_name="Attend", birth_date=OLD))
    a_pupil(room, first_name="Prince", last_name="Adjei")
    offer = a_published_offer(a_company(room.school.territory), audience="territory")
    first, last = coming_weeks(14)[-1]
    set_period(room.school, level="3e", by=a_head_of(room.school), first_day=first, last_day=last)
    refresh(Enrolment.objects.values_list("pk", flat=True))
    me = seat(size, script=script)
    enter(me, teacher.user)
    me.go(f"/etablissement/classes/{room.pk}/", "the class board")
    seen(me, f"board-{size[0]}")
    page = me.page
    waiting = page.locator("tr", has_text="Attend, Nour")
    assert waiting.locator(".btn").count() == 0  # nothing is to be done

    me.press("Rappeler : Confirme, Adam", "a kind word is sent")
    assert "Le rappel est parti : Adam le lira." in page.inner_text("body")
    assert page.get_by_role("button", name="Rappeler : Confirme, Adam").count() == 0

    me.go(f"/etablissement/classes/{room.pk}/?etape=confirmer&choisir=1", "several are chosen")
    for name in ("Adam", "Inès", "Zahra"):
        page.get_by_label(f"Choisir Confirme, {name}").check()
    page.locator(".bulk summary").click()
    me.press("Rappeler ce qui vient", "who gets what")
    seen(me, f"many-{size[0]}")
    assert "ne change pas" in page.inner_text("main")
    me.press("Accepter pour 2 élèves", "many are reminded")
    assert Nudge.objects.count() == 3

    me.go(f"/etablissement/classes/{room.pk}/?choisir=1")
    page.get_by_label("Choisir Adjei, Prince").check()
    page.locator(".bulk summary").click()
    me.press("Proposer une offre", "an offer to choose")
    page.locator("select[name='offer']").select_option(str(offer.pk))
    me.press("Voir ce qui change", "an offer, seen")
    me.press("Accepter pour 1 élève", "an offer is sent")
    assert Nudge.objects.filter(offer=offer).count() == 1

    me.go(f"/association/eleves/{room.enrolments.get(pupil__first_name='Adam').pupil_id}/", "a pupil's year")
    seen(me, f"year-{size[0]}")
    assert f"Rappel de {teacher.user.name}" in page.inner_text("main")

    other = seat(size, script=script)
    enter(other, head.user)
    other.go("/etablissement/toutes-les-classes/", "all classes of a school")
    seen(other, f"school-{size[0]}")
    assert "3e B" in other.page.inner_text("main")
