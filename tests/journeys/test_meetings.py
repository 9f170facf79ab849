"""Three meetings of a year: one that the pupil booked, one that was missed, one by a stand-in; a draft stays where it is."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from premierpas.core import clock
from premierpas.meetings.actions import offer_slots
from premierpas.meetings.enums import Way
from premierpas.meetings.models import Attendance, Meeting, Step
from premierpas.meetings.tests.situations import Scene, a_scene
from premierpas.people.enums import LinkPurpose
from premierpas.people.holders import Holder
from premierpas.people.models import Volunteer
from premierpas.people.sight import link
from tests.factories import a_cleared_volunteer, a_user, acting

from .conftest import WAYS, Seat
from .judging import DESK
from .test_holding import told, value
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOUR = timedelta(hours=1)


def later(meeting: Meeting) -> None:
    """Its moment has come and gone."""
    Meeting.objects.filter(pk=meeting.pk).update(start=clock.now() - 2 * HOUR)


def stand_in(scene: Scene) -> Volunteer:
    other = a_cleared_volunteer(scene.mentor.territory, user=a_user("Hugo Petitjean"))
    link(
        Holder.volunteer(other), [scene.pupil.pk], purpose=LinkPurpose.STAND_IN, reference=scene.pair.pk,
        until=clock.now() + 48 * HOUR,
    )  # fmt: skip
    return other


@WAYS
def test_one_is_booked_and_held_one_missed_one_by_a_stand_in(seat: Callable[..., Seat], size: tuple, script: bool):
    scene, name = a_scene(), f"{size[0]}{'' if script else '-plain'}"
    (slot,) = offer_slots(
        scene.mentor, by=acting(scene.mentor), starts=[clock.now() + 30 * HOUR], minutes=45, way=Way.ON_SITE,
        place="CDI du collège",
    )  # fmt: skip
    pupil, mentor = seat(size, script=script), seat(size, script=script)
    enter(pupil, scene.pupil.user)
    pupil.go("/moi/rendez-vous/", "a moment to book")
    seen(pupil, f"book-{name}")
    pupil.press("Réserver", "booked")
    assert "CDI du collège" in pupil.page.inner_text("main")
    later(Meeting.objects.get(slot=slot))
    enter(mentor, scene.mentor.user)
    mentor.go("/mentor/rendez-vous/", "a note is due")
    seen(mentor, f"due-{name}")
    mentor.press("Écrire la note, une minute", "the note")
    assert "Nadia Ferhat" in mentor.page.inner_text("main") and scene.teacher.user.name in mentor.page.inner_text(
        "main"
    )
    mentor.press("Envoyer la note", "a note without a word")
    row = Attendance.objects.get()
    mentor.choose(f"came-{row.pk}", "yes")
    mentor.fill(
        did="Relu sa lettre à voix haute.", how="Plus sûre d’elle.", step="Envoyer la lettre", private="Dort mal."
    )
    mentor.page.locator("input[name='step_due']").first.check(force=True)
    seen(mentor, f"note-{name}")
    mentor.press("Envoyer la note", "told")
    pupil.go("/moi/", "the pupil’s home")
    assert "Envoyer la lettre" in pupil.page.inner_text("main")
    pupil.go("/moi/rendez-vous/", "what was done")
    words = pupil.page.inner_text("main")
    assert "Relu sa lettre" in words and "Dort mal" not in words
    seen(pupil, f"own-{name}")
    pupil.press("C’est fait", "done")
    assert Step.objects.get().done_by == scene.pupil.user
    _missed(mentor, scene)
    other = seat(size, script=script)
    enter(other, stand_in(scene).user)
    logged(other, days=0)
    row = Attendance.objects.latest("pk")
    other.choose(f"came-{row.pk}", "yes")
    other.fill(did="Répété l’entretien.")
    other.press("Envoyer la note", "told by the stand-in")
    mentor.go(f"/rendez-vous/eleve/{scene.pupil.pk}/", "all three")
    words = mentor.page.inner_text("main")
    assert all(each in words for each in ("Relu sa lettre", "pas joint", "Répété l’entretien", "Dort mal"))
    seen(mentor, f"pupil-{name}")
    team = seat(size, script=script)
    enter(team, scene.coordinator.user)
    team.go("/association/rendez-vous/?vue=manques", "missed")
    assert "Benali" in team.page.inner_text("main")
    seen(team, f"overview-{name}")


def logged(seat: Seat, *, days: int) -> None:
    """A meeting of so many days ago, written down afterwards: its note is open."""
    at = (clock.now() - timedelta(days=days) - HOUR).astimezone(clock.PARIS)
    seat.go("/mentor/rendez-vous/nouveau/", "a meeting to log")
    seat.fill(day=at.strftime("%Y-%m-%d"), hour=at.strftime("%H:%M"))
    seat.choose("way", "phone")
    seat.press("Continuer", "its note")


def _missed(mentor: Seat, scene: Scene) -> None:
    logged(mentor, days=1)
    row = Attendance.objects.latest("pk")
    mentor.choose(f"came-{row.pk}", "unreached")
    mentor.press("Envoyer la note", "missed and why")
    assert Attendance.objects.filter(pair=scene.pair, came=False).count() == 1


def test_a_draft_never_shows_under_another_pupil_nor_after_sign_out(seat: Callable[..., Seat]):
    scene = a_scene()
    first, second = scene.plans(clock.now() - HOUR), scene.plans(clock.now() - 2 * HOUR, scene.friend)
    desk = seat(DESK)
    enter(desk, scene.mentor.user)
    of_ines, of_moussa = (f"/mentor/rendez-vous/{each.pk}/note/" for each in (first, second))
    desk.go(of_ines, "note of one")
    desk.fill(did="Elle a parlé de sa sœur.", private="Dort mal.")
    told(desk, "Gardé")
    desk.go(of_moussa, "note of the other")
    assert (value(desk, "did"), value(desk, "private")) == ("", "")
    desk.go(of_ines)
    told(desk, "Remis")
    assert value(desk, "private") == "Dort mal."
    assert "sœur" not in desk.page.evaluate("JSON.stringify({...localStorage})")
    desk.page.evaluate("document.querySelectorAll('details.menu').forEach((menu) => (menu.open = true))")
    desk.press("Me déconnecter", "signed out")
    enter(desk, scene.mentor.user)
    desk.go(of_ines)
    assert (value(desk, "did"), value(desk, "private")) == ("", "")
