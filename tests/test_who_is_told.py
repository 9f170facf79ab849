"""Who is told what about a pupil, as a table; nobody who has left, no unconfirmed contact, one message for one thing."""

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

import premierpas
from premierpas.agenda.actions import give
from premierpas.agenda.models import Presence, Task
from premierpas.agenda.settling import settle
from premierpas.applications import notices as applying
from premierpas.applications import telling as of_applications
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.outbox.models import Message
from premierpas.core.outbox.notices import REGISTRY
from premierpas.messaging.actions import report_problem
from premierpas.messaging.tasks import go_further
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.people.allowing import allow_days, withdraw_days
from premierpas.people.models import AllowedDays, Guardian
from premierpas.placements import notices
from premierpas.placements.events import (
    AbsenceReported,
    AccidentReported,
    AgreementReady,
    AgreementRefused,
    AgreementSigned,
    AgreementVoided,
    PartCompleted,
    PupilArrived,
    WeekEnded,
)
from premierpas.placements.models import Absence, Accident, Agreement, Delegation, Party, Signatory
from premierpas.placements.tasks import run_warnings
from premierpas.placements.telling import messages as telling
from premierpas.placements.telling import subscribers as of_agreements
from premierpas.placements.telling import week as week_telling
from premierpas.placements.terms.content import Part
from premierpas.placements.tests.agreements import a_draft, in_signature
from premierpas.placements.waiting import UNSIGNED
from premierpas.week import telling as of_weeks
from premierpas.week.events import HostEvaluated, PhotosDeleted
from premierpas.week.models import TutorEvaluation
from premierpas.workshop import subscribers as of_texts
from premierpas.workshop.events import ReviewAnswered, ReviewAsked
from premierpas.workshop.models import ReviewRequest
from tests.begun import begun_once
from tests.factories import a_classroom, a_head_of, a_member, a_school, a_teacher, a_user, acting, coming_weeks

pytestmark = pytest.mark.django_db
TEACHERS, HEADS, FAMILY = {"referent", "teacher"}, {"head", "stand-in"}, {"guardian"}
STAFF = TEACHERS | HEADS | {"office", "school"}
TUESDAY = datetime(2026, 11, 10, 12, tzinfo=clock.PARIS)


@dataclass
class Around:
    """An agreement in signature, and everybody who might be told."""

    agreement: Agreement
    teacher: Membership

    @property
    def application(self):
        return self.agreement.placement.application

    @property
    def pupil(self):
        return self.agreement.placement.pupil

    def seat(self, party: Party) -> Signatory:
        return Signatory.objects.select_related("agreement__placement").get(agreement=self.agreement, party=party)


def named(member: Membership, name: str) -> Membership:
    """The messages of a test are counted by the names before the @."""
    member.user.email, member.user.phone = f"{name}@exemple.test", f"+336{member.pk:08d}"
    member.user.save()
    return member


def gone(member: Membership) -> None:
    Membership.objects.filter(pk=member.pk).update(until=clock.now())


