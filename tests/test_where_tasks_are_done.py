"""Each of the association's tasks opens a page on which its owner does it, with the telephone where it is about calling somebody."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from django.db import transaction

from premierpas.accounts.links import Link
from premierpas.afterwards.actions import offer_tale
from premierpas.afterwards.reviewing import asked_from
from premierpas.afterwards.tests.situations import a_lived_week
from premierpas.agenda.enums import Scope
from premierpas.agenda.models import Presence, Task
from premierpas.agenda.presences import VOLUNTEER
from premierpas.agenda.queries import open_tasks, shown
from premierpas.agenda.reasons import reasons
from premierpas.agenda.tasks import reconcile
from premierpas.applications.actions import start_application, submit_application
from premierpas.campaigns.actions import add_paper, decide
from premierpas.campaigns.enums import FileKind, PaperKind
from premierpas.campaigns.files import CleanFile
from premierpas.careers.actions import begin_company_path, send_path
from premierpas.careers.tests.situations import a_public_page, a_sent_page
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.calendar import school_year_of
from premierpas.core.clock import travel
from premierpas.forums.tests.situations import a_forum, with_class, with_hours, with_stands
from premierpas.meetings.actions import ask_question
from premierpas.meetings.tests.situations import Scene
from premierpas.mentoring.actions import check, end_pair
from premierpas.mentoring.enums import Going, How, WhyEnded
from premierpas.messaging.actions import report_problem
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Territory
from premierpas.outreach.actions import add_contact, move_file, note, open_file
from premierpas.outreach.enums import FileState, Kind, Result
from premierpas.outreach.models import CompanyFile
from premierpas.partners.actions import (
    add_agreement,
    add_door,
    add_person,
    answer_introduction,
    ask_institution,
    ask_introduction,
    open_grant,
    open_partner,
)
from premierpas.partners.enums import PartnerKind
from premierpas.partners.models import Partner
from premierpas.people.enums import Clearance, LinkPurpose
from premierpas.people.models import Authorisation, Pupil, PupilLink, Volunteer
from premierpas.privacy.actions import ask_erasure
from premierpas.threads.actions import begin_thread
from premierpas.volunteers.actions import (
    accept_candidate,
    accept_invitation,
    apply_as_volunteer,
    check_identity,
    check_register,
    propose,
    say_coordination,
    say_intention,
    sign_charter,
)
from premierpas.volunteers.actions.succeeding import Choice
from premierpas.volunteers.enums import Intent, Proof
from premierpas.volunteers.models import Candidacy, Handover
from tests.clients import signed_in
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_colleague_of,
    a_company,
    a_member,
    a_pair,
    a_published_offer,
    a_pupil,
    a_school,
    a_submitted_offer,
    a_support,
    a_teacher,
    a_territory,
    a_user,
    a_volunteer,
    a_youth_worker,
    acting,
    the_class_goes,
)
from tests.page_forms import PageForm, forms_of

pytestmark = pytest.mark.django_db


def a_known_pupil(territory: Territory) -> Pupil:
    pupil = a_pupil(a_classroom(a_school(territory, phone="+33147000001")))
    Authorisation.objects.get_or_create(enrolment=pupil.enrolments.get(), defaults={"signed_on": clock.today()})
    return pupil


def silence(territory: Territory) -> None:
    company = a_company(territory, phone="+33147000002")
    a_member(Role.COMPANY, company, user=a_user(phone="+33611111111"))
    offer = a_published_offer(company, audience="territory")
    pupil = a_known_pupil(territory)
    slot = offer.slots.order_by("first_day").last()
    the_class_goes(pupil, slot.first_day, slot.last_day)
    draft = start_application(pupil, slot=slot, by=acting(pupil))
    submit_application(draft, letter="Bonjour.", cv={"skills": "Dessiner"}, by=acting(pupil))


def a_report(territory: Territory) -> None:
    pupil = a_known_pupil(territory)
    report_problem(pupil, by=acting(pupil), worry="adult", text="…")


def a_held_message(territory: Territory) -> None:
    pupil = a_known_pupil(territory)
    a_teacher(pupil.enrolments.get().classroom)
    link = PupilLink.objects.get(pupil=pupil, purpose=LinkPurpose.CLASS)
    begin_thread(pupil.enrolments.get(), by=acting(pupil), link=link, text="Mon numéro : 06 12 34 56 78")


def an_offer_to_read(territory: Territory) -> None:
    a_submitted_offer(a_company(territory))


def a_page_to_read(territory: Territory) -> None:
    a_sent_page(a_company(territory))


def a_path_to_read(territory: Territory) -> None:
    page = a_public_page(a_company(territory))
    by = a_colleague_of(page.company)
    send_path(begin_company_path(page.company, by=by), by=by)


def a_company_to_call(territory: Territory) -> None:
    company = a_company(territory, verified=False, phone="+33147000003")
    a_member(Role.COMPANY, company, user=a_user(phone="+33622222222"))


def a_demand(territory: Territory) -> None:
    pupil = a_known_pupil(territory)
    ask_erasure(pupil.user, by=acting(pupil))


def a_next_step(territory: Territory) -> CompanyFile:
    by = acting(territory.memberships.get(role=Role.COORDINATOR))
    file = open_file("Boulangerie Martin", by=by, territory=territory)
    add_contact(file, by=by, name="Awa Ba", phone="+33147000004")
    return file


def a_promised_call(territory: Territory) -> None:
    file, by = a_next_step(territory), acting(territory.memberships.get(role=Role.COORDINATOR))
    note(file, by=by, kind=Kind.CALL, result=Result.REACHED)
    move_file(file, FileState.DORMANT, by=by, why="Travaux")


def a_partner_followed(territory: Territory) -> Partner:
    by = acting(territory.memberships.get(role=Role.COORDINATOR))
    return open_partner("Fondation du Pont", by=by, kind=PartnerKind.SPONSOR)


def an_agreement_to_sign(territory: Territory) -> None:
    partner, by = a_partner_followed(territory), acting(territory.memberships.get(role=Role.COORDINATOR))
    add_agreement(partner, by=by, title="Convention", sign_by=clock.today(), starts_on=clock.today())


def an_answer_expected(territory: Territory) -> None:
    partner, by = a_partner_followed(territory), acting(territory.memberships.get(role=Role.COORDINATOR))
    ask_institution(partner, by=by, asked="Une salle", asked_on=clock.today(), due=clock.today())


def a_grant_to_ask_for(territory: Territory) -> None:
    partner, by = a_partner_followed(territory), acting(territory.memberships.get(role=Role.COORDINATOR))
    days = {"first_day": clock.today(), "last_day": clock.today(), "report_due": clock.today()}
    open_grant(partner, by=by, title="Cité éducative", call_closes_on=clock.today(), **days)


def an_outcome_to_tell(territory: Territory) -> None:
    partner, by = a_partner_followed(territory), acting(territory.memberships.get(role=Role.COORDINATOR))
    contact = add_person(partner, by=by, name="Claire Aubert", email="claire@fondation.example")
    door = add_door(contact, by=by, opens="Les garages")
    asked = ask_introduction(door, by=by, file=open_file("Garage du Mont", by=by, territory=territory))
    link = Link.objects.get(purpose="partners.answer", subject_id=asked.pk)
    answer_introduction(asked, by=Actor.holder(link), yes=True)


def a_candidate(territory: Territory) -> Candidacy:
    made = apply_as_volunteer(
        territory, by=Actor.visitor(name="Inès Faure"), email="ines@exemple.test", motive="Aider", availability="Lundi"
    )
    assert made is not None
    return made


def a_newcomer(territory: Territory) -> Volunteer:
    """Invited and come: there is a first week to learn, and an identity to check."""
    candidacy = a_candidate(territory)
    accept_candidate(candidacy, by=acting(territory.memberships.get(role=Role.COORDINATOR)))
    link = Link.objects.get(purpose="volunteers.invitation")
    return accept_invitation(candidacy.volunteer, by=Actor.holder(link, name="Inès Faure"))


def a_charter_to_sign(territory: Territory) -> None:
    volunteer, by = a_newcomer(territory), acting(territory.memberships.get(role=Role.COORDINATOR))
    check_identity(volunteer, by=by)
    check_register(volunteer, by=by, proof=Proof.EXTRACT)


def a_family_to_hear(territory: Territory) -> None:
    a_support(a_known_pupil(territory), a_youth_worker(territory), agreed=False)


def a_training_to_do(territory: Territory) -> None:
    a_charter_to_sign(territory)
    volunteer = Volunteer.objects.get()
    sign_charter(volunteer, by=acting(volunteer))


def a_spring(territory: Territory) -> None:
    a_newcomer(territory)


def somebody_who_leaves(territory: Territory) -> Handover:
    volunteer = a_volunteer(territory)
    open_file("Boulangerie Martin", by=acting(volunteer), territory=territory)
    say_intention(volunteer, by=acting(volunteer), answer=Intent.LEAVES, last_day=clock.today() + timedelta(days=30))
    return volunteer.handovers.get()


def nobody_to_coordinate(territory: Territory) -> None:
    """The only coordinator leaves, and whoever was named isn't cleared any more."""
    named, _other = a_cleared_volunteer(territory), a_cleared_volunteer(territory)
    leaver = territory.memberships.get(role=Role.COORDINATOR)
    last_day, to = clock.today() + timedelta(days=30), Presence.objects.get(key=f"volunteer:{named.pk}")
    say_coordination(leaver, by=acting(leaver), answer=Intent.LEAVES, last_day=last_day, to=to)
    Volunteer.objects.filter(pk=named.pk).update(state=Clearance.EXPIRED)


