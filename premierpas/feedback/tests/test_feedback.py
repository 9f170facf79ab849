"""What stays of an event: who came says how it was, the partner reads figures without names, thanks leave once."""

from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.core import clock
from premierpas.core.outbox.models import Message
from premierpas.entrance.models import Consent, Needs
from premierpas.entrance.standing import day_of
from premierpas.events.actions import register_pupil
from premierpas.events.enums import EventState
from premierpas.events.models import Event, Host, Participant, Speaker
from premierpas.feedback import actions
from premierpas.feedback.errors import DidNotAgree, NobodyAgreed, NotOver, NotThere, PromisedByNobody
from premierpas.feedback.figures import figures_of
from premierpas.feedback.models import Feedback
from premierpas.feedback.page_of_partner import partner_pdf
from premierpas.feedback.queries import facts_of, material_of, minutes_of, to_say
from premierpas.forums.models import Stand
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.people.models import Pupil
from premierpas.week.models import Contact
from tests.clients import signed_in, signed_in_as
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_company,
    a_coordinator,
    a_member,
    a_pupil,
    a_school,
    acting,
    an_event,
    viewer,
)  # fmt: skip

pytestmark = pytest.mark.django_db


class Scene:
    """A visit at a company, to which pupils of two schools come; one of these is of priority education."""

    def __init__(self) -> None:
        self.company = a_company()
        self.territory = self.company.territory
        self.rooms = {kind: a_classroom(a_school(self.territory, priority=kind)) for kind in ("rep", "")}
        self.event = an_event(self.territory, seats=40, company=self.company)
        self.speaker = Speaker.objects.create(
            event=self.event, name="Karim B.", function="chef d’équipe", email="karim@exemple.test"
        )
        self.by = a_coordinator(self.territory)

    def registers(self, priority: str = "rep") -> Pupil:
        pupil = a_pupil(self.rooms[priority])
        register_pupil(self.event, pupil.enrolments.get(), by=acting(pupil))
        return pupil

    def is_held(self) -> None:
        over = clock.now() - timedelta(days=2)
        rows = Event.objects.filter(pk=self.event.pk)
        rows.update(start=over, end=over + timedelta(hours=3), closes_at=over - timedelta(days=1), state="held")
        self.event.refresh_from_db()

    def came(self, pupil: Pupil) -> Participant:
        Participant.objects.filter(event=self.event, enrolment__pupil=pupil).update(came_at=self.event.start)
        return Participant.objects.get(event=self.event, enrolment__pupil=pupil)

    def says(self, pupil: Pupil, **more: object) -> Feedback:
        part = Participant.objects.get(event=self.event, enrolment__pupil=pupil)
        taps = {"discovered": True, "imagines": False, "returns": True}
        return actions.give_feedback(part, by=acting(pupil), **(taps | more))


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_only_who_came_says_how_it_was_and_meeting_somebody_writes_one_line_of_the_notebook(scene: Scene):
    came, absent = scene.registers(), scene.registers()
    with pytest.raises(NotThere):
        scene.says(came)
    scene.is_held()
    scene.came(came)
    with pytest.raises(NotThere):
        scene.says(absent)
    assert to_say(came.enrolments.get()) is not None
    scene.says(came, met=[scene.speaker.pk])
    scene.says(came, met=[scene.speaker.pk, 10**9], imagines=True)
    assert Contact.objects.get(pupil=came).name == "Karim B."
    assert Feedback.objects.get().imagines and to_say(came.enrolments.get()) is None
    (fact,) = facts_of(came.enrolments.get(), viewer(came))
    assert scene.event.title in fact.words


def test_a_question_is_shown_to_the_partner_only_when_it_was_read_and_no_more_when_it_changes(scene: Scene):
    pupil = scene.registers()
    scene.is_held()
    scene.came(pupil)
    said = scene.says(pupil, question="Et la nuit ?")
    assert figures_of(scene.event).questions == []
    actions.show_question(said, by=scene.by, shown=True)
    scene.says(pupil, question="Et la nuit ?", imagines=True)
    assert figures_of(scene.event).questions == ["Et la nuit ?"]
    scene.says(pupil, question="Quel est votre salaire ?")
    assert figures_of(scene.event).questions == []


