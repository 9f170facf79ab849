"""Everybody around one thing in one of its states: who they are, the addresses that name it, and when it is."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from premierpas.applications.enums import ApplicationState
from premierpas.applications.models import Application
from premierpas.applications.team import team_of
from premierpas.applications.tests import situations
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.core.scans import clean_scan
from premierpas.core.tests.papers import a_paper, as_file
from premierpas.messaging.actions import follow_up, report_problem
from premierpas.messaging.models import Incident, IncidentState
from premierpas.offers.enums import OfferState
from premierpas.offers.models import Offer
from premierpas.offers.tests import test_states as offers
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership, School
from premierpas.people.models import Pupil
from premierpas.placements.actions import (
    advance,
    amend,
    cancel_placement,
    refuse,
    reopen,
    request_signatures,
    save_part,
)
from premierpas.placements.actions.delegating import delegate
from premierpas.placements.actions.paper import register_signed_outside
from premierpas.placements.actions.week import interrupt, mark_not_held, report_absence, report_accident
from premierpas.placements.holders import colleagues_with
from premierpas.placements.models import Agreement, Party, Placement, SchoolTerms, SigningOrder
from premierpas.placements.terms.content import Part
from premierpas.placements.tests.agreements import (
    a_draft,
    completed,
    found_outside,
    in_signature,
    signed,
    signed_by,
    the_host,
    the_school,
)
from tests.access import Person
from tests.factories import (
    a_classroom,
    a_coordinator,
    a_coordinator_of,
    a_head_of,
    a_pupil,
    a_teacher,
    acting,
)


@dataclass(frozen=True)
class Scene:
    """Roles of the access matrix → people; names in addresses → values; the day on which all this is looked at."""

    people: dict[str, Person]
    ids: dict[str, Any]
    day: date | None = None

    def when(self) -> AbstractContextManager[None]:
        """The scene's day."""
        return travel(self.day) if self.day else nullcontext()


def _member(membership: Membership) -> Person:
    return Person(membership.user, f"membership:{membership.pk}")


def _first(school: School, role: Role) -> Membership | None:
    return school.memberships.filter(role=role, until=None).order_by("pk").first()


def around_pupil(pupil: Pupil) -> Scene:
    """A pupil, those of their school with a delegate, and the territory's coordinator."""
    classroom = pupil.enrolments.latest("since").classroom
    school = classroom.school
    teacher = classroom.teachers.first().membership if classroom.teachers.exists() else a_teacher(classroom)
    head = a_head_of(school)
    stand_in = a_teacher(a_classroom(school, name="3e Z"), referent=False)
    today = clock.today()
    delegate(school, to=stand_in, first_day=today, last_day=today + timedelta(days=200), by=head)
    coordinator = a_coordinator(school.territory)
    people = {
        "pupil": Person(pupil.user, f"pupil:{pupil.pk}"),
        "teacher": _member(teacher),
        "head": _member(_first(school, Role.HEAD_TEACHER)),
        "delegate": _member(stand_in),
        "coordinator": Person(coordinator.user, coordinator.viewer.capacity.key),
    }
    ids = {"school_id": school.pk, "classroom_id": classroom.pk, "pupil_id": pupil.pk}
    return Scene(people, ids)


def around_application(application: Application) -> Scene:
    """The pupil's side, and the offer's team."""
    scene, offer = around_pupil(application.pupil), application.offer
    scene.people["company"] = _member(team_of(offer)[0])
    scene.ids.update(
        {"applications:pk": application.pk, "slot_id": application.slot_id, "offer_id": offer.pk, "slug": offer.slug,
         "company_id": offer.company_id, "step": 1}
    )  # fmt: skip
    return scene


