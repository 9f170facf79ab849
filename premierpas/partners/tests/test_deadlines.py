"""What is due with a partner is a task of whoever follows it, until the fact ends it."""

from datetime import timedelta

import pytest

from premierpas.accounts.links import Link
from premierpas.agenda.models import Task
from premierpas.agenda.presences import presence_of
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError, WrongState
from premierpas.partners import actions
from premierpas.partners.enums import GrantState, Outcome
from premierpas.partners.waiting import RENEWED_BEFORE

from .situations import around, in_days

pytestmark = pytest.mark.django_db


def open_task(reason: str) -> tuple[object, str] | None:
    task = Task.objects.filter(reason=reason, state="open").select_related("owner__user").first()
    return (task.due, task.owner.user.name) if task else None


def test_an_agreement_is_signed_then_renewed_two_months_before_its_end_then_replaced():
    here = around()
    agreement = here.agreement(ends_on=in_days(365))
    assert open_task("partners.agreement") == (in_days(20), "Hugo Petitjean")
    actions.sign_agreement(
        agreement, by=here.volunteer, signed_on=clock.today(), our_signatory="Nadia", their_signatory="Claire"
    )
    assert open_task("partners.agreement") == (in_days(365) - RENEWED_BEFORE, "Hugo Petitjean")
    agreement.refresh_from_db()
    following = here.agreement(replaces=agreement, sign_by=in_days(300))
    assert following.version == 2
    assert open_task("partners.agreement") == (in_days(300), "Hugo Petitjean")
    with pytest.raises(WrongState):
        here.agreement(replaces=agreement)
    actions.end_agreement(following, by=here.volunteer)
    assert open_task("partners.agreement") is None


def test_a_request_waits_until_its_answer_is_noted():
    here = around()
    request = here.request()
    assert open_task("partners.request") == (in_days(9), "Hugo Petitjean")
    with pytest.raises(DomainError):
        actions.note_answer(request, by=here.volunteer, outcome=Outcome.YES, answer="", answered_on=in_days(1))
    actions.note_answer(request, by=here.volunteer, outcome=Outcome.PARTLY, answer="Le mardi", answered_on=in_days(0))
    assert open_task("partners.request") is None


def test_a_grant_is_handed_in_then_reported():
    here = around()
    grant = here.grant()
    assert open_task("partners.grant") == (in_days(10), "Hugo Petitjean")
    actions.hand_in_grant(grant, by=here.volunteer, asked=8000)
    assert open_task("partners.grant") is None
    actions.decide_grant(grant, by=here.volunteer, granted=6000)
    assert open_task("partners.grant") == (in_days(230), "Hugo Petitjean")
    grant = actions.report_grant(grant, by=here.volunteer)
    assert (grant.state, open_task("partners.grant")) == (GrantState.REPORTED, None)
    with pytest.raises(WrongState):
        actions.decide_grant(grant, by=here.volunteer, granted=1)


def test_a_grant_of_nothing_is_a_refusal():
    here = around()
    grant = actions.hand_in_grant(here.grant(), by=here.volunteer, asked=8000)
    assert actions.decide_grant(grant, by=here.volunteer, granted=0).state == GrantState.REFUSED
    assert open_task("partners.grant") is None


@pytest.mark.parametrize(
    "fields", [{"last_day": -1}, {"report_due": 100}], ids=["ends before it starts", "reported before its end"]
)
def test_days_that_do_not_follow_one_another_are_refused(fields: dict[str, int]):
    here = around()
    with pytest.raises(DomainError):
        here.grant(**{name: clock.today() + timedelta(days=days) for name, days in fields.items()})


def test_a_yes_wants_its_outcome_told():
    here = around()
    introduction = here.introduction()
    assert open_task("partners.outcome") is None
    actions.answer_introduction(introduction, by=the_asked(introduction), yes=True)
    assert open_task("partners.outcome") == (in_days(14), "Hugo Petitjean")
    actions.tell_outcome(introduction, by=here.volunteer, became="met")
    assert open_task("partners.outcome") is None


def the_asked(introduction):
    return Actor.holder(Link.objects.get(purpose="partners.answer", subject_id=introduction.pk))


def test_whoever_follows_a_partner_now_has_its_deadlines():
    here = around()
    here.request()
    owner = here.coordinator
    actions.correct_partner(
        here.partner, by=here.volunteer, name=here.partner.name, kind=here.partner.kind, about="", city="",
        owner=presence_of(owner.viewer),
    )  # fmt: skip
    assert open_task("partners.request") == (in_days(9), owner.name)