def all_around() -> Around:
    """With namesakes elsewhere, people who have left and a contact that nobody has confirmed."""
    with clock.travel(TUESDAY):
        draft = a_draft()
        room, pupil = draft.placement.enrolment.classroom, draft.placement.pupil
        school = room.school
        for place, name in ((school, "office"), (school, "former-office"), (a_school(), "other-office")):
            # Without their tasks: whose those are is told elsewhere.
            named(Membership.objects.create(user=a_user(), role=Role.OFFICE, school=place), name)
        gone(Membership.objects.get(user__email="former-office@exemple.test"))
        room.teachers.all().delete()
        head = named(school.memberships.get(role=Role.HEAD_TEACHER), "head")
        teacher = named(a_teacher(room, referent=False), "teacher")
        named(a_teacher(room), "referent")
        school.email = "school@exemple.test"
        school.save()
        pupil.user.email = "pupil@exemple.test"
        pupil.user.save()
        Guardian.objects.filter(pupil=pupil).update(email="guardian@exemple.test", phone="")
        Guardian.objects.create(pupil=pupil, rank=2, name="X", email="unconfirmed@exemple.test", confirmed_at=None)
        stand_in = named(a_member(Role.TEACHER, school), "stand-in")
        today = clock.today()
        for who, first in (
            (stand_in, today),
            (named(a_member(Role.TEACHER, school), "stand-in-later"), today.replace(day=20)),
        ):
            Delegation.objects.create(school=school, delegate=who, first_day=first, last_day=first + timedelta(days=5))
        named(a_member(Role.COORDINATOR, school.territory), "coordinator")
        elsewhere = a_school()
        named(a_member(Role.COORDINATOR, elsewhere.territory), "other-coordinator")
        named(a_member(Role.HEAD_TEACHER, elsewhere), "other-head")
        named(a_teacher(a_classroom(school, name="3e B")), "other-teacher")
        gone(named(a_teacher(room, referent=False), "former-teacher"))
        gone(named(a_member(Role.HEAD_TEACHER, school), "former-head"))
        gone(named(a_member(Role.COORDINATOR, school.territory), "former-coordinator"))
        closed = named(a_teacher(room, referent=False), "closed-account")
        closed.user.is_active = False
        closed.user.save()
        company = draft.placement.company
        host = named(company.memberships.filter(until=None).get(), "host")
        gone(named(a_member(Role.COMPANY, company), "former-host"))
        Signatory.objects.filter(agreement=draft, party=Party.HOST).update(
            user=host.user, name=host.user.name, email=host.user.email, phone=""
        )
        Signatory.objects.filter(agreement=draft, party=Party.SCHOOL).update(user=head.user, name=head.user.name)
        Signatory.objects.filter(agreement=draft, party=Party.GUARDIAN).update(email="guardian@exemple.test", phone="")
        agreement = telling.agreement_with(in_signature(draft).pk)
        Message.objects.all().delete()
        return Around(agreement, teacher)


everybody = begun_once(all_around)


@pytest.fixture
def around(everybody: Around) -> Iterator[Around]:
    """On a Tuesday at noon."""
    with clock.travel(TUESDAY):
        yield deepcopy(everybody)


def told() -> dict[str, set[str]]:
    """Notice → the names of those who got it, by whatever way."""
    found: dict[str, set[str]] = {}
    for message in Message.objects.select_related("user"):
        address = message.user.email if message.user else message.to
        found.setdefault(message.notice, set()).add(address.partition("@")[0])
    return found


def untaken(around: Around) -> None:
    known = ("coordinator@exemple.test", "other-coordinator@exemple.test")
    Membership.objects.filter(role=Role.COORDINATOR).exclude(user__email__in=known).update(until=clock.now())
    report_problem(around.pupil, by=acting(around.pupil), worry="other", text="")
    with clock.travel(clock.now() + timedelta(hours=13)):
        go_further()


def unattended(around: Around, *, worry: str) -> None:
    Membership.objects.filter(role=Role.COORDINATOR, until=None).update(until=clock.now())
    report_problem(around.pupil, by=acting(around.pupil), worry=worry, text="x")


def allowed(around: Around) -> AllowedDays:
    enrolment = around.agreement.placement.enrolment
    (first, last), head = coming_weeks(9)[-1], a_head_of(enrolment.classroom.school)
    return allow_days(enrolment, first_day=first, last_day=last, reason="Voyage", by=head)


def taken_back(around: Around) -> None:
    application = around.application
    application.offer.territory = application.enrolment.classroom.school.territory
    of_applications.tell_coordinators(application, applying.TAKEN_BACK, cause="x")


def absent(around: Around) -> Absence:
    return Absence.objects.create(placement=around.agreement.placement, day=clock.today(), reported_by="Samir")


def hurt(around: Around) -> Accident:
    return Accident.objects.create(
        placement=around.agreement.placement, happened_at=clock.now(), where="atelier", what="Une coupure."
    )


def evaluated(around: Around) -> TutorEvaluation:
    return TutorEvaluation.objects.create(placement=around.agreement.placement, by_name="Samir")


