"""A coordinator invites a former pupil by address and a pupil by name; the guest answers by the link, without account;
the pupil says no, then registers for three Wednesdays and reads all of them on the ticket."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from premierpas.core import clock
from premierpas.events.actions import open_event
from premierpas.events.models import Event, Session
from premierpas.organisations.enums import Role
from tests.factories import a_classroom, a_coordinator, a_member, a_pupil, a_school, a_territory, a_user, an_event

from .conftest import DESK, PHONE, Seat
from .walk import enter, last_message, path_of, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(
    ("size", "script"), [(PHONE, True), (PHONE, False), (DESK, True)], ids=["phone", "phone without script", "desk"]
)
def test_people_are_invited_answer_and_come_to_each_date(seat: Callable[..., Seat], size: tuple, script: bool):
    territory = a_territory("Nanterre")
    nadia = a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    room = a_classroom(a_school(territory))
    pupil = a_pupil(room, first_name="Inès", last_name="Benali")
    evening = an_event(territory, title="Soirée des anciens", for_whom="alumni", open_to="invited")
    series = a_series(territory)
    me, guest, ines = (seat(size, script=script) for _each in range(3))
    enter(me, nadia.user)
    me.go(f"/association/evenements/{evening.pk}/", "an evening")
    me.press("Qui est invité, qui a répondu", "nobody is invited")
    me.fill(email_0="sira@exemple.test")
    me.press("Inviter", "a name is missing")
    me.fill(name_0="Sira Camara")
    me.press("Inviter", "a former pupil is invited")
    seen(me, f"invited-{size[0]}")
    assert "pas de réponse" in me.page.inner_text("main")
    guest.page.goto(path_of(last_message("events.invited_guest"), guest))
    guest.check("the invitation")
    seen(guest, f"invitation-{size[0]}")
    guest.press("Envoyer", "no answer chosen")
    guest.choose("answer", "yes")
    guest.press("Envoyer", "the guest comes")
    assert "vous avez une place" in guest.page.inner_text("main")
    me.go(f"/association/evenements/{evening.pk}/invitations/", "who has answered")
    assert "vient" in me.page.inner_text("main")
    me.go(f"/association/evenements/{series.pk}/invitations/", "a series")
    me.fill(nom="benali")
    me.press("Chercher des élèves", "pupils of that name")
    me.page.check(f"[name=pupils][value='{pupil.enrolments.get().pk}']")
    me.press("Inviter", "a pupil is invited")
    enter(ines, pupil.user)
    ines.go(f"/evenements/{series.slug}/", "three dates")
    seen(ines, f"series-{size[0]}")
    ines.press("Je ne viens pas", "she has said no")
    assert "Tu as répondu que tu ne viens pas" in ines.page.inner_text("main")
    me.go(f"/association/evenements/{series.pk}/invitations/", "a no")
    assert "ne vient pas" in me.page.inner_text("main")
    ines.press("Je m’inscris")
    ines.press("Ouvrir mon billet", "a ticket of three dates")
    seen(ines, f"series-ticket-{size[0]}")
    assert " ".join(ines.page.inner_text("main").split()).count("14 h") >= 3
    me.go(f"/association/evenements/{series.pk}/invitations/", "the pupil has answered")
    assert "1 inscrit" in me.page.inner_text("main")


def a_series(territory: object) -> Event:
    """Three Wednesdays at two."""
    day = clock.today() + timedelta(days=21)
    day += timedelta(days=(2 - day.weekday()) % 7)
    start = clock.midnight(day) + timedelta(hours=14)
    event = an_event(
        territory, opened=False, title="Réparer un vélo", kind="workshop", open_to="invited", start=start,
        end=start + timedelta(hours=2), closes_at=start - timedelta(days=2),
    )  # fmt: skip
    for week in (1, 2):
        later = timedelta(weeks=week)
        Session.objects.create(event=event, start=start + later, end=event.end + later)
    return open_event(event, by=a_coordinator(territory))
