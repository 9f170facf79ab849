"""A teacher sets a preparation for two classes and sees who is late; a pupil does a step, which the teacher reads."""

import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from premierpas.core import clock
from premierpas.preparation.lessons import lessons
from premierpas.preparation.models import ClassPath, ShownSectors
from premierpas.preparation.tests.situations import TODAY, WHY, a_scene

from .conftest import Seat
from .judging import DESK, PHONE
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(
    ("size", "script"), [(PHONE, True), (PHONE, False), (DESK, True)], ids=["phone", "phone without script", "desk"]
)
def test_two_classes_are_prepared(
    seat: Callable[..., Seat], monkeypatch: pytest.MonkeyPatch, size: tuple, script: bool
) -> None:
    monkeypatch.setattr(clock, "timezone", SimpleNamespace(now=lambda: TODAY))  # the server's threads too
    first = a_scene()
    second = a_scene(name="3e B", beside=first)
    teacher, pupil = seat(size, script=script), seat(size, script=script)
    enter(teacher, first.teacher.user)
    teacher.go("/etablissement/parcours/etapes/", "steps and days")
    for scene in (first, second):
        teacher.choose("classes", str(scene.year.classroom_id))
    teacher.fill(**{"trades-due": "2026-12-25"})
    teacher.press("Enregistrer pour ces classes", "a day without school")
    assert "il n’y a pas classe" in teacher.page.inner_text("main")
    teacher.fill(**{"trades-due": "2026-11-13", "speak-place": "5"})
    teacher.press("Enregistrer pour ces classes", "who is late")
    orders = [" ".join(step["key"] for step in steps) for steps in ClassPath.objects.values_list("steps", flat=True)]
    assert orders == ["trades meet sectors questions speak letter"] * 2
    assert "Deux élèves sont en retard sur 2" in teacher.page.inner_text("h1")
    seen(teacher, f"preparation-class-{size[0]}")
    first.keeps_trades()
    first.meets_somebody()
    first.writes_questions(3)
    enter(pupil, first.pupil.user)
    pupil.go("/moi/decouvrir/", "one's preparation")
    seen(pupil, f"preparation-{size[0]}")
    pupil.press("Écrire mes trois secteurs", "three sectors")
    for part in ("first", "second", "third"):
        pupil.page.select_option(f"[name={part}]", WHY[part])
        pupil.fill(**{f"{part}_why": WHY[f"{part}_why"]})
    seen(pupil, f"sectors-{size[0]}")
    pupil.press("Montrer à mon professeur", "shown")
    assert "C’est montré" in pupil.page.inner_text("body")
    teacher.go("/etablissement/parcours/", "what to read")
    assert "Un élève est en retard sur 2" in teacher.page.inner_text("h1")
    teacher.go(f"/etablissement/parcours/eleves/{first.year.pk}/secteurs/", "reading")
    seen(teacher, f"reading-{size[0]}")
    teacher.press("Valider", "approved")
    assert ShownSectors.objects.get().verdict == "good"
    pupil.go("/moi/decouvrir/", "one door more")
    assert "Validé par" in pupil.page.inner_text("main")
    for address, name in (
        ("/moi/decouvrir/questions/", "questions"), ("/moi/decouvrir/questions/reponses/", "notes"),
        ("/moi/decouvrir/rencontres/", "met"), ("/moi/decouvrir/parler/", "speaking"),
    ):  # fmt: skip
        pupil.go(address, name)
        seen(pupil, f"{name}-{size[0]}")
    room = first.year.classroom_id
    for address, name in (
        (f"/etablissement/parcours/classes/{room}/", "one class"),
        ("/etablissement/parcours/etapes/", "steps again"),
        (f"/etablissement/parcours/classes/{room}/entrainement/", "who practised"),
        ("/etablissement/parcours/seances/", "lessons"),
        ("/etablissement/parcours/seances/poser-de-bonnes-questions/", "a lesson"),
    ):
        teacher.go(address, name)
        seen(teacher, f"{name}-{size[0]}")
    if size == DESK:
        assert pages_of_each_lesson(teacher) == dict.fromkeys(lessons(), 2)


def pages_of_each_lesson(seat: Seat) -> dict[str, int]:
    """On how many pages each sheet is printed."""
    found = {}
    for slug in lessons():
        seat.page.goto(f"{seat.base}/etablissement/parcours/seances/{slug}/")
        found[slug] = len(re.findall(rb"/Type\s*/Page\b", seat.page.pdf(prefer_css_page_size=True)))
    return found
