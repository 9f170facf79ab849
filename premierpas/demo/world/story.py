"""What pupils and companies do, day after day, on a moving clock."""

import random
from collections.abc import Callable
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
from premierpas.placements.actions import Host, register_outside
from premierpas.placements.models import HOLDING
from premierpas.workshop.actions import save_letter
from premierpas.workshop.keeping import Typed
from premierpas.workshop.queries import everyday_cv
from premierpas.workshop.texts import cv_texts, letter_text

from .actors import a_head_of, a_host_of, acting
from .hosts import a_siret
from .wording import KIND, a_letter

# Hosts without an account: name, sector, street, who may receive a pupil there; the first of them signs.
OUTSIDE = [
    ("Boulangerie Aux Délices", "hospitality", "3, rue du Marché",
     [("Anne Carlier", "boulangère"), ("Moussa Dramé", "pâtissier")]),
    ("Garage du Centre", "automotive", "41, rue Henri-Barbusse",
     [("Olivier Maillard", "garagiste"), ("Nathalie Pires", "mécanicienne")]),
    ("Salon Coiff’Elle", "wellbeing", "8, place du Marché", [("Sonia Teixeira", "coiffeuse"), ("Kofi Ansah", "coiffeur")]),
    ("Supérette du Marché", "retail", "1, rue du Marché",
     [("Karima Zeroual", "gérante"), ("Marc Delage", "caissier")]),
    ("École maternelle Jacques-Prévert", "education", "12, allée des Écoles",
     [("Claire Aubert", "directrice"), ("Hugo Rivet", "professeur des écoles")]),
    ("Pharmacie de la Gare", "paramedical", "2, place de la Gare",
     [("Isabelle Tavernier", "pharmacienne"), ("Rachid Ouali", "préparateur")]),
]  # fmt: skip
UNREGISTERED = "Salon Coiff’Elle"  # has just opened
FIRST_NUMBER = 700  # of theirs, behind those of the hosts and of the companies that only have a file
FROM_HOUR = 8
LAST_DAYS = 9
FALLS_THROUGH_EVERY = 6  # working days
SOMEBODY_ACTS = 0.458  # the chance a day that a waiting application moves


class Story:
    """One autumn of the world: writing, applying, answering, confirming."""

    def __init__(self, rng: random.Random, parts: dict[str, list[Enrolment]], *, keep: set[int]) -> None:
        self.rng, self.keep = rng, keep
        self.counts: dict[str, int] = {}
        self.done: dict[str, int] = {}
        self.tried_company: int | None = None
        self.applicants, self.outside = parts["applying"], parts["outside"]

    def day(self, day: date, *, of: int, left: int) -> None:
        """Everything of one day; `left` days remain of `of`."""
        share = 1 / max(left, 1)
        with clock.travel(datetime.combine(day, time(FROM_HOUR), tzinfo=clock.PARIS)):
            self._companies_answer(but=self.tried_company if left < LAST_DAYS else None)
            self._pupils_confirm()
            if left % FALLS_THROUGH_EVERY == 1:
                self._falls_through()
        with clock.travel(datetime.combine(day, time(15), tzinfo=clock.PARIS)):
            self._some(self.applicants, share, self._apply)
            self._some(self.outside, share, self._find_elsewhere)
        with clock.travel(datetime.combine(day, time(18), tzinfo=clock.PARIS)):
            run_deadlines()

    def _some(self, people: list[Enrolment], share: float, act: Callable[[Enrolment], None]) -> None:
        start = self.done.get(act.__name__, 0)
        count = max(0, round((len(people) - start) * share))
        for enrolment in people[start : start + count]:
            act(enrolment)
        self.done[act.__name__] = start + count

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

    def _find_elsewhere(self, enrolment: Enrolment) -> None:
        number = self.rng.randrange(len(OUTSIDE))
        name, sector, street, people = OUTSIDE[number]
        period = enrolment.classroom.periods.order_by("first_day").first()
        if period is None:
            return
        first = period.first_day
        if first <= clock.today():
            return
        tutor, function = self.rng.choice(people)
        host = Host(
            name=name, siret="" if name == UNREGISTERED else a_siret(FIRST_NUMBER + number), street=street,
            postal_code="92000", city="Nanterre", contact=people[0][0], tutor=tutor, tutor_function=function,
            phone="+33140000000", email="accueil@exemple.test", sector=sector,
        )  # fmt: skip
        try:
            register_outside(
                enrolment,
                host=host,
                days=[first + timedelta(days=n) for n in range(5)],
                by=acting(enrolment.pupil.user),
            )
            self._count("found_outside")
        except DomainError:
            self._count("refused_by_rules")

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
