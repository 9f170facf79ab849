"""Each of the association's tasks opens a page on which its owner does it, with the telephone where it is about calling somebody."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from premierpas.agenda.models import Presence, Task
from premierpas.agenda.presences import VOLUNTEER
from premierpas.agenda.reasons import reasons
from premierpas.agenda.tasks import reconcile
from premierpas.applications.actions import start_application, submit_application
from premierpas.campaigns.actions import add_paper, decide
from premierpas.campaigns.enums import FileKind, PaperKind
from premierpas.campaigns.files import CleanFile
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.messaging.actions import report_problem
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership, Territory
from premierpas.outreach.actions import add_contact, move_file, note, open_file
from premierpas.outreach.enums import FileState, Kind, Result
from premierpas.outreach.models import CompanyFile
from premierpas.people.models import Authorisation, Pupil
from premierpas.privacy.actions import ask_erasure
from tests.clients import signed_in_as
from tests.factories import (
    a_classroom,
    a_company,
    a_member,
    a_published_offer,
    a_pupil,
    a_school,
    a_submitted_offer,
    a_territory,
    a_user,
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


def an_offer_to_read(territory: Territory) -> None:
    a_submitted_offer(a_company(territory))


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


def a_decision(territory: Territory) -> None:
    coordinator = territory.memberships.get(role=Role.COORDINATOR)
    file = CleanFile(FileKind.PDF, b"%PDF-1.4")
    today, by = clock.today(), acting(coordinator)
    minutes = add_paper("Réunion", by=by, territory=territory, file=file, kind=PaperKind.MINUTES, held_on=today)
    owner = Presence.objects.get(key=f"membership:{coordinator.pk}")
    decide(minutes, text="Appeler dix entreprises", by=by, owner=owner, due_on=today)


# Reason → what makes it so, what does it on its page, whether somebody is called.
PLACES: dict[str, tuple[Callable[[Territory], object], dict[str, str], bool]] = {
    "applications.silent": (silence, {}, True),
    "campaigns.decision": (a_decision, {"act": "done"}, False),
    "messaging.incident": (a_report, {"note": "Appelé", "state": "handled"}, True),
    "offers.review": (an_offer_to_read, {"act": "publish"}, False),
    "outreach.next_step": (a_next_step, {"kind": "call", "result": "no_answer"}, True),
    "outreach.promised_call": (a_promised_call, {"kind": "call", "result": "agreed"}, True),
    "privacy.demand": (a_demand, {"do": "refuse", "reason": "Une convention est en cours."}, False),
    "organisations.verify": (
        a_company_to_call,
        {"act": "verify", "ver-contact": "01 40 00 00 00", "ver-found_at": "annuaire"},
        True,
    ),
}


ELSEWHERE = {"following.help_class"}  # the class's board is its place; it is ticked off where it is listed


def test_every_reason_of_the_association_has_a_place():
    theirs = {each.code for each in reasons if each.role in (Role.COORDINATOR, VOLUNTEER)}
    assert set(PLACES) | ELSEWHERE == theirs


@pytest.mark.parametrize("code", sorted(PLACES))
def test_its_owner_opens_the_place_calls_and_does_it_there(code: str):
    make, act, calls = PLACES[code]
    territory = a_territory()
    coordinator = a_member(Role.COORDINATOR, territory)
    make(territory)
    with travel(clock.now() + timedelta(days=11 if code == "applications.silent" else 0)):
        reconcile()
        task = Task.objects.get(reason=code, state="open")
        browser, address = signed_in_as(owner_of(task)), reasons.named(code).told([task.subject])[task.subject].url
        page = browser.get(address)
        html = page.content.decode().partition("<main")[2].partition("</main>")[0]
        assert page.status_code == 200 and owner_of(task) == coordinator
        assert ('href="tel:+33' in html) == calls
        done = [form for form in forms_of(html) if form.method == "post" and act_of(form, act)]
        assert len(done) == 1
        values = done[0].values | {name: [value] for name, value in act.items()}
        if code == "organisations.verify":
            values["ver-person"] = [done[0].choices["ver-person"][0]]
        due = task.due
        answer = browser.post(address, {name: chosen for name, chosen in values.items() if chosen})
        assert answer.status_code == 302
        task.refresh_from_db()
        assert task.state != "open" or task.due > due


def owner_of(task: Task) -> Membership:
    return Membership.objects.get(pk=int(task.owner.key.partition(":")[2]))


def act_of(form: PageForm, act: dict[str, str]) -> bool:
    """Whether this is the form that does it: it has the act's own fields, and its button or hidden word."""
    held = {*form.names, *form.typed, *form.choices}
    offered = {*form.values.get("act", []), *(str(each.pressed[1]) for each in form.submits), *map(str, form.buttons)}
    wanted = act.get("act", act.get("do"))
    return set(act) - {"act", "do"} <= held and (wanted is None or any(wanted in each for each in offered))
