"""The small world in which the tables of access and of actions are tried."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from psycopg.types.multirange import Multirange as DateMultirange
from psycopg.types.range import Range as DateRange

from premierpas.accounts.link_acts import make_link
from premierpas.agenda.actions import make_feed
from premierpas.agenda.enums import Scope
from premierpas.agenda.models import Task
from premierpas.applications.actions import accept, confirm_place, start_application, submit_application
from premierpas.core import clock
from premierpas.messaging.actions import report_problem
from premierpas.organisations.actions.members import end_membership, invite
from premierpas.organisations.actions.schools import set_period
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom, Membership, School
from premierpas.outreach.actions import keep_interview, merge_files, note, open_file
from premierpas.outreach.actions.interviewing import Said
from premierpas.outreach.enums import Kind, Result
from premierpas.outreach.models import CompanyFile, SavedView
from premierpas.people.models import Authorisation
from premierpas.placements.actions import name_representative
from premierpas.placements.actions.delegating import delegate
from premierpas.placements.models import Accident, Agreement, Placement
from premierpas.privacy.actions import ask_erasure
from premierpas.week.actions import add_contact, save_speaking_plan, save_thanks
from premierpas.week.models import Photo
from premierpas.workshop.actions import ask_review, save_cv, save_letter
from premierpas.workshop.keeping import Typed
from tests.access_table import furnish
from tests.factories import (
    a_classroom,
    a_company,
    a_document,
    a_head_of,
    a_host_of,
    a_jpeg,
    a_member,
    a_published_offer,
    a_pupil,
    a_school,
    a_site,
    a_teacher,
    a_territory,
    a_volunteer,
    a_volunteer_leaves,
    acting,
    an_office,
    coming_weeks,
)


@dataclass(frozen=True)
class Person:
    """Who tries: an account in one capacity."""

    user: Any
    capacity: str = ""


@dataclass(frozen=True)
class World:
    """Everybody of the table, and the things the addresses name."""

    people: dict[str, Person | None]
    ids: dict[str, Any]

    def parameters(self, route: str, names: tuple[str, ...]) -> dict[str, Any]:
        """The address's parameters for a route."""
        app = route.split(":")[0]
        return {name: self.ids.get(f"{app}:{name}", self.ids.get(name)) for name in names}


