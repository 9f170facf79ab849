"""All that is done in a territory from which tasks follow, in any order, and what holds after each act."""

from copy import deepcopy
from datetime import timedelta
from functools import partial

from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from premierpas.agenda.actions import finish, give, snooze
from premierpas.agenda.enums import TaskState
from premierpas.agenda.models import Task
from premierpas.agenda.presences import colleagues_of, present, staffed
from premierpas.agenda.reasons import reasons
from premierpas.agenda.tasks import reconcile
from premierpas.applications import actions as applications
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.calendar import SchoolWeek
from premierpas.core.errors import DomainError
from premierpas.following.tasks import run_following
from premierpas.messaging.actions import follow_up, report_problem
from premierpas.messaging.models import Incident, IncidentState
from premierpas.offers import actions as offers
from premierpas.offers.drafts import Step
from premierpas.organisations.actions.companies import refuse_company, sign_up_company, verify_company
from premierpas.organisations.actions.members import assign_teacher, end_membership, unassign_teacher
from premierpas.organisations.actions.schools import add_weeks, remove_period
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Company, Membership
from premierpas.organisations.tests.test_company_signup import form_of
from premierpas.people.allowing import wish_for_weeks
from premierpas.placements.tasks import run_states
from tests.factories import (
    a_full_text,
    a_host_of,
    a_member,
    a_siret,
    acting,
    coming_weeks,
    the_class_goes,
)
from tests.machines import Kept, TakenBack, Written

from .start import Start

NUMBERS = st.integers(0, 3)


def wanted(kept: Kept) -> set[tuple]:
    """All that the facts want and somebody is there for, computed without looking at a task."""
    kept.look(clock.now())
    return {
        (reason.code, each.subject, each.due)
        for reason in reasons
        for each in kept.answer(reason.code, partial(reason.wanted, None))
        if kept.answer(team := reason.team_of(each), lambda team=team: [staffed(team)]) != [None]
    }


def rows(state: TaskState) -> set[tuple]:
    return set(Task.objects.filter(state=state).values_list("reason", "subject", "due"))