def somebody_to_succeed(territory: Territory) -> None:
    handover = somebody_who_leaves(territory)
    coordinator = territory.memberships.get(role=Role.COORDINATOR)
    to = Presence.objects.get(key=f"membership:{coordinator.pk}")
    choice = Choice("outreach", CompanyFile.objects.get().pk, to)
    propose(handover, by=acting(handover.volunteer), choices=[choice])


def a_decision(territory: Territory) -> None:
    coordinator = territory.memberships.get(role=Role.COORDINATOR)
    file = CleanFile(FileKind.PDF, b"%PDF-1.4")
    today, by = clock.today(), acting(coordinator)
    minutes = add_paper("Réunion", by=by, territory=territory, file=file, kind=PaperKind.MINUTES, held_on=today)
    owner = Presence.objects.get(key=f"membership:{coordinator.pk}")
    decide(minutes, text="Appeler dix entreprises", by=by, owner=owner, due_on=today)


def a_forum_to_share_out(territory: Territory) -> None:
    event = a_forum(territory)
    with_stands(event, "La Bécane", "La Clinique")
    with_hours(event, until=-timedelta(days=1))
    with_class(event, a_classroom(a_school(territory)), 2)


def a_scene_of_meetings(territory: Territory) -> Scene:
    coordinator = territory.memberships.get(role=Role.COORDINATOR)
    pupil, mentor = a_known_pupil(territory), a_cleared_volunteer(territory)
    return Scene(coordinator, coordinator, pupil, mentor, a_pair(pupil, mentor))


