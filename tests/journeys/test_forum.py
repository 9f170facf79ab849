"""A forum of twelve stands: invited, answered by link, placed; wished for; shared out, changed by hand, told, printed."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.events.actions import register_class
from premierpas.events.models import Speaker
from premierpas.forums.actions import answer_stand
from premierpas.forums.models import Assignment, Stand
from premierpas.forums.seated import seated
from premierpas.forums.tests.situations import a_forum, organiser, wishes
from premierpas.organisations.enums import Role
from tests.factories import (
    a_classroom,
    a_company,
    a_head_of,
    a_member,
    a_pupil,
    a_school,
    a_teacher,
    a_territory,
    a_user,
)

from .conftest import WAYS, Seat
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def is_a_file(seat: Seat, address: str) -> None:
    """What it downloads is a PDF."""
    answer = seat.page.request.get(seat.base + address)
    assert answer.ok and answer.body().startswith(b"%PDF"), address


@WAYS
def test_twelve_stands_are_invited_wished_for_shared_out_and_printed(
    seat: Callable[..., Seat], size: tuple, script: bool
):
    territory = a_territory("Nanterre")
    classroom = a_classroom(a_school(territory))
    coordinator = a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    teacher = a_teacher(classroom)
    pupils = [a_pupil(classroom) for _each in range(14)]
    start = datetime.combine(clock.today() + timedelta(days=21), time(14), clock.PARIS)
    event = a_forum(
        territory, start=start, end=start + timedelta(hours=3), closes_at=start - timedelta(days=2),
        made_by=coordinator.user,
    )  # fmt: skip
    register_class(
        event, classroom, by=a_head_of(classroom.school), pupils=[each.enrolments.get() for each in pupils],
        escorts=[("Nora Petit", "")],
    )  # fmt: skip
    for number in range(11):
        a_company(territory, name=f"Atelier {number + 1:02}", email=f"atelier{number}@exemple.test")
    Speaker.objects.create(event=event, name="Aminata Ba", email="aminata@exemple.test")

    team = seat(size, script=script)
    enter(team, coordinator.user)
    home = f"/association/evenements/{event.pk}/forum/"
    team.go(home, "no stand yet")
    team.press("Inviter des structures", "whom to invite")
    for number in range(11):
        team.page.get_by_label(f"Atelier {number + 1:02}").check(force=True)
    seen(team, f"invite-{size[0]}")
    team.press("Envoyer les invitations", "invited")
    team.press("Ajouter un stand", "a stand by hand")
    team.fill(name="La Bécane", email="lea@becane.test", trades="mécanicienne vélo")
    team.page.get_by_label("Envoyer l’invitation maintenant").check(force=True)
    team.press("Ajouter le stand", "the stand")
    team.go(f"{home}reglages/", "settings")
    team.fill(columns="5", rows="3", places="3", wishes_until=(clock.today() + timedelta(days=9)).isoformat())
    team.press("Garder", "the hall")
    team.go(f"{home}passages/", "hours to make")
    team.fill(first="14:00", last="16:00", minutes="20", pause="5")
    team.press("Faire les passages", "hours")
    seen(team, f"hours-{size[0]}")
    team.go(f"/association/evenements/{event.pk}/intervenants/", "speakers")
    team.press("Envoyer sa page à chaque personne", "speakers asked")

    for stand in Stand.objects.exclude(name="La Bécane").select_related("event").order_by("pk"):
        answer_stand(stand, by=organiser(event), fields={"answer": "yes"})
    guest = seat(size, script=script)
    own = Stand.objects.get(name="La Bécane")
    guest.go(Link.objects.get(purpose="forums.stand", subject_id=own.pk).address, "a stand's page")
    guest.press("Envoyer", "a stand without an answer")
    guest.choose("answer", "yes")
    guest.fill(people="Léa Roy, mécanicienne", about="Change une roue en deux minutes.")
    guest.choose("needs", "table")
    guest.press("Envoyer", "a stand has answered")
    seen(guest, f"stand-link-{size[0]}")
    guest.go(Link.objects.get(purpose="forums.speaker").address, "a speaker's page")
    guest.choose("answer", "yes")
    guest.fill(words="Mon premier stage, c’était ici.")
    guest.press("Envoyer", "a speaker has answered")
    seen(guest, f"speaker-{size[0]}")

    team.go(f"/association/evenements/stands/{own.pk}/", "a stand that comes")
    team.page.locator("[name='number']").select_option("7")
    team.press("Garder", "stands")
    seen(team, f"stands-{size[0]}")
    for number, stand in enumerate(Stand.objects.exclude(pk=own.pk).order_by("pk"), start=1):
        Stand.objects.filter(pk=stand.pk).update(number=number + (number >= 7))
    team.go(f"{home}salle/", "the plan")
    seen(team, f"plan-{size[0]}")

    stands = list(Stand.objects.order_by("number"))
    me = seat(size, script=script)
    enter(me, pupils[0].user)
    me.go(f"/evenements/{event.slug}/forum/", "wishes")
    for rank, stand in enumerate((own, own), start=1):
        me.page.locator(f"[name='wish_{rank}']").select_option(str(stand.pk))
    me.press("Garder mes vœux", "one stand twice")
    assert "Ce stand est déjà plus haut." in me.page.inner_text("main")
    me.page.locator("[name='wish_2']").select_option(str(stands[0].pk))
    me.press("Garder mes vœux", "wishes are kept")
    seen(me, f"wishes-{size[0]}")
    school = seat(size, script=script)
    enter(school, teacher.user)
    there = f"/etablissement/evenements/{event.slug}/forum/{classroom.pk}/"
    school.go(there, "a class")
    school.press(pupils[1].listed_name, "wishes of a pupil")
    school.page.locator("[name='wish_1']").select_option(str(own.pk))
    school.press("Garder et passer au suivant", "the next pupil")
    seen(school, f"class-{size[0]}")
    for person in seated(event).exclude(enrolment__pupil__in=pupils[:3]):
        wishes(person, [own, stands[1], stands[2]])

    team.go(f"{home}partage/", "to share out")
    team.press("Partager les stands", "shared out")
    assert "Est-ce juste" in team.page.inner_text("main")
    seen(team, f"shared-{size[0]}")
    row = Assignment.objects.filter(participant__enrolment__pupil=pupils[2]).earliest("slot__start")
    free = Stand.objects.filter(event=event).exclude(assignments__participant=row.participant)
    target = next(each for each in free if Assignment.objects.filter(stand=each, slot=row.slot).count() < 3)
    team.go(f"/association/evenements/passages/{row.participant_id}/{row.slot_id}/", "another stand by hand")
    team.page.locator("[name='stand']").select_option(str(target.pk))
    team.press("Changer de stand", "changed by hand")
    assert "Nadia Ferhat" in team.page.inner_text("main")
    team.press("Le dire aux élèves", "told")
    for name in ("panneaux", "badges"):
        is_a_file(team, f"{home}{name}.pdf")

    me.go(f"/evenements/{event.slug}/forum/", "where I go")
    assert "vœu" in me.page.inner_text("main ol.route")
    seen(me, f"where-{size[0]}")
    school.go(there, "the class knows")
    is_a_file(school, f"{there}liste.pdf")
    guest.go(Link.objects.get(purpose="forums.stand", subject_id=own.pk).address, "how many come when")
    assert "3 élèves" in guest.page.inner_text("main")
    assert pupils[0].last_name not in guest.page.inner_text("main")