def shown(around: Around) -> ReviewRequest:
    return ReviewRequest.objects.create(
        pupil=around.pupil, reader=around.teacher, kind="workshop.letter", text_id=1, title="Lettre"
    )


def event(kind: type, **ids: object):
    return kind(at=clock.now(), **ids)


def warned(around: Around) -> None:
    """Of the class's two teachers it falls to the referent."""
    with clock.travel(around.agreement.placement.first_day - timedelta(days=7)):
        with working_as(Actor.task("tests")):
            settle(UNSIGNED.code)
        task = Task.objects.get(reason=UNSIGNED.code, subject=around.agreement.pk)
        give(task, to=Presence.objects.get(user__email="referent@exemple.test"), by=acting(around.teacher))
        run_warnings()


def ask(party: Party) -> Callable[[Around], None]:
    return lambda around: telling.ask_to_sign(around.agreement, around.seat(party), occasion="again")


def without_contact(around: Around) -> None:
    Signatory.objects.filter(pk=around.seat(Party.GUARDIAN).pk).update(email="", phone="")
    Guardian.objects.filter(pupil=around.pupil, rank=1).update(email="", phone="")
    ask(Party.GUARDIAN)(around)


def seat_lost(around: Around) -> None:
    row = around.seat(Party.HOST)
    gone(Membership.objects.get(user=row.user))
    ask(Party.HOST)(around)


TO_PUPIL = (
    applying.SENT, applying.WAIT_LONGER, applying.ACCEPTED, applying.REFUSED, applying.NO_ANSWER,
    applying.CONFIRM_SOON, applying.PLACE_LOST, applying.CONFIRMED, applying.CANCELLED,
)  # fmt: skip
TO_TEAM = (applying.YES_RECORDED, applying.TAKEN, applying.RELEASED, applying.UNANSWERED)
TO_ANSWER = (applying.RECEIVED, applying.REMINDER, applying.MORE_TIME_GIVEN)
WORDS = {"cause": "c", "words": "w"}