def a_meeting_to_tell(territory: Territory) -> None:
    a_scene_of_meetings(territory).plans(clock.now() - timedelta(hours=2))


def a_question_to_answer(territory: Territory) -> None:
    scene = a_scene_of_meetings(territory)
    ask_question(scene.met().attendances.get(), by=acting(scene.coordinator), words="Depuis quand ?")


def a_year_to_review(territory: Territory) -> None:
    a_pair(a_pupil(a_classroom(a_school(territory))), a_cleared_volunteer(territory))


def a_check_to_make(territory: Territory) -> None:
    """The mentor's: the two others were asked when it began."""
    mentor = a_cleared_volunteer(territory)
    Volunteer.objects.filter(pk=mentor.pk).update(phone="+33639981111")
    pair = a_pair(a_known_pupil(territory), mentor)
    for row in pair.check_ins.exclude(side="mentor"):
        check(row, by=acting(territory.memberships.get(role=Role.COORDINATOR)), how=How.MET, going=Going.WELL)


def a_pupil_left_alone(territory: Territory) -> None:
    coordinator = acting(territory.memberships.get(role=Role.COORDINATOR))
    a_cleared_volunteer(territory)
    end_pair(a_pair(a_known_pupil(territory), a_cleared_volunteer(territory)), by=coordinator, why=WhyEnded.ASKED)


def a_volunteer_without_pupil(territory: Territory) -> None:
    a_known_pupil(territory)
    a_cleared_volunteer(territory)