@pytest.mark.parametrize(
    ("priority", "others", "split"), [(11, 11, True), (12, 0, True), (12, 3, False), (4, 0, False)]
)
def test_nothing_is_told_of_one_to_ten(scene: Scene, priority: int, others: int, split: bool):
    pupils = [scene.registers("rep") for _each in range(priority)] + [scene.registers("") for _each in range(others)]
    scene.is_held()
    for pupil in pupils:
        scene.came(pupil)
        scene.says(pupil)
    figures = figures_of(scene.event)
    assert figures.came == priority + others
    assert (figures.priority, figures.others) == ((priority, others) if split else (None, None))
    assert (figures.said is None) == (priority + others < 11)


def test_one_more_answer_changes_nothing_so_that_no_difference_tells_what_one_pupil_said(scene: Scene):
    pupils = [scene.registers() for _each in range(12)]
    scene.is_held()
    for pupil in pupils:
        scene.came(pupil)
    for pupil in pupils[:11]:
        scene.says(pupil)
    before = figures_of(scene.event)
    scene.says(pupils[11], discovered=False, imagines=True, returns=False)
    after = figures_of(scene.event)
    assert (after.answers, after.said) == (before.answers, before.said) == (11, before.said)


def test_the_page_is_shared_once_and_reports_the_event(scene: Scene):
    member = a_member(Role.COMPANY, scene.company)
    Host.objects.create(event=scene.event, volunteer=a_cleared_volunteer(scene.territory))
    Stand.objects.create(
        event=scene.event, name="La Bécane", email="lea@becane.test", answer="yes", answered_at=clock.now()
    )
    page = reverse("feedback:partner", args=[scene.event.pk])
    with pytest.raises(NotOver):
        actions.share_summary(scene.event, by=scene.by)
    scene.is_held()
    with pytest.raises(PromisedByNobody):
        actions.save_summary(scene.event, by=scene.by, words="", seats=3, promised_by=" ")
    actions.save_summary(scene.event, by=scene.by, words="Merci !", seats=3, promised_by="Aminata")
    assert signed_in_as(member).get(page).status_code == 403
    for _twice in range(2):
        actions.share_summary(scene.event, by=scene.by)
    assert "Merci !" in signed_in_as(member).get(page).content.decode()
    sent = Message.objects.filter(notice__startswith="feedback.")
    assert sent.filter(notice="feedback.thanks_to_stand", to="lea@becane.test").count() == 1
    assert sent.filter(notice="feedback.thanks_to_host", channel="app").count() == 1
    assert sent.filter(notice="feedback.thanks", channel="app").count() == 1
    assert sent.filter(notice="feedback.thanks_to_speaker").count() == 1
    scene.event.refresh_from_db()
    assert scene.event.state == EventState.REPORTED
    assert partner_pdf(scene.event, scene.event.summary_page).startswith(b"%PDF")


def test_nobody_is_thanked_or_met_who_said_that_they_don_t_come(scene: Scene):
    Speaker.objects.create(event=scene.event, name="Lucie M.", rank=1, said_no_at=clock.now())
    pupil = scene.registers()
    scene.is_held()
    scene.came(pupil)
    page = signed_in_as(a_member(Role.COORDINATOR, scene.territory)).get(
        reverse("feedback:partner", args=[scene.event.pk])
    )
    asked = signed_in(pupil.user).get(reverse("feedback:after", args=[scene.event.slug]))
    for answer in (page, asked):
        assert "Karim B." in answer.content.decode() and "Lucie M." not in answer.content.decode()


def test_a_photo_is_shared_only_when_somebody_says_that_all_agreed_and_only_who_came_opens_it(scene: Scene):
    came, absent = scene.registers(), scene.registers()
    scene.is_held()
    scene.came(came)
    with pytest.raises(NobodyAgreed):
        actions.add_material(scene.event, by=scene.by, title="Photo", file=b"%PDF", is_photo=True)
    material = actions.add_material(scene.event, by=scene.by, title="Photo", file=b"%PDF", is_photo=True, agreed=True)
    address = reverse("feedback:material", args=[material.pk])
    assert signed_in(came.user).get(address).status_code == 200
    assert signed_in(absent.user).get(address).status_code == 403