def around_agreement(agreement: Agreement, day: date | None = None) -> Scene:
    """The pupil's side and the host's, if somebody there has an account."""
    placement = agreement.placement
    application = placement.application
    scene = around_application(application) if application else around_pupil(placement.pupil)
    hosts = colleagues_with(placement)
    if hosts:
        scene.people["company"] = _member(hosts[0])
    scene.ids.update(
        {"placements:pk": agreement.pk, "placement_id": placement.pk, "day": placement.first_day,
         "signatory": agreement.signatories.get(party=Party.HOST, rank=1).pk}
    )  # fmt: skip
    return Scene(scene.people, scene.ids, day)


def around_offer(offer: Offer) -> Scene:
    """Who made it, the coordinator who judges it, a pupil who may look at it."""
    pupil = a_pupil()
    scene = around_pupil(pupil)
    coordinator = a_coordinator_of(offer.company)
    scene.people["company"] = _member(offer.created_by.memberships.get(company=offer.company_id, until=None))
    at = coordinator.memberships.get(role=Role.COORDINATOR, until=None)
    scene.people["coordinator"] = _member(at)
    scene.ids.update({"offer_id": offer.pk, "slug": offer.slug, "company_id": offer.company_id, "step": 1})
    return scene


def an_incident(state: str) -> Scene:
    """What a pupil reported, followed up so far."""
    pupil = a_pupil()
    scene = around_pupil(pupil)
    by = a_coordinator(pupil.enrolments.get().classroom.school.territory)
    incident: Incident = report_problem(pupil, by=acting(pupil), worry="other", text="Je suis seul.")
    if state != IncidentState.OPEN:
        incident = follow_up(incident, by=by, note="Appelé le collège", state=state)
    scene.ids["incident_id"] = incident.pk
    return scene


def _in_order(order: SigningOrder) -> Agreement:
    draft = a_draft()
    school = draft.placement.enrolment.classroom.school
    SchoolTerms.objects.update_or_create(school=school, defaults={"order": order})
    return in_signature(draft)


def host_first() -> Agreement:
    """Signatures are asked for, and the host's is the first."""
    return _in_order(SigningOrder.HOST_FIRST)


def host_has_signed() -> Agreement:
    """The same, one step on."""
    agreement = host_first()
    signed_by(agreement, Party.HOST)
    return agreement


def _all_but(last: Party, agreement: Agreement) -> Agreement:
    for party in Party:
        if party != last:
            signed_by(agreement, party)
    return agreement


def host_part_done() -> Agreement:
    """The school, whose part was done, changes a word of it."""
    agreement = completed(a_draft())
    return save_part(agreement, part=Part.SCHOOL, values={"referent": "M. Roy"}, by=the_school(agreement))


def refused() -> Agreement:
    """The pupil says no."""
    agreement = in_signature()
    refuse(agreement.signatories.get(party=Party.PUPIL), reason="Autre projet", by=acting(agreement.placement.pupil))
    agreement.refresh_from_db()
    return agreement


def replaced() -> Agreement:
    """The text that was asked for, after a new version was opened."""
    agreement = in_signature()
    reopen(agreement, reason="Mauvaises dates", by=the_school(agreement))
    agreement.refresh_from_db()
    return agreement


def amendment(*, of_it: bool) -> Agreement:
    """A signed agreement with an open amendment: the amendment, or what it amends."""
    agreement = signed()
    change = amend(agreement, values={"host_street": "2, rue du Bac"}, reason="Travaux", by=the_school(agreement))
    return agreement if of_it else change


def amendment_asked() -> Agreement:
    """An amendment that waits for signatures."""
    change = amendment(of_it=False)
    return request_signatures(change, by=the_school(change))


def cancelled() -> Agreement:
    """The school took the placement back."""
    agreement = signed(in_signature(found_outside()))
    cancel_placement(agreement.placement, reason="Déménagement", by=the_school(agreement))
    agreement.refresh_from_db()
    return agreement


def registered() -> Agreement:
    """Signed on paper elsewhere."""
    agreement = completed(a_draft())
    scan = clean_scan(as_file(a_paper(), "JPEG"), name="convention.jpg")
    names = {Party.SCHOOL: "Paule Brun", Party.HOST: "Léa Roy", Party.GUARDIAN: "Nadia Benali"}
    return register_signed_outside(agreement, scan=scan, names=names, by=the_school(agreement))


