"""Pupil and family are told before, and can say no: at once, until it is taken back."""

from datetime import timedelta

import pytest

from premierpas.accounts.link_acts import find_link, is_held
from premierpas.accounts.links import Link
from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.errors import NotAllowed
from premierpas.core.outbox.models import Message
from premierpas.mentoring.actions import answer_for_family, answer_for_oneself, pair_up, stand_in
from premierpas.mentoring.enums import Side, WhyEnded
from premierpas.mentoring.errors import SaidNo
from premierpas.mentoring.listing import alone_seen_by, without_no
from premierpas.organisations.enums import Role
from premierpas.people.consenting import matters
from premierpas.people.models import Guardian
from premierpas.people.sight import may_see_pupil
from tests.factories import a_classroom, a_cleared_volunteer, a_member, a_pupil, a_school, a_territory, acting, viewer

pytestmark = pytest.mark.django_db


class Around:
    """A pupil with a mother who reads Arabic, a cleared volunteer, a coordinator who leads."""

    def __init__(self):
        self.territory = a_territory()
        self.coordinator = a_member(Role.COORDINATOR, self.territory)
        self.pupil = a_pupil(a_classroom(a_school(self.territory)))
        self.enrolment = self.pupil.enrolments.get()
        self.mother = Guardian.objects.create(
            pupil=self.pupil, name="Amel Benali", email="amel@exemple.test", relation="mother", language="ar", rank=1
        )
        self.mentor = a_cleared_volunteer(self.territory)
        self.lead = Presence.objects.get(key=f"membership:{self.coordinator.pk}")

    def pair(self):
        return pair_up(self.enrolment, by=acting(self.coordinator), volunteer=self.mentor, lead=self.lead)

    def by_link(self):
        return Actor.holder(Link.objects.filter(purpose="mentoring.guardian").latest("pk"), name=self.mother.name)

    def sees(self):
        return may_see_pupil(viewer(self.mentor), self.pupil)


@pytest.fixture
def around():
    return Around()


def test_pupil_and_guardian_are_told_each_in_their_language_and_it_begins_three_days_later(around):
    pair = around.pair()
    told = {message.notice: message for message in Message.objects.filter(notice__startswith="mentoring.")}
    assert {"mentoring.paired_pupil", "mentoring.family", "mentoring.paired_mentor", "mentoring.leading"} <= set(told)
    assert "يمكن" in told["mentoring.family"].subject
    assert not around.sees()
    with clock.travel(pair.paired_at + timedelta(days=3, minutes=1)):
        assert around.sees()


def test_it_begins_at_once_when_both_have_said_yes_to_this_pair(around):
    pair = around.pair()
    answer_for_oneself(around.enrolment, by=acting(around.pupil), yes=True)
    assert not around.sees()
    answer_for_family(around.enrolment, by=around.by_link(), yes=True)
    pair.refresh_from_db()
    assert around.sees() and pair.since <= clock.now()


NOES = {
    "the pupil": lambda it: answer_for_oneself(it.enrolment, by=acting(it.pupil), yes=False),
    "a guardian by link": lambda it: answer_for_family(it.enrolment, by=it.by_link(), yes=False),
    "the family's page": lambda it: matters.named("mentoring").say(it.enrolment, yes=False, by=it.by_link()),
    "a coordinator who heard it": lambda it: answer_for_family(
        it.enrolment, by=acting(it.coordinator), yes=False, guardian=it.mother
    ),
    "a coordinator who heard the pupil": lambda it: answer_for_family(
        it.enrolment, by=acting(it.coordinator), yes=False, side=Side.PUPIL
    ),
}


@pytest.mark.parametrize("who", NOES)
def test_a_no_ends_it_at_once_is_told_to_the_lead_and_nobody_is_proposed_until_it_is_taken_back(who, around):
    pair = around.pair()
    with clock.travel(clock.now() + timedelta(days=4)):
        assert around.sees()
        said = NOES[who](around) or around.enrolment.mentoring_answers.get()
        pair.refresh_from_db()
        assert pair.why_ended == WhyEnded.REFUSED and not around.sees()
        assert Message.objects.filter(notice="mentoring.refused", user=around.coordinator.user).exists()
        assert not without_no(alone_seen_by(viewer(around.coordinator))).exists()
        with pytest.raises(SaidNo):
            around.pair()
        answer_for_family(
            around.enrolment, by=acting(around.coordinator), yes=True, side=Side(said.side), guardian=said.guardian
        )
        assert around.pair().is_running
    assert said.by_name and said.at


def test_a_yes_of_one_guardian_doesnt_lift_the_no_of_the_other(around):
    father = Guardian.objects.create(pupil=around.pupil, name="Karim Benali", phone="+33639981234", rank=2)
    around.pair()
    by = acting(around.coordinator)
    answer_for_family(around.enrolment, by=by, yes=False, guardian=around.mother)
    answer_for_family(around.enrolment, by=by, yes=True, guardian=father)
    with pytest.raises(SaidNo):
        around.pair()
    stand = matters.named("mentoring").stand(around.enrolment)
    assert stand.given is False and stand.by == around.mother.name


def test_a_family_that_has_said_nothing_holds_by_default(around):
    stand = matters.named("mentoring").stand(around.enrolment)
    assert stand.given is None and stand.holds


def test_the_link_of_a_guardian_who_is_no_longer_one_opens_nothing(around):
    around.pair()
    link = Link.objects.get(purpose="mentoring.guardian")
    assert is_held(find_link(link.token))
    around.mother.email = "ailleurs@exemple.test"
    around.mother.save()
    assert not is_held(link)


def test_a_link_speaks_for_its_own_pupil_only(around):
    around.pair()
    with pytest.raises(NotAllowed):
        answer_for_family(a_pupil().enrolments.get(), by=around.by_link(), yes=True)


def test_nobody_replaces_after_a_no(around):
    pair = around.pair()
    other = a_cleared_volunteer(around.territory)
    around.enrolment.mentoring_answers.create(side=Side.PUPIL, yes=False, by_name="Inès")
    with pytest.raises(SaidNo):
        stand_in(
            pair, by=acting(around.coordinator), volunteer=other, first_day=clock.today(), last_day=clock.today()
        )  # fmt: skip