class Days(Start, TakenBack):
    """Everything that coordinators, companies and pupils do, in any order, in a year that goes on."""

    seen: set[str] = set()

    def __init__(self, start: Start) -> None:
        TakenBack.__init__(self)
        self.__dict__.update(deepcopy(vars(start)))
        self.unknown = 0
        self.travel = clock.travel(self.now)
        self.travel.__enter__()
        self.written, self.looked, self.kept = Written(), None, Kept()
        self.counting = connection.execute_wrapper(self.written)
        self.counting.__enter__()

    def teardown(self) -> None:
        self.counting.__exit__(None, None, None)
        self.travel.__exit__(None, None, None)
        super().teardown()

    def tried(self, act, *args, **kwargs) -> None:
        before = self.written.count
        try:
            with transaction.atomic():
                act(*args, **kwargs)
        except DomainError:
            self.written.count = before

    def coordinator(self, number: int = 0) -> Membership:
        there = Membership.objects.filter(role=Role.COORDINATOR, territory=self.territory, until=None).order_by("pk")
        return there[number % len(there)]

    def a_task(self, number: int) -> Task | None:
        found = Task.objects.filter(owner__place=self.territory.pk).select_related("owner").order_by("pk")
        return found[number % len(found)] if found else None

    @rule(far=st.booleans())
    def a_coordinator_comes(self, far: bool) -> None:
        a_member(Role.COORDINATOR, self.far if far else self.territory)

    @rule(number=NUMBERS)
    def a_coordinator_leaves(self, number: int) -> None:
        membership = self.coordinator(number)
        self.tried(end_membership, membership, by=acting(membership))

    @rule()
    def a_class_gets_a_teacher(self) -> None:
        assign_teacher(self.room, a_member(Role.TEACHER, self.school), by=acting(self.head))

    @rule(number=NUMBERS, goes=st.booleans())
    def a_teacher_leaves_the_class_or_the_school(self, number: int, goes: bool) -> None:
        rows = [each.membership for each in self.room.teachers.select_related("membership").order_by("pk")]
        if rows and goes:
            self.tried(end_membership, rows[number % len(rows)], by=acting(self.head))
        elif rows:
            self.tried(unassign_teacher, self.room, rows[number % len(rows)], by=acting(self.head))

    @rule(somewhere=st.booleans())
    def a_company_signs_up(self, somewhere: bool) -> None:
        self.unknown += 1
        place = {"postal_code": "92000"} if somewhere else {"postal_code": "99999"}
        email = f"nouvelle{self.unknown}@exemple.test"
        sign_up_company(form_of(siret=a_siret(5000 + self.unknown), email=email, **place), by=Actor.visitor())

    @rule(number=NUMBERS, well=st.booleans())
    def somebody_calls_a_company(self, number: int, well: bool) -> None:
        company = Company.objects.order_by("-pk")[number % Company.objects.count()]
        by = acting(self.coordinator())
        if well:
            person = company.memberships.first()
            call = {"contact": "01 99 99 99 99", "found_at": "registre"}
            self.tried(verify_company, company, by=by, person=person, **call)
        else:
            self.tried(refuse_company, company, by=by, reason="inconnue")

    @rule(title=st.sampled_from(["De l’arbre à la table", "De la planche à la porte"]))
    def a_company_writes_and_submits(self, title: str) -> None:
        by = acting(self.company.memberships.first())
        values = {"title": title, "sector": "wood", "summary": a_full_text(self.company)["summary"]}
        self.tried(offers.save_step, self.offer, step=Step(1), values=values, by=by)
        self.tried(offers.submit_offer, self.offer, by=by)

    @rule(what=st.sampled_from(["pause_offer", "resume_offer", "discard_changes"]))
    def a_company_turns_its_offer(self, what: str) -> None:
        self.tried(getattr(offers, what), self.offer, by=acting(self.company.memberships.first()))

    @rule(what=st.sampled_from(["publish", "publish", "ask", "ask", "withdraw"]))
    def a_coordinator_reads_the_offer(self, what: str) -> None:
        by = acting(self.coordinator())
        ways = {
            "publish": lambda: offers.publish_offer(self.offer, by=by),
            "ask": lambda: offers.request_changes(self.offer, note="Plus court.", by=by),
            "withdraw": lambda: offers.withdraw_offer(self.offer, reason="Signalée.", by=by),
        }
        self.tried(ways[what])

    @rule()
    def a_pupil_tells_of_a_problem(self) -> None:
        report_problem(self.pupil, by=acting(self.pupil), worry="other", text="…")

    @rule(number=NUMBERS, state=st.sampled_from(IncidentState.values))
    def somebody_follows_a_report(self, number: int, state: str) -> None:
        found = Incident.objects.order_by("pk")
        if found:
            by = acting(self.coordinator(number))
            self.tried(follow_up, found[number % len(found)], by=by, note="Appelé.", state=state)

    @rule()
    def a_pupil_applies(self) -> None:
        slot = self.offer.slots.order_by("first_day").last()

        def apply() -> None:
            the_class_goes(self.pupil, slot.first_day, slot.last_day)
            draft = applications.start_application(self.pupil, slot=slot, by=acting(self.pupil))
            texts = {"letter": "Je suis curieux.", "cv": {"skills": "Dessiner"}}
            applications.submit_application(draft, by=acting(self.pupil), **texts)

        self.tried(apply)

    @rule(what=st.sampled_from(["mark_read", "accept", "reject", "withdraw"]))
    def an_application_moves(self, what: str) -> None:
        application = self.pupil.applications.order_by("pk").last()
        if application is not None:
            by = acting(self.pupil) if what == "withdraw" else a_host_of(application)
            words = {"reason": "full", "kind_words": "Bon courage."} if what == "reject" else {}
            self.tried(getattr(applications, what), application, by=by, **words)

    @rule()
    def a_pupil_gets_a_place(self) -> None:
        self.a_pupil_applies()
        application = self.pupil.applications.order_by("pk").last()
        if application is not None:
            self.tried(applications.accept, application, by=a_host_of(application))
            self.tried(applications.confirm_place, application, by=acting(self.pupil))

    @rule()
    def the_week_comes_near(self) -> None:
        first = self.offer.slots.order_by("first_day").last().first_day
        self.days_go_by(max((first - clock.today()).days - 10, 1))

    @rule(number=NUMBERS, to=NUMBERS, what=st.sampled_from([finish, snooze, give]))
    def somebody_does_something_with_a_task(self, number: int, to: int, what) -> None:
        task = self.a_task(number)
        if task is not None:
            colleagues = list(present().filter(place=self.territory.pk, role=Role.COORDINATOR))
            words = {
                finish: {},
                snooze: {"until": clock.today() + timedelta(days=to)},
                give: {"to": colleagues[to % len(colleagues)]},
            }
            self.tried(what, task, by=acting(self.coordinator()), **words[what])

    @rule()
    def a_pupil_without_weeks_wants_to_apply(self) -> None:
        enrolment = self.waiting.enrolments.select_related("classroom").get()
        self.tried(wish_for_weeks, self.waiting, enrolment=enrolment, by=acting(self.waiting))

    @rule()
    def the_head_sets_or_removes_the_weeks(self) -> None:
        if period := self.other_room.periods.first():
            self.tried(remove_period, period, by=self.other_head)
        else:
            weeks = [SchoolWeek(coming_weeks(1)[0][0])]
            self.tried(
                add_weeks,
                self.other_room.school,
                level="3e",
                weeks=weeks,
                classroom=self.other_room,
                by=self.other_head,
            )

    @rule()
    def the_class_loses_or_finds_its_teacher(self) -> None:
        act = unassign_teacher if self.other_room.teachers.exists() else assign_teacher
        self.tried(act, self.other_room, self.teacher, by=self.other_head)

    @rule(again=st.booleans())
    def the_weeks_of_an_offer_are_over(self, again: bool) -> None:
        self.tried(offers.close_over, self.over, by=Actor.task("tests"))
        if again:
            self.tried(offers.duplicate_offer, self.over, by=acting(self.company.memberships.first()))

    @rule(days=st.sampled_from([1, 11, 11]))
    def days_go_by(self, days: int) -> None:
        self.travel.__exit__(None, None, None)
        self.now += timedelta(days=days)
        self.travel = clock.travel(self.now)
        self.travel.__enter__()
        run_states()
        run_following()
        reconcile()

    @invariant()
    def all_is_as_it_has_to_be(self) -> None:
        """Looked at again once something was written that lasted, or time has passed."""
        if (now := (self.written.count, self.now)) != self.looked:
            self.what_is_open_is_what_the_facts_want()
            self.what_is_open_has_somebody_who_is_there()
            self.what_is_of_a_class_is_with_its_teachers()
            self.presences_are_memberships()
            self.looked = now

    def what_is_open_is_what_the_facts_want(self) -> None:
        found = rows(TaskState.OPEN)
        assert found == wanted(self.kept) - rows(TaskState.DONE)
        self.seen.update(code for code, _subject, _due in found)

    def what_is_open_has_somebody_who_is_there(self) -> None:
        absent = Task.objects.filter(state=TaskState.OPEN).exclude(owner__in=present())
        assert list(absent) == []
        with connection.cursor() as cursor:  # the database says the same at every commit
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    def what_is_of_a_class_is_with_its_teachers(self) -> None:
        for task in Task.objects.filter(state=TaskState.OPEN).exclude(within="").select_related("owner"):
            assert colleagues_of(task.team).filter(pk=task.owner_id).exists()

    def presences_are_memberships(self) -> None:
        there = Membership.objects.filter(until=None).values_list("pk", flat=True)
        assert {f"membership:{pk}" for pk in there} == set(present().values_list("key", flat=True))