# What happens → notice → who is told.
TOLD: dict[str, tuple[Callable[[Around], object], dict[str, set[str]]]] = {
    **{
        notice.code: (
            lambda around, notice=notice: of_applications.tell_pupil(around.application, notice, **WORDS),
            {notice.code: {"pupil"}},
        )
        for notice in TO_PUPIL
    },
    **{
        notice.code: (
            lambda around, notice=notice: of_applications.tell_company(around.application, notice, **WORDS),
            {notice.code: {"host"}},
        )
        for notice in TO_TEAM
    },
    **{
        notice.code: (
            lambda around, notice=notice: of_applications.tell_company_to_answer(
                around.application, notice, occasion="x"
            ),
            {notice.code: {"host"}},
        )
        for notice in TO_ANSWER
    },
    **{
        notice.code: (
            lambda around, notice=notice: of_applications.tell_teachers(around.application, notice, **WORDS),
            {notice.code: TEACHERS},
        )
        for notice in (applying.UNCONFIRMED, applying.PLACE_CANCELLED)
    },
    "the host has done its part": (
        lambda around: (
            Agreement.objects.filter(pk=around.agreement.pk).update(school_done_at=None),
            of_agreements.ask_other_part(event(PartCompleted, agreement_id=around.agreement.pk, part=Part.HOST)),
        ),
        {"placements.complete_school": TEACHERS},
    ),
    "the host is to do its part": (
        lambda around: telling.ask_host_to_complete(around.agreement),
        {"placements.complete_host": {"host"}},
    ),
    "both parts are done": (
        lambda around: of_agreements.tell_ready(event(AgreementReady, agreement_id=around.agreement.pk)),
        {"placements.ready": TEACHERS},
    ),
    "the pupil is to sign": (ask(Party.PUPIL), {"placements.sign_pupil": {"pupil"}}),
    "the school is to sign": (ask(Party.SCHOOL), {"placements.sign_school": HEADS}),
    "the host is to sign": (ask(Party.HOST), {"placements.sign_host": {"host"}}),
    "the family is to sign": (ask(Party.GUARDIAN), {"placements.family": FAMILY}),
    "a family without contact is to sign": (without_contact, {"placements.print_sheet": TEACHERS}),
    "who was to sign for the host has left": (seat_lost, {"placements.signer_left": TEACHERS}),
    "all have signed": (
        lambda around: of_agreements.tell_signed(event(AgreementSigned, agreement_id=around.agreement.pk)),
        {"placements.signed": TEACHERS | {"host"}, "placements.signed_pupil": {"pupil"}, "placements.family": FAMILY},
    ),
    "the host has refused": (
        lambda around: of_agreements.tell_refused(
            event(AgreementRefused, agreement_id=around.agreement.pk, signatory_id=around.seat(Party.HOST).pk)
        ),
        {"placements.refused": TEACHERS | {"host"}, "placements.stopped_pupil": {"pupil"}, "placements.family": FAMILY},
    ),
    "the version is void": (
        lambda around: of_agreements.tell_voided(event(AgreementVoided, agreement_id=around.agreement.pk)),
        {"placements.voided": TEACHERS | {"host"}, "placements.stopped_pupil": {"pupil"}, "placements.family": FAMILY},
    ),
    "a fact is corrected": (
        lambda around: [
            tell(around.agreement, notices.CORRECTED, changes="c")
            for tell in (telling.tell_school, telling.tell_host, telling.tell_pupil)
        ],
        {"placements.corrected": TEACHERS | {"host", "pupil"}},
    ),
    # By then the days of whoever stands in for the head are over.
    "a week before, signatures are missing": (warned, {"placements.missing": {"referent", "head", "coordinator"}}),
    "the pupil isn't there": (
        lambda around: week_telling.tell_absence(event(AbsenceReported, absence_id=absent(around).pk)),
        {"placements.absent": STAFF, "placements.absent_family": FAMILY},
    ),
    "the pupil has come": (
        lambda around: week_telling.tell_arrival(event(PupilArrived, absence_id=absent(around).pk)),
        {"placements.arrived": STAFF, "placements.arrived_family": FAMILY},
    ),
    "an accident": (
        lambda around: week_telling.tell_accident(event(AccidentReported, accident_id=hurt(around).pk)),
        {"placements.accident": STAFF | {"coordinator"}, "placements.accident_family": FAMILY},
    ),
    "the week has ended early": (
        lambda around: week_telling.tell_end(
            event(WeekEnded, placement_id=around.agreement.placement_id, by_name="Samir")
        ),
        {"placements.week_ended": STAFF | {"pupil", "host"}, "placements.ended_family": FAMILY},
    ),
    "the host wants no photos": (
        lambda around: of_weeks.tell_photos_deleted(event(PhotosDeleted, placement_id=around.agreement.placement_id)),
        {"week.photos_deleted": {"pupil"}},
    ),
    "the host has evaluated": (
        lambda around: of_weeks.tell_evaluated(event(HostEvaluated, evaluation_id=evaluated(around).pk)),
        {"week.evaluated_pupil": {"pupil"}, "week.evaluated_school": TEACHERS},
    ),
    "a text is to be read": (
        lambda around: of_texts.tell_reader(event(ReviewAsked, request_id=shown(around).pk)),
        {"workshop.review_asked": {"teacher"}},
    ),
    "a text was read": (
        lambda around: of_texts.tell_writer(event(ReviewAnswered, request_id=shown(around).pk)),
        {"workshop.review_answered": {"pupil"}},
    ),
    "something is wrong": (
        lambda around: report_problem(around.pupil, by=acting(around.pupil), worry="other", text="x"),
        {"messaging.incident_reported": {"coordinator"}},
    ),
    "nobody has taken a report for half a day": (
        lambda around: untaken(around),
        {
            "messaging.incident_reported": {"coordinator"},
            "messaging.incident_untaken": {"coordinator", "other-coordinator"},
        },
    ),
    "something is wrong where nobody coordinates anything": (
        lambda around: unattended(around, worry="other"),
        {"messaging.incident_unattended": {settings.ASSOCIATION_EMAIL.partition("@")[0]}},
    ),
    "the head allows one pupil other days": (
        lambda around: allowed(around),
        {"people.days_allowed": TEACHERS},
    ),
    "the head no longer allows them": (
        lambda around: withdraw_days(
            allowed(around), by=a_head_of(around.agreement.placement.enrolment.classroom.school)
        ),
        {"people.days_allowed": TEACHERS, "people.days_withdrawn": TEACHERS},
    ),
    "a company takes back what it had accepted, again": (
        lambda around: taken_back(around),
        {"applications.taken_back": {"coordinator"}},
    ),
}
# To the contact that is typed or the link's holder, one by one: no circle to ask. Offers are about no pupil.
ONE_BY_ONE = {"placements.code", "placements.week_host", "week.host_page", "week.evaluate"}
ABOUT_PUPILS = ("people.", "applications.", "placements.", "week.", "workshop.", "messaging.")