def a_text_to_read(territory: Territory) -> None:
    week = a_lived_week(a_pupil(a_classroom(a_school(territory))))
    said = {"trade": "Une menuiserie", "saw": "Le bois sent bon.", "with_name": False, "may_be_invited": False}
    offer_tale(week, said=said, by=acting(week.pupil))


# Reason → what makes it so, what does it on its page, whether somebody is called.
PLACES: dict[str, tuple[Callable[[Territory], object], dict[str, str], bool]] = {
    "afterwards.review_mentor": (a_year_to_review, {"word": "Continue !"}, False),
    "afterwards.tale": (a_text_to_read, {"act": "publish"}, False),
    "applications.silent": (silence, {}, True),
    "campaigns.decision": (a_decision, {"act": "done"}, False),
    "forums.share": (a_forum_to_share_out, {"act": "share"}, False),
    "mentoring.alone": (a_pupil_left_alone, {}, False),
    "mentoring.check_in": (a_check_to_make, {"how": "call", "going": "well"}, True),
    "mentoring.idle_volunteer": (a_volunteer_without_pupil, {}, False),
    "meetings.note": (a_meeting_to_tell, {"did": "Relu la lettre."}, False),
    "meetings.answer": (a_question_to_answer, {"answer": "Deux semaines."}, False),
    "messaging.incident": (a_report, {"note": "Appelé", "state": "handled"}, True),
    "offers.review": (an_offer_to_read, {"act": "publish"}, False),
    "careers.read_page": (a_page_to_read, {"act": "publish"}, False),
    "careers.read_path": (a_path_to_read, {"act": "publish"}, False),
    "outreach.next_step": (a_next_step, {"kind": "call", "result": "no_answer"}, True),
    "outreach.promised_call": (a_promised_call, {"kind": "call", "result": "agreed"}, True),
    "partners.agreement": (
        an_agreement_to_sign,
        {"signed_on": clock.today().isoformat(), "our_signatory": "Nadia", "their_signatory": "Claire"},
        False,
    ),
    "partners.request": (
        an_answer_expected,
        {"outcome": "yes", "answered_on": clock.today().isoformat(), "answer": "Oui"},
        False,
    ),
    "partners.grant": (a_grant_to_ask_for, {"act": "step", "asked": "8000"}, False),
    "partners.outcome": (an_outcome_to_tell, {"became": "met", "outcome": "Merci"}, False),
    "privacy.demand": (a_demand, {"do": "refuse", "reason": "Une convention est en cours."}, False),
    "threads.held": (a_held_message, {"act": "pass"}, False),
    "volunteers.decide": (a_candidate, {"act": "decline", "dec-reason": "Merci, pas cette fois"}, False),
    "volunteers.clear": (a_newcomer, {"act": "identity"}, False),
    "volunteers.begin": (a_newcomer, {"act": "learnt"}, False),
    "volunteers.charter": (a_charter_to_sign, {"act": "charter", "read": "on"}, False),
    "youth_work.consent": (a_family_to_hear, {"act": "no"}, False),
    "volunteers.train": (a_training_to_do, {"answer": "seen"}, False),
    "volunteers.intention": (a_spring, {"act": "intention", "answer": "stays"}, False),
    "volunteers.coordinator_intention": (a_spring, {"answer": "stays"}, False),
    "volunteers.next_coordinator": (nobody_to_coordinate, {"answer": "leaves"}, False),
    "volunteers.hand_over": (somebody_who_leaves, {}, False),
    "volunteers.succeed": (somebody_to_succeed, {"one": "all"}, False),
    "organisations.verify": (
        a_company_to_call,
        {"act": "verify", "ver-contact": "01 40 00 00 00", "ver-found_at": "annuaire"},
        True,
    ),
}


# The class's board and the pupil's meetings are their places; they are ticked off where they are listed.
ELSEWHERE = {"following.help_class", "meetings.missed_twice"}


def test_every_reason_of_the_association_has_a_place():
    theirs = {each.code for each in reasons if each.role in (Role.COORDINATOR, VOLUNTEER)}
    assert set(PLACES) | ELSEWHERE == theirs


# One step of several: the next one is the same task.
OF_SEVERAL = {"volunteers.begin", "volunteers.clear", "volunteers.train"}
# Nobody else does them.
OWN = {
    "afterwards.review_mentor", "meetings.answer", "meetings.note", "volunteers.begin", "volunteers.charter",
    "volunteers.intention", "volunteers.train",
}  # fmt: skip

