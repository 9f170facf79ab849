"""All that happens to a class in a year, in any order."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import rule

from premierpas.accounts.cards import valid_card
from premierpas.applications import actions
from premierpas.applications.models import Application
from premierpas.applications.tasks import run_deadlines
from premierpas.applications.tests.situations import CV as TEXTS
from premierpas.applications.tests.situations import LETTER
from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.following.tasks import run_following
from premierpas.offers.models import OfferSlot
from premierpas.organisations.actions.schools import remove_period, set_period
from premierpas.organisations.models import Classroom, InternshipPeriod
from premierpas.people.actions import (
    change_pupil,
    issue_cards,
    leave_school,
    record_authorisation,
    withdraw_authorisation,
)
from premierpas.people.allowing import allow_days, withdraw_days
from premierpas.people.models import AllowedDays, Authorisation, Enrolment, Pupil
from premierpas.placements.actions import Host, cancel_placement, refuse, register_outside, request_signatures
from premierpas.placements.models import Agreement, Party, Placement, Signatory
from premierpas.placements.tasks import run_states
from premierpas.placements.tests.agreements import completed, signed_by, the_holder
from premierpas.workshop.actions import drop_version, save_cv, save_letter
from premierpas.workshop.keeping import Typed
from premierpas.workshop.models import CV
from tests.factories import a_head_of, a_host_of, acting
from tests.machines import TakenBack

TODAY = date(2026, 11, 10)
NAMES = ("Inès", "Adam", "Lina")
WHO = st.sampled_from(range(len(NAMES)))
HOST = Host(
    name="Ailleurs", street="1, rue du Port", postal_code="92000", city="Nanterre", tutor="Léa Roy",
    email="lea@ailleurs.test",
)  # fmt: skip


class Acts(TakenBack):
    """A class of three, everything that happens to it, in any order; refused acts change nothing."""

    world: tuple[Classroom, list[Pupil], list[OfferSlot]]

    def __init__(self) -> None:
        super().__init__()
        self.classroom, self.pupils, self.slots = self.world
        self.today = TODAY

    def tried(self, act: Any, *args: Any, **kwargs: Any) -> Any:
        with suppress(DomainError), clock.travel(self.today), transaction.atomic():
            return act(*args, **kwargs)

    def enrolment(self, who: int) -> Enrolment:
        return Enrolment.objects.select_related("pupil", "classroom__school").get(pupil=self.pupils[who])

    @rule(who=WHO)
    def make_a_card_and_use_it(self, who: int) -> None:
        issued = self.tried(issue_cards, [self.pupils[who]], by=a_head_of(self.classroom.school))
        if issued:
            self.tried(valid_card, self.pupils[who].user.username, issued[0][1].passphrase)

    @rule(who=WHO)
    def write_a_letter(self, who: int) -> None:
        by = acting(self.pupils[who])
        self.tried(
            save_letter, self.pupils[who], offer=self.slots[0].offer, typed=Typed({"why_here": LETTER}, 0), by=by
        )

    @rule(who=WHO, words=st.sampled_from(["Je danse.", "Je cuisine."]))
    def write_a_cv_for_an_offer(self, who: int, words: str) -> None:
        offer = self.slots[0].offer
        by = acting(self.pupils[who])
        self.tried(save_cv, self.pupils[who], offer=offer, typed=Typed({"about_me": words}, 0), by=by)

    @rule(who=WHO)
    def drop_that_cv(self, who: int) -> None:
        if cv := CV.objects.filter(pupil=self.pupils[who]).first():
            self.tried(drop_version, cv, by=acting(cv.pupil))

    @rule(who=WHO, n=st.integers(0, 1), sends=st.booleans())
    def apply(self, who: int, n: int, sends: bool) -> None:
        school, slot, by = self.classroom.school, self.slots[n], acting(self.pupils[who])
        days = {"first_day": slot.first_day, "last_day": slot.last_day}
        self.tried(set_period, school, level="3e", by=a_head_of(school), **days)
        draft = self.tried(actions.start_application, self.pupils[who], slot=self.slots[n], by=by)
        if draft and sends:
            self.tried(actions.submit_application, draft, letter=LETTER, cv=TEXTS, by=by)

    @rule(who=WHO, yes=st.booleans())
    def the_company_answers(self, who: int, yes: bool) -> None:
        for application in Application.objects.filter(pupil=self.pupils[who]):
            by = a_host_of(application)
            if yes:
                self.tried(actions.accept, application, by=by)
            else:
                self.tried(actions.reject, application, reason="full", kind_words="Bon courage.", by=by)

    @rule(who=WHO)
    def confirm(self, who: int) -> None:
        for application in Application.objects.filter(pupil=self.pupils[who]):
            self.tried(actions.confirm_place, application, by=acting(self.pupils[who]))

    @rule(who=WHO)
    def withdraw(self, who: int) -> None:
        for application in Application.objects.filter(pupil=self.pupils[who]):
            self.tried(actions.withdraw, application, by=acting(self.pupils[who]), reason="Autre idée")

    @rule(who=WHO)
    def authorise(self, who: int) -> None:
        by = a_head_of(self.classroom.school)
        self.tried(record_authorisation, [self.enrolment(who)], signed_on=TODAY, by=by)

    @rule(who=WHO)
    def take_the_authorisation_back(self, who: int) -> None:
        if given := Authorisation.objects.filter(enrolment__pupil=self.pupils[who], withdrawn_at=None).first():
            self.tried(withdraw_authorisation, given, by=a_head_of(self.classroom.school))

    @rule(who=WHO, born=st.sampled_from([date(2011, 3, 4), date(2012, 3, 4)]))
    def correct_a_birth_date(self, who: int, born: date) -> None:
        by = a_head_of(self.classroom.school)
        names = {"last_name": "Benali", "first_name": NAMES[who]}
        self.tried(change_pupil, self.pupils[who], by=by, birth_date=born, **names)

    @rule(own=st.booleans(), week=st.integers(0, 3))
    def set_the_weeks(self, own: bool, week: int) -> None:
        first = date(2026, 12, 7) + timedelta(weeks=[0, 5, 6, 8][week])
        days = {"first_day": first, "last_day": first + timedelta(days=4)}
        room = self.classroom if own else None
        by = a_head_of(self.classroom.school)
        self.tried(set_period, self.classroom.school, level="3e", classroom=room, by=by, **days)

    @rule(who=WHO, week=st.integers(0, 3))
    def allow_one_pupil_other_days(self, who: int, week: int) -> None:
        first = date(2026, 12, 7) + timedelta(weeks=[0, 5, 6, 8][week])
        days = {"first_day": first, "last_day": first + timedelta(days=4)}
        self.tried(allow_days, self.enrolment(who), reason="Voyage", by=a_head_of(self.classroom.school), **days)

    @rule()
    def take_that_back(self) -> None:
        if allowed := AllowedDays.objects.select_related("enrolment__pupil").filter(withdrawn_at=None).first():
            self.tried(withdraw_days, allowed, by=a_head_of(self.classroom.school))

    @rule()
    def drop_the_weeks(self) -> None:
        if period := InternshipPeriod.objects.first():
            self.tried(remove_period, period, by=a_head_of(self.classroom.school))

    @rule(who=WHO)
    def find_a_place_outside(self, who: int) -> None:
        if period := InternshipPeriod.objects.order_by("first_day").first():
            days = [period.first_day + timedelta(days=n) for n in range(5)]
            self.tried(register_outside, self.enrolment(who), host=HOST, days=days, by=acting(self.pupils[who]))

    @rule(who=WHO)
    def lose_the_place(self, who: int) -> None:
        if placement := Placement.objects.filter(pupil=self.pupils[who], application=None).first():
            self.tried(cancel_placement, placement, reason="Travaux", by=a_head_of(self.classroom.school))

    @rule(who=WHO)
    def ask_for_signatures(self, who: int) -> None:
        for agreement in Agreement.objects.filter(placement__pupil=self.pupils[who]):
            self.tried(completed, agreement)
            again = Agreement.objects.get(pk=agreement.pk)
            self.tried(request_signatures, again, by=a_head_of(self.classroom.school))

    @rule(who=WHO, parties=st.sampled_from([[Party.PUPIL], list(Party)]))
    def sign(self, who: int, parties: list[Party]) -> None:
        for agreement in Agreement.objects.filter(placement__pupil=self.pupils[who]):
            for party in parties:
                if agreement.signatories.filter(party=party, rank=1).exists():
                    self.tried(signed_by, agreement, party)

    @rule(who=WHO)
    def refuse_to_sign(self, who: int) -> None:
        for row in Signatory.objects.filter(agreement__placement__pupil=self.pupils[who], party=Party.GUARDIAN):
            self.tried(refuse, row, reason="Non", by=the_holder(row))

    @rule(who=WHO)
    def leave(self, who: int) -> None:
        self.tried(leave_school, self.enrolment(who), on=TODAY, by=a_head_of(self.classroom.school))

    @rule(days=st.sampled_from([1, 5, 15, 40]))
    def nights_pass(self, days: int) -> None:
        self.today += timedelta(days=days)
        with clock.travel(self.today):
            run_deadlines()
            run_states()
            run_following()
