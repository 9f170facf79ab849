"""A class without weeks: its pupils prepare and wish; teacher and head are asked, once, to fix them."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.agenda.actions import give
from premierpas.agenda.models import Presence, Task
from premierpas.agenda.queries import shown
from premierpas.agenda.tasks import reconcile
from premierpas.applications.models import Application
from premierpas.core.calendar import SchoolWeek
from premierpas.core.clock import travel
from premierpas.core.errors import WrongState
from premierpas.organisations.actions.schools import add_weeks
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom, Membership
from premierpas.people.models import AllowedDays, Pupil
from tests.begun import begun_once
from tests.clients import signed_in
from tests.factories import (
    a_classroom,
    a_member,
    a_published_offer,
    a_pupil,
    a_school,
    a_teacher,
    acting,
    coming_weeks,
)

pytestmark = pytest.mark.django_db


class School:
    """A class without weeks, its teacher, its head, a teacher of another class, and two pupils."""

    def __init__(self) -> None:
        self.room: Classroom = a_classroom(a_school())
        self.colleague = a_teacher(a_classroom(self.room.school, name="3e B"))
        self.teacher = a_teacher(self.room)
        self.head = a_member(Role.HEAD_TEACHER, self.room.school)
        birth = date.today().replace(year=date.today().year - 15, day=1)
        self.pupil, self.other = (a_pupil(self.room, first_name=name, birth_date=birth) for name in ("Inès", "Adam"))
        self.offer = a_published_offer(weeks=coming_weeks(8)[6:])

    def apply_page(self) -> str:
        return reverse("applications:apply", args=[self.offer.slots.order_by("first_day").first().pk])


the_school = begun_once(School)


@pytest.fixture
def school(the_school: School) -> School:
    return deepcopy(the_school)


def pages_of(who: Membership | Pupil) -> Client:
    key = f"pupil:{who.pk}" if isinstance(who, Pupil) else f"membership:{who.pk}"
    return signed_in(who.user, key)


def owners(state: str = "open") -> list[str]:
    rows = Task.objects.filter(reason__startswith="organisations.weeks", state=state).order_by("reason")
    return list(rows.values_list("owner__key", flat=True))


def keys(*members: Membership) -> list[str]:
    return [f"membership:{each.pk}" for each in members]


def test_a_pupil_without_weeks_sees_offers_keeps_them_and_is_told_why_none_can_be_applied_for(school: School) -> None:
    client = pages_of(school.pupil)
    html = client.get(reverse("offers:search")).content.decode()
    assert school.offer.title in html and "ne sont pas encore fixées" in html
    page = client.get(reverse("offers:detail", args=[school.offer.slug, school.offer.pk]))
    assert page.context["prepare_url"] and not page.context["slots"]
    html = client.get(school.apply_page()).content.decode()
    assert "Demander les semaines" in html and "Envoyer ma candidature" not in html


@pytest.mark.parametrize("way", ["favourite", "apply"])
def test_the_wish_asks_teacher_and_head_once_and_ends_with_the_weeks(school: School, way: str) -> None:
    for pupil in (school.pupil, school.other):
        address = school.apply_page() if way == "apply" else reverse("offers:keep", args=[school.offer.pk])
        for _twice in range(2):
            pages_of(pupil).post(address)
    assert owners() == keys(school.teacher, school.head)
    assert not Application.objects.exists()
    week = SchoolWeek(coming_weeks(1)[0][0])
    add_weeks(school.room.school, level="3e", weeks=[week], classroom=school.room, by=acting(school.teacher))
    assert owners() == [] and owners("over") == keys(school.teacher, school.head)
    reconcile()
    assert owners() == []


def test_only_a_teacher_of_the_class_gets_the_task(school: School) -> None:
    pages_of(school.pupil).post(school.apply_page())
    task = Task.objects.get(reason="organisations.weeks")
    presence = Presence.objects.get(key=f"membership:{school.colleague.pk}")
    assert shown([task], task.owner)[0].colleagues == ()
    with pytest.raises(WrongState):
        give(task, to=presence, by=acting(school.teacher))


def test_the_teacher_sets_and_removes_the_weeks_of_the_class_and_a_colleague_does_not(school: School) -> None:
    address, monday = reverse("organisations:class_weeks", args=[school.room.pk]), coming_weeks(1)[0][0]
    form = {"act": "period", "per-target": f"class:{school.room.pk}", "per-weeks": [str(monday)]}
    assert pages_of(school.colleague).post(address, form).status_code == 403
    client = pages_of(school.teacher)
    assert client.post(address, form).status_code == 302
    period = school.room.periods.get()
    assert period.first_day == monday
    assert client.post(address, form | {"per-target": "level:3e"}).status_code == 422
    assert client.post(address, {"act": "remove", "id": period.pk}).status_code == 302
    assert not school.room.periods.exists()


def test_the_head_allows_one_pupil_other_weeks_with_a_reason_that_the_teacher_reads(school: School) -> None:
    address = reverse("people:allow_days", args=[school.room.pk, school.pupil.pk])
    slot = school.offer.slots.order_by("first_day").first()
    form = {"act": "allow", "weeks": [str(slot.first_day)], "reason": "Compétition de judo"}
    assert pages_of(school.teacher).post(address, form).status_code in (403, 422)
    assert not AllowedDays.objects.exists()
    head = pages_of(school.head)
    assert head.post(address, form | {"reason": ""}).status_code == 422
    assert head.post(address, form).status_code == 302
    assert head.post(address, form).status_code == 422  # allowed already
    seen = pages_of(school.teacher).get(address).content.decode()
    assert "Compétition de judo" in seen and "Autoriser d’autres semaines" not in seen
    offers = reverse("offers:detail", args=[school.offer.slug, school.offer.pk])
    assert pages_of(school.pupil).get(offers).context["slots"][0]["url"]
    assert not pages_of(school.other).get(offers).context["slots"]
    assert head.post(address, {"act": "withdraw", "id": AllowedDays.objects.get().pk}).status_code == 302
    assert AllowedDays.objects.get().withdrawn_at and not pages_of(school.pupil).get(offers).context["slots"]


def test_other_weeks_are_shown_on_request_only_and_say_why(school: School) -> None:
    own, other = (slot.first_day for slot in school.offer.slots.order_by("first_day"))
    elsewhere = a_published_offer(weeks=coming_weeks(8)[7:], title="Hors des semaines")
    add_weeks(school.room.school, level="3e", weeks=[SchoolWeek(own)], by=acting(school.head))
    client, address = pages_of(school.pupil), reverse("offers:search")
    first = client.get(address)
    assert [each.title for each in first.context["stops"]] == [school.offer.title]
    assert elsewhere.title not in first.content.decode() and "Voir aussi les autres semaines" in first.content.decode()
    assert [week["week"][0] for week in first.context["stops"][0].weeks] == [own]
    asked = client.get(address, {"autres": "1"})
    assert [each.title for each in asked.context["in_other_weeks"]] == [elsewhere.title]
    greyed = asked.context["stops"][0].weeks[1]
    assert greyed["week"][0] == other and greyed["full"] and "ta classe" in str(greyed["note"])
    late = school.offer.slots.get(first_day=other)
    refused = client.post(reverse("applications:apply", args=[late.pk]), {"seen": "x", "key": "x"})
    assert refused.status_code == 200 and not Application.objects.exists()


def test_the_head_is_not_offered_a_week_that_has_begun(school: School) -> None:
    address = reverse("people:allow_days", args=[school.room.pk, school.pupil.pk])
    monday = school.offer.slots.order_by("first_day").first().first_day
    for day, offered in [(monday, True), (monday + timedelta(days=2), False)]:
        with travel(day):
            assert (f'value="{monday}"' in pages_of(school.head).get(address).content.decode()) is offered
