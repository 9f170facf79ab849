"""What pupils and companies do, day after day, on a moving clock."""

import random
from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta

from premierpas.applications.actions import (
    accept,
    ask_more_time,
    cancel_by_company,
    cancel_by_school,
    confirm_place,
    mark_read,
    reject,
    start_application,
    submit_application,
    withdraw,
)
from premierpas.applications.enums import WAITING, ApplicationState
from premierpas.applications.models import Application
from premierpas.applications.tasks import run_deadlines
from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.offers.models import OfferSlot
from premierpas.offers.search.finding import open_to
from premierpas.people.models import Enrolment
from premierpas.placements.models import HOLDING
from premierpas.workshop.actions import save_letter
from premierpas.workshop.keeping import Typed
from premierpas.workshop.queries import everyday_cv
from premierpas.workshop.texts import cv_texts, letter_text

from .actors import a_head_of, a_host_of, acting
from .planning import tell_planner
from .timeline import spread
from .wording import KIND, a_letter

FROM_HOUR = 8
LAST_DAYS = 9
FALLS_THROUGH_EVERY = 6  # working days
SOMEBODY_ACTS = 0.458  # the chance a day that a waiting application moves


class Story:
    """One autumn of the world: writing, applying, answering, confirming."""

    def __init__(self, rng: random.Random, applicants: Sequence[Enrolment], *, keep: Collection[int]) -> None:
        self.rng, self.applicants, self.keep = rng, applicants, keep
        self.counts: dict[str, int] = {}
        self.tried_company: int | None = None

    def play(self, days: Sequence[date]) -> None:
        """These days, one after the other."""
        for index, (day, some) in enumerate(spread(self.applicants, days)):
            if index % 16 == 8:
                tell_planner()
            self._day(day, some, left=len(days) - index)

    def _day(self, day: date, applicants: Sequence[Enrolment], *, left: int) -> None:
        with clock.travel(datetime.combine(day, time(FROM_HOUR), tzinfo=clock.PARIS)):
            self._companies_answer(but=self.tried_company if left < LAST_DAYS else None)
            self._pupils_confirm()
            if left % FALLS_THROUGH_EVERY == 1:
                self._falls_through()
        with clock.travel(datetime.combine(day, time(15), tzinfo=clock.PARIS)):
            for enrolment in applicants:
                self._apply(enrolment)
        with clock.travel(datetime.combine(day, time(18), tzinfo=clock.PARIS)):
            run_deadlines()

    def _apply(self, enrolment: Enrolment) -> None:
        pupil, by = enrolment.pupil, acting(enrolment.pupil.user)
        for slot in self._slots_for(enrolment):
            try:
                letter = save_letter(pupil, offer=slot.offer, typed=Typed(a_letter(self.rng), 0), by=by).text
                application = start_application(pupil, slot=slot, by=by)
                if self.rng.random() < 0.05:
                    continue
                submit_application(
                    application,
                    letter=letter_text(letter),
                    cv=cv_texts(everyday_cv(pupil)),
                    show_languages=self.rng.random() < 0.5,
                    by=by,
                )
                self._count("applications")
            except DomainError:
                self._count("refused_by_rules")

    def _slots_for(self, enrolment: Enrolment) -> list[OfferSlot]:
        offers = open_to(enrolment).values("pk")
        coming = OfferSlot.objects.filter(
            offer__in=offers, free__gt=0, first_day__gt=clock.today() + timedelta(days=21)
        )
        period = enrolment.classroom.periods.order_by("first_day").first()
        if period is not None:
            coming = coming.filter(first_day__gte=period.first_day, last_day__lte=period.last_day)
        # Ids first: the texts of every open offer would be most of the work.
        ids = list(coming.order_by("pk").values_list("pk", flat=True))
        picked = self.rng.sample(ids, k=min(len(ids), self.rng.choice([1, 1, 2])))
        found = OfferSlot.objects.select_related("offer").in_bulk(picked)
        return [found[pk] for pk in picked]

    def _companies_answer(self, *, but: int | None) -> None:
        """The company that visitors try answers nothing in the last days, so that somebody waits for them."""
        waiting = Application.objects.filter(state__in=WAITING).exclude(offer__company=but)
        waiting = waiting.select_related("pupil__user").order_by("pk")
        for application in waiting:
            luck = self.rng.random()
            if luck >= SOMEBODY_ACTS:
                continue
            team, pupil = a_host_of(application), acting(application.pupil.user)
            try:
                if application.state == ApplicationState.SUBMITTED and luck < 0.3:
                    mark_read(application, by=team)
                elif luck < 0.37:
                    accept(application, by=team)
                    self._count("accepted")
                elif luck < 0.42:
                    reject(
                        application,
                        reason=self.rng.choice(["full", "tutor_away", "other_chosen"]),
                        kind_words=KIND,
                        by=team,
                    )
                    self._count("rejected")
                elif luck < 0.45:
                    ask_more_time(application, by=team)
                elif luck < 0.455:
                    withdraw(application, by=pupil, reason="J’ai changé d’idée.")
                else:
                    reject(application, reason="full", kind_words=KIND, by=team)
            except DomainError:
                self._count("refused_by_rules")

    def _pupils_confirm(self) -> None:
        accepted = (
            Application.objects.filter(state=ApplicationState.ACCEPTED).select_related("pupil__user").order_by("pk")
        )
        for application in accepted:
            if application.enrolment_id in self.keep or self.rng.random() > 0.35:
                continue
            if application.pupil.placements.filter(state__in=HOLDING).exists():
                continue  # five days in the year: one week is enough
            try:
                confirm_place(application, by=acting(application.pupil.user))
                self._count("confirmed")
            except DomainError:
                self._count("refused_by_rules")

    def _falls_through(self) -> None:
        """Now and then a place that was sure isn't: by the pupil, the company or the school."""
        coming = Application.objects.filter(state=ApplicationState.CONFIRMED, slot__first_day__gt=clock.today())
        sure = list(coming.exclude(enrolment__in=self.keep).select_related("pupil__user").order_by("pk"))
        if not sure:
            return
        application, number = self.rng.choice(sure), self.counts.get("fell_through", 0)
        if number % 3 == 0:
            withdraw(application, by=acting(application.pupil.user), reason="Je déménage.")
        elif number % 3 == 1:
            cancel_by_company(application, by=a_host_of(application), reason="Nous fermons cette semaine-là.")
        else:
            cancel_by_school(application, by=a_head_of(application), reason="Un voyage scolaire tombe la même semaine.")
        self._count("fell_through")

    def somebody_needs_time(self) -> None:
        """One company that was asked wants to think."""
        waiting = Application.objects.filter(state__in=(ApplicationState.SUBMITTED, ApplicationState.READ))
        for application in waiting.exclude(offer__company=self.tried_company).order_by("-pk"):
            try:
                ask_more_time(application, by=a_host_of(application))
                return
            except DomainError:
                continue

    def _count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1