def make_world() -> World:
    """Two territories: in the first a school with two classes, a company with an offer, an accepted application."""
    territory, far = a_territory(), a_territory()
    school, other_school = a_school(territory), a_school(far, insee="75056", postal_code="75001", city="Paris")
    classroom, second = a_classroom(school), a_classroom(school, name="3e B")
    other_classroom = a_classroom(other_school)
    teacher, colleague = a_teacher(classroom), a_teacher(second)
    former_teacher = a_teacher(classroom, referent=False)
    head, other_head = a_member(Role.HEAD_TEACHER, school), a_member(Role.HEAD_TEACHER, other_school)
    pupil, other_pupil = a_pupil(classroom), a_pupil(other_classroom)
    delegates = _delegates(school, second, head)
    (first_day, _), *_more, (_, last_day) = coming_weeks(12)
    set_period(school, by=a_head_of(school), level="3e", first_day=first_day, last_day=last_day)
    coordinator = a_member(Role.COORDINATOR, territory)
    other_coordinator = a_member(Role.COORDINATOR, far)
    company = a_company(territory)
    site = a_site(company)
    offer = a_published_offer(company, audience="territory")
    member = offer.team.first().membership
    other = a_member(Role.COMPANY, a_company(far))
    former = a_member(Role.COMPANY, company)
    former_office = an_office(school)
    for left in (former, former_teacher, former_office):
        end_membership(left, by=acting(left))
    enrolment = pupil.enrolments.get()
    Authorisation.objects.create(enrolment=enrolment, signed_on=clock.today())
    slot = offer.slots.order_by("first_day").last()
    application = start_application(pupil, slot=slot, by=acting(pupil))
    application = submit_application(
        application, letter="Bonjour, je suis curieux.", cv={"skills": "Dessiner"}, by=acting(pupil)
    )
    accept(application, by=a_host_of(application))
    for each in (pupil, other_pupil):
        save_cv(each, typed=Typed({"skills": "Dessiner"}, 0), by=acting(each))
    letter = save_letter(
        pupil, offer=offer, typed=Typed({"why_here": "Je passe devant chaque jour."}, 0), by=acting(pupil)
    ).text
    review = ask_review(pupil, kind="workshop.letter", text_id=letter.pk, reader=teacher, by=acting(pupil))
    spare = save_cv(pupil, typed=Typed({"skills": "Peindre"}, 0), by=acting(pupil)).spare
    TOTP.activate(coordinator.user, generate_totp_secret())
    confirm_place(application, by=acting(pupil))
    agreement = Agreement.objects.get(placement__application=application)
    signer = {"name": member.user.name, "function": "gérante", "email": member.user.email, "phone": ""}
    name_representative(agreement, **signer, by=acting(member))
    placement = _placement(pupil, enrolment)
    accident = Accident.objects.create(
        placement=placement, happened_at=clock.now(), where="Cour", what="Une chute.", reported_by="Samir"
    )
    photo = Photo.objects.create(
        placement=placement, day=placement.first_day, picture=a_jpeg(), width=4, height=3, sha256="x", caption="Établi",
        alt="Un établi",
    )  # fmt: skip
    save_speaking_plan(enrolment, typed=Typed({"hello": "Bonjour"}, 0), by=acting(enrolment.pupil))
    save_thanks(placement, typed=Typed({"thanks": "Merci"}, 0), by=acting(placement.pupil))
    contact = add_contact(
        pupil, placement=None, values={"name": "Mina", "trade": "", "told": "", "reach": ""}, by=acting(pupil)
    )
    incident = report_problem(pupil, by=acting(pupil), worry="other", text="…")
    invitation = invite(by=acting(head), role=Role.TEACHER, school=school, name="Ada", email="ada@exemple.test")
    link = make_link(purpose="organisations.invitation", subject_id=invitation.pk, recipient=invitation.email)
    demand = ask_erasure(pupil.user, by=acting(pupil))
    feed = make_feed(Scope.MINE, by=acting(coordinator))
    volunteers = {
        "volunteer": a_volunteer(territory), "other_volunteer": a_volunteer(far),
        "former_volunteer": a_volunteer(territory), "reader": a_volunteer(territory, role="reader"),
    }  # fmt: skip
    a_volunteer_leaves(volunteers["former_volunteer"])
    file = CompanyFile.objects.get(company=company)
    spare_files = [
        open_file(name, by=acting(coordinator), territory=territory) for name in ("Serrurerie Bas", "Garage Leroy")
    ]
    merge = merge_files(file, gone=spare_files[1], by=acting(coordinator), answers={"name": "kept"})
    file.refresh_from_db()
    interview = keep_interview(file, by=acting(volunteers["volunteer"]), said=Said({"title": "Au garage"}))
    call = note(file, by=acting(coordinator), kind=Kind.CALL, result=Result.NO_ANSWER)
    document = a_document(file)
    view = SavedView.objects.create(territory=territory, owner=coordinator.user, label="Nanterre")
    people = {
        "nobody": None,
        "pupil": Person(pupil.user, f"pupil:{pupil.pk}"),
        "other_pupil": Person(other_pupil.user, f"pupil:{other_pupil.pk}"),
    }
    members = {
        "teacher": teacher, "colleague": colleague, "former_teacher": former_teacher, "head": head,
        "other_head": other_head, "company": member, "other_company": other, "former_company": former,
        "coordinator": coordinator, "other_coordinator": other_coordinator, **delegates,
        "office": an_office(school), "other_office": an_office(other_school), "former_office": former_office,
    }  # fmt: skip
    people |= {name: Person(each.user, f"membership:{each.pk}") for name, each in members.items()}
    people |= {name: Person(each.user, f"volunteer:{each.pk}") for name, each in volunteers.items()}
    ids = {
        "component": "buttons", "company_id": company.pk, "school_id": school.pk, "classroom_id": classroom.pk,
        "pupil_id": pupil.pk, "offer_id": offer.pk, "site_id": site.pk, "slug": offer.slug, "step": 1, "incident_id": incident.pk,
        "slot_id": offer.slots.order_by("first_day").first().pk, "token": link.token, "key": "altered",
        "applications:pk": application.pk, "placement_id": placement.pk, "placements:pk": agreement.pk,
        "accident_id": accident.pk, "spare_id": spare.pk if spare else 0, "day": placement.first_day, "kind": "docx",
        "cv_id": pupil.cvs.get().pk, "photo_id": photo.pk, "contact_id": contact.pk, "week:key": "week", "review_id": review.pk, "text_kind": "workshop.letter", "text_id": letter.pk, "feed_id": feed.pk, "demand_id": demand.pk, "agenda:token": feed.token,
        "file_id": file.pk, "entry_id": call.pk, "other_id": spare_files[0].pk, "merge_id": merge.pk, "interview_id": interview.pk, "outreach:contact_id": file.contacts.first().pk, "task_id": Task.objects.get(reason="messaging.incident", subject=incident.pk).pk, "signatory": agreement.signatories.get(party="host").pk,
        "application_id": application.pk, "document_id": document.pk, "view_id": view.pk, "outreach:kind": "csv",
    }  # fmt: skip
    world = World(people, ids)
    furnish(world)
    return world


def _delegates(school: School, classroom: Classroom, head: Membership) -> dict[str, Membership]:
    """Two teachers of another class: the one's delegation runs today, the other's ended yesterday."""
    found, today = {}, clock.today()
    for name, last_day in (("delegate", today), ("former_delegate", today - timedelta(days=1))):
        found[name] = a_teacher(classroom, referent=False)
        delegate(school, to=found[name], first_day=today - timedelta(days=9), last_day=last_day, by=acting(head))
    return found


def _placement(pupil: Any, enrolment: Any) -> Placement:
    first = clock.today() + timedelta(days=200)
    days = DateMultirange([DateRange(first, first + timedelta(days=5))])
    return Placement.objects.create(
        pupil=pupil,
        enrolment=enrolment,
        host_name="Ailleurs",
        days=days,
        first_day=first,
        last_day=first + timedelta(days=4),
    )