@pytest.mark.parametrize("case", TOLD)
def test_each_is_told_to_exactly_these(around: Around, case: str):
    happens, expected = TOLD[case]
    happens(around)
    # Reminders that go along with a warning have rows of their own.
    aside = {"placements.sign_pupil", "placements.family", "placements.sign_host"} if "missing" in case else set()
    assert {notice: who for notice, who in told().items() if notice not in aside} == expected


def test_the_table_holds_every_notice_about_a_pupil():
    known = {notice for _happens, expected in TOLD.values() for notice in expected} | ONE_BY_ONE
    assert {code for code in REGISTRY if code.startswith(ABOUT_PUPILS)} == known


def test_one_person_in_two_roles_gets_one_message(around: Around):
    territory = around.agreement.placement.enrolment.classroom.school.territory
    a_member(Role.COORDINATOR, territory, user=around.teacher.user)
    week_telling.tell_accident(event(AccidentReported, accident_id=hurt(around).pk))
    got = Message.objects.filter(notice="placements.accident", user=around.teacher.user)
    assert sorted(got.values_list("channel", flat=True)) == ["app", "email", "sms"]


def test_an_adult_with_an_account_gets_a_text_message_only_when_it_is_urgent(around: Around):
    week_telling.tell_arrival(event(PupilArrived, absence_id=absent(around).pk))
    assert not Message.objects.filter(channel="sms").exists()
    week_telling.tell_accident(event(AccidentReported, accident_id=hurt(around).pk))
    assert Message.objects.filter(channel="sms", user=around.teacher.user).exists()


def test_what_is_told_at_night_waits_for_the_pupil_and_for_nobody_else(around: Around):
    with clock.travel(datetime(2026, 11, 10, 22, tzinfo=clock.PARIS)):
        of_agreements.tell_signed(event(AgreementSigned, agreement_id=around.agreement.pk))
    waiting = Message.objects.exclude(not_before=None)
    assert set(waiting.values_list("notice", "channel")) == {("placements.signed_pupil", "email")}


# Who asks for people or writes to them without the circle: what knows no pupil.
# Letters to many go to audiences, which floors fill, and leave by what their readers want of such letters.
MAY_POST = ("core/", "accounts/", "organisations/", "people/circle/", "outreach/files/reach.py", "campaigns/")


def faults_of(path: Path, name: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Recipient", "post"):
            yield f"{name}:{node.lineno} {node.func.id}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("filter", "get"):
            asked = [ast.unparse(each.value) for each in node.keywords if each.arg == "role"]
            if "Role.COORDINATOR" in asked:
                yield f"{name}:{node.lineno} asks for coordinators"


def test_nobody_but_the_circle_builds_recipients_posts_or_asks_for_coordinators():
    root = Path(premierpas.__file__).parent
    files = {str(path.relative_to(root)): path for path in root.rglob("*.py")}
    judged = {
        name: path
        for name, path in files.items()
        if not name.startswith((*MAY_POST, "demo/")) and not {"tests", "migrations"} & set(path.parts)
    }
    assert [fault for name, path in judged.items() for fault in faults_of(path, name)] == []