def test_a_photo_shows_only_pupils_who_said_yes_with_a_guardian_and_is_hidden_when_one_no_longer_wants_it(scene: Scene):
    ines, noe, lina = (scene.registers() for _each in range(3))
    scene.is_held()
    people = [scene.came(pupil) for pupil in (ines, noe, lina)]
    for part in people:
        _guardian_says_yes(part)
    for part in people[:2]:
        Needs.objects.create(participant=part, photos=True)
    said = {"by": scene.by, "title": "Photo", "file": b"%PDF", "is_photo": True, "agreed": True}
    with pytest.raises(DidNotAgree):
        actions.add_material(scene.event, people=people, **said)  # Lina herself said nothing
    photo = actions.add_material(scene.event, people=people[:2], **said)
    page, after = (reverse(f"feedback:{name}", args=args) for name, args in (
        ("material", [photo.pk]), ("after", [scene.event.slug]),
    ))  # fmt: skip
    assert signed_in(lina.user).get(page).status_code == 200
    signed_in(lina.user).post(after, {"photo": photo.pk})  # she isn't on it
    assert signed_in(ines.user).get(page).status_code == 200
    assert "Je ne veux plus être dessus" in signed_in(noe.user).get(after).content.decode()
    signed_in(noe.user).post(after, {"photo": photo.pk})
    assert [signed_in(each.user).get(page).status_code for each in (ines, noe, lina)] == [403] * 3
    assert (
        "photo cachée"
        in signed_in_as(_membership(scene)).get(reverse("feedback:documents", args=[scene.event.pk])).content.decode()
    )


def test_a_photo_goes_with_the_file_of_somebody_who_is_on_it(scene: Scene):
    ines, other = scene.registers(), scene.registers()
    scene.is_held()
    scene.came(other)
    part = scene.came(ines)
    Needs.objects.create(participant=part, photos=True)
    _guardian_says_yes(part)
    photo = actions.add_material(
        scene.event, by=scene.by, title="Photo", file=b"%PDF", is_photo=True, agreed=True, people=[part]
    )
    assert material_of(scene.event.pk) == [photo]
    part.delete()
    assert material_of(scene.event.pk) == []


def test_the_pupils_home_asks_how_it_was_while_it_can_be_said(scene: Scene):
    came, absent = scene.registers(), scene.registers()
    scene.is_held()
    scene.came(came)
    asks = "Le dire en trois réponses"
    assert asks in signed_in(came.user).get("/moi/").content.decode()
    assert asks not in signed_in(absent.user).get("/moi/").content.decode()
    scene.says(came)
    assert asks not in signed_in(came.user).get("/moi/").content.decode()


def _guardian_says_yes(participant: Participant) -> None:
    day = day_of(participant.event)
    Consent.objects.create(participant=participant, how="paper", yes=True, photos=True, by_name="Nadia", day=day)


def _membership(scene: Scene) -> Membership:
    return Membership.objects.filter(territory=scene.territory, role=Role.COORDINATOR).latest("pk")


def test_hours_at_the_door_count_for_who_welcomed(scene: Scene):
    volunteer = a_cleared_volunteer(scene.territory)
    Host.objects.create(event=scene.event, volunteer=volunteer)
    today = clock.today()
    assert minutes_of([volunteer.pk], today - timedelta(days=30), today) == {}
    scene.is_held()
    assert minutes_of([volunteer.pk], today - timedelta(days=30), today) == {volunteer.pk: 180}


def test_whoever_came_is_led_from_their_place_to_saying_how_it_was(scene: Scene):
    came, absent = scene.registers(), scene.registers()
    scene.is_held()
    scene.came(came)
    place, said = reverse("events:place", args=[scene.event.slug]), reverse("feedback:after", args=[scene.event.slug])
    assert said in signed_in(came.user).get(place).content.decode()
    assert said not in signed_in(absent.user).get(place).content.decode()
