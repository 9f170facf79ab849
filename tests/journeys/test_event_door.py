"""A class of thirty goes to a company's day with two authorisations missing; then its door, also without a network."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.entrance.models import Needs, Passage
from premierpas.entrance.tests.situations import a_class_that_comes, a_seat, a_visit, a_welcome, says
from premierpas.events.models import Event, Participant, Registration
from premierpas.organisations.enums import Role
from premierpas.people.models import Guardian
from tests.factories import a_classroom, a_member, a_school, a_teacher, a_territory, a_user
from tests.waiting import wait_for

from .conftest import WAYS, Seat
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PUPILS = 30


def a_day(classroom) -> Event:
    """It begins in a quarter of an hour: the browser's clock is the real one."""
    start = clock.now() + timedelta(minutes=15)
    return a_visit(
        classroom, seats=PUPILS + 1, start=start, end=start + timedelta(hours=4), closes_at=start, kind="company_day",
        title="Derrière le robinet", asks_needs=True, asks_photos=True, bring="Chaussures fermées",
        meeting_point="Devant le collège",
    )  # fmt: skip


def type_at_the_door(at: Seat, words: str) -> None:
    """On wide screens the page's head has a box of that name too."""
    at.page.locator("main [name='q']").fill(words)


def scan(at: Seat, code: str, look: str, *, script: bool) -> str:
    """Type a code at the door; what it answers."""
    type_at_the_door(at, code)
    if script:
        at.page.locator("#verdict").evaluate("box => box.hidden = true")
        at.page.get_by_role("button", name="Valider").click()
    else:
        at.press("Valider", f"the door says {look}")
    at.page.locator(f"#verdict.verdict--{look}:visible").wait_for()
    at.check(f"the door says {look}")
    return at.page.inner_text("#verdict")


def is_served(at: Seat, name: str) -> None:
    """The worker has what it needs to answer without a network."""
    at.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    at.page.wait_for_function(
        "async name => { for (const each of await caches.keys()) if (each.startsWith(name)"
        " && (await (await caches.open(each)).keys()).length) return true; return false; }",
        arg=name,
    )


def offline(at: Seat) -> None:
    at.page.context.set_offline(True)
    at.page.reload()


@WAYS
def test_a_class_comes_to_a_company_day_and_its_door_loses_the_network(
    seat: Callable[..., Seat], size: tuple, script: bool
):
    territory = a_territory("Nanterre")
    classroom = a_classroom(a_school(territory, name="Collège Paul-Éluard"), "3e B")
    event = a_day(classroom)
    registration = a_class_that_comes(event, classroom, PUPILS)
    comers = list(Participant.objects.filter(registration=registration).order_by("pk"))
    for each in comers[2:]:
        says(each)
    zoe = a_seat(event, a_classroom(classroom.school, "3e C"), first_name="Zoé", last_name="Martin")

    teacher = seat(size, script=script)
    enter(teacher, a_teacher(classroom).user)
    teacher.go(f"/etablissement/evenements/classe/{registration.pk}/", "a class before an event")
    assert "2 accords manquent" in teacher.page.inner_text("h1").replace("\xa0", " ")
    seen(teacher, f"event-class-{size[0]}")
    teacher.press("Relancer tout le monde", "two are reminded")
    teacher.press("J’ai le papier", "a paper")
    teacher.press("Enregistrer", "a paper without an answer")
    teacher.choose("answer", "yes")
    teacher.press("Enregistrer", "one is missing")
    assert "1 accord manque" in teacher.page.inner_text("h1").replace("\xa0", " ")

    missing = next(each for each in comers[:2] if not each.consents.exists())
    Guardian.objects.filter(pupil=missing.enrolment.pupil).update(language="ar")
    family = seat(size, script=script)
    family.go(Link.objects.get(subject_id=missing.pk, revoked_at=None).address, "a family is asked")
    seen(family, f"event-family-{size[0]}")
    family.press("إرسال جوابي", "a family has not chosen")

    pupil = seat(size, script=script)
    enter(pupil, zoe.enrolment.pupil.user)
    pupil.go(f"/evenements/{event.slug}/billet/", "a ticket")
    seen(pupil, f"event-ticket-{size[0]}")
    pupil.press("Répondre", "what one needs")
    pupil.fill(diet="Sans porc")
    pupil.press("Enregistrer", "a ticket, answered")
    pupil.page.get_by_role("button", name="Oui aux photos").click()
    wait_for(lambda: Needs.objects.filter(photos=True).exists())
    if script:
        pupil.go(f"/evenements/{event.slug}/billet/")
        is_served(pupil, "tickets")
        offline(pupil)
        assert zoe.code[:3] in pupil.page.inner_text(".qr-code")
        pupil.page.context.set_offline(False)

    door = seat(size, script=script)
    enter(door, a_welcome(event).user)
    page = f"/association/evenements/{event.pk}/accueil/"
    door.go(page, "a door")
    assert "peut entrer" in scan(door, comers[5].code, "ok", script=script)
    seen(door, f"event-door-{size[0]}")
    assert "sans accord" in scan(door, missing.code, "info", script=script)
    assert "déjà utilisé" in scan(door, comers[5].code, "bad", script=script)
    if script:
        is_served(door, "door-")
        offline(door)
        assert "À confirmer" in scan(door, comers[6].code, "wait", script=True)
        seen(door, f"event-door-offline-{size[0]}")
        assert "déjà utilisé" in scan(door, comers[6].code, "bad", script=True)
        door.page.reload()
        assert "peut entrer" in scan(door, comers[7].code, "wait", script=True)
        type_at_the_door(door, "zoe")
        door.page.get_by_role("button", name="Valider").click()
        door.page.get_by_role("button", name="Entre Zoé M.").click()
        door.page.locator("#strip", has_text="3 à confirmer").wait_for()
        door.page.context.set_offline(False)
        wait_for(lambda: Passage.objects.filter(offline=True).count() == 3)
    else:
        type_at_the_door(door, "zoe")
        door.press("Valider", "whom a name means")
        door.press("Entre Zoé M.", "let in by name")
    assert Participant.objects.get(pk=zoe.pk).came_at is not None
    door.go(f"{page}liste/", "the list of a door")
    seen(door, f"event-list-{size[0]}")
    door.press("Noter la sortie Zoé Martin", "somebody goes")

    waits = a_seat(event, a_classroom(classroom.school, "3e D"), first_name="Lina", last_name="Kaci")
    Registration.objects.filter(pk=registration.pk).update(settled_at=clock.now() - timedelta(days=9))
    Event.objects.filter(pk=event.pk).update(start=clock.now() - timedelta(minutes=11))
    door.go(page, "a door with empty seats")
    door.choose("present", str(waits.registration_id))
    door.press("Donner les places", "a seat is given")
    assert "1 place donnée" in door.page.inner_text("main").replace("\xa0", " ")
    assert Participant.objects.get(pk=waits.pk).registration.state == "confirmed"

    coordinator = seat(size, script=script)
    enter(coordinator, a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat")).user)
    coordinator.go(f"/association/evenements/{event.pk}/besoins/", "what to prepare")
    assert "Sans porc" in coordinator.page.inner_text("main")
    seen(coordinator, f"event-needs-{size[0]}")