# Somebody who stays is what was lacking.
DONE_BY_COMING = {"volunteers.next_coordinator"}


def doors_shut_to_a_colleague(task: Task) -> list[str]:
    """What somebody who has just come finds in the team's list, and may not open."""
    territory = Territory.objects.get(pk=task.owner.place)
    with transaction.atomic():
        alone = task.owner.role == VOLUNTEER
        newcomer = a_cleared_volunteer(territory) if alone else a_member(Role.COORDINATOR, territory)
        key = f"volunteer:{newcomer.pk}" if alone else f"membership:{newcomer.pk}"
        presence = Presence.objects.get(key=key)
        browser = signed_in(newcomer.user, key)
        listed = shown(open_tasks(presence, Scope.TEAM), presence)
        shut = [each.told.url for each in listed if browser.get(each.told.url).status_code != 200]
        unlisted = alone or task.reason in DONE_BY_COMING
        assert unlisted == (task.pk not in {each.pk for each in listed})
        transaction.set_rollback(True)
    return shut


@pytest.mark.parametrize("code", sorted(PLACES))
def test_its_owner_opens_the_place_calls_and_does_it_there(code: str):
    make, act, calls = PLACES[code]
    territory = a_territory()
    a_member(Role.COORDINATOR, territory)
    make(territory)
    with travel(day_of(code)):
        reconcile()
        task = Task.objects.get(reason=code, state="open")
        assert doors_shut_to_a_colleague(task) == []
        address = reasons.named(code).told([task.subject])[task.subject].url
        browser = signed_in(task.owner.user, task.owner.key)
        page = browser.get(address)
        html = page.content.decode().partition("<main")[2].partition("</main>")[0]
        assert page.status_code == 200
        assert task.owner.key.startswith("volunteer:" if code in OWN else "membership:")
        assert ('href="tel:+33' in html) == calls
        done = [form for form in forms_of(html) if form.method == "post" and act_of(form, act)]
        assert done
        values = done[0].values | {name: [value] for name, value in act.items()}
        if code == "organisations.verify":
            values["ver-person"] = [done[0].choices["ver-person"][0]]
        if code == "meetings.note":
            values |= {name: ["yes"] for name in done[0].choices if name.startswith("came-")}
        if code == "volunteers.hand_over":
            coordinator = Presence.objects.get(key__startswith="membership:")
            values |= {name: [str(coordinator.pk)] for name in done[0].choices if name.startswith("a-")}
        if code == "volunteers.next_coordinator":
            values["to"] = [next(each for each in done[0].choices["to"] if each)]
        if code in ("mentoring.alone", "mentoring.idle_volunteer"):
            values |= {name: ["on"] for name in done[0].boxes if name.startswith("take_")}
        due = task.due
        answer = browser.post(address, {name: chosen for name, chosen in values.items() if chosen})
        assert answer.status_code == 302
        task.refresh_from_db()
        assert task.state != "open" or task.due > due or code in OF_SEVERAL


def day_of(code: str) -> datetime:
    """The day on which there is such a task."""
    if code in ("volunteers.intention", "volunteers.coordinator_intention"):
        april = clock.today().replace(month=4, day=2)
        april = april if april >= clock.today() else april.replace(year=april.year + 1)
        return datetime.combine(april, time(12), clock.PARIS)
    if code == "afterwards.review_mentor":
        return datetime.combine(asked_from(school_year_of(clock.today())), time(12), clock.PARIS)
    ahead = {"applications.silent": 11, "mentoring.check_in": 15, "mentoring.idle_volunteer": 15}
    return clock.now() + timedelta(days=ahead.get(code, 0))


def act_of(form: PageForm, act: dict[str, str]) -> bool:
    """Whether this is the form that does it: it has the act's own fields, and its button or hidden word."""
    held = {*form.names, *form.typed, *form.choices}
    offered = {*form.values.get("act", []), *(str(each.pressed[1]) for each in form.submits), *map(str, form.buttons)}
    wanted = act.get("act", act.get("do"))
    return set(act) - {"act", "do"} <= held and (wanted is None or any(wanted in each for each in offered))