def _then(agreement: Agreement, *, days: int, act: Callable[[Placement], object] | None = None) -> Scene:
    """The same some days after its first; night's tasks have run each time."""
    placement, at = agreement.placement, agreement.placement.first_day + timedelta(days=days)
    scene = around_agreement(agreement, at)
    with travel(placement.first_day):
        advance(placement, by=Actor.task("tests"))
    with travel(at):
        placement.refresh_from_db()
        if days > 0:
            advance(placement, by=Actor.task("tests"))
            placement.refresh_from_db()
        if act:
            act(placement)
    return scene


def _hurt(placement: Placement) -> None:
    report_accident(placement, happened_at=clock.now(), where="Atelier", what="Une coupure", on_the_way=False,
                    injuries="", witnesses="", care="", by=the_host(placement))  # fmt: skip


AGREEMENTS: dict[str, Callable[[], Scene]] = {
    "draft": lambda: around_agreement(a_draft()),
    "the host's part is done": lambda: around_agreement(host_part_done()),
    "both parts are done": lambda: around_agreement(completed(a_draft())),
    "asked": lambda: around_agreement(in_signature()),
    "the host signs first": lambda: around_agreement(host_first()),
    "the host has signed": lambda: around_agreement(host_has_signed()),
    "the school signs last": lambda: around_agreement(_in_order(SigningOrder.SCHOOL_LAST)),
    "only the school is missing": lambda: around_agreement(_all_but(Party.SCHOOL, in_signature())),
    "only the guardian is missing": lambda: around_agreement(_all_but(Party.GUARDIAN, in_signature())),
    "signed": lambda: around_agreement(signed()),
    "refused": lambda: around_agreement(refused()),
    "replaced by a new version": lambda: around_agreement(replaced()),
    "an amendment is open": lambda: around_agreement(amendment(of_it=True)),
    "an open amendment": lambda: around_agreement(amendment(of_it=False)),
    "an amendment is asked for": lambda: around_agreement(amendment_asked()),
    "an amendment is signed": lambda: around_agreement(signed(amendment_asked())),
    "found outside": lambda: around_agreement(found_outside()),
    "found outside, asked": lambda: around_agreement(in_signature(found_outside())),
    "found outside, signed": lambda: around_agreement(signed(in_signature(found_outside()))),
    "cancelled": lambda: around_agreement(cancelled()),
    "signed on paper elsewhere": lambda: around_agreement(registered()),
    "not signed, and the week is there": lambda: _then(in_signature(), days=0),
}
WEEKS: dict[str, Callable[[], Scene]] = {
    "the first day": lambda: _then(signed(), days=0),
    "somebody was missing": lambda: _then(
        signed(), days=1, act=lambda week: report_absence(week, day=clock.today(), note="", by=the_host(week))
    ),
    "an accident": lambda: _then(signed(), days=1, act=_hurt),
    "broken off": lambda: _then(
        signed(), days=2, act=lambda week: interrupt(week, last_day=clock.today(), reason="Malade", by=the_school(week))
    ),
    "it didn't take place": lambda: _then(
        signed(), days=0, act=lambda week: mark_not_held(week, who="pupil", reason="Malade", by=the_school(week))
    ),
    "over": lambda: _then(signed(), days=8),
    "over, found outside": lambda: _then(signed(in_signature(found_outside())), days=8),
}
APPLICATIONS: dict[str, Callable[[], Scene]] = {
    str(state): lambda state=state: around_application(situations.in_state(state)) for state in ApplicationState
}
OFFERS: dict[str, Callable[[], Scene]] = {
    str(state): lambda state=state: around_offer(offers.in_state(state)) for state in OfferState
}
INCIDENTS: dict[str, Callable[[], Scene]] = {
    str(state): lambda state=state: an_incident(state) for state in IncidentState
}
