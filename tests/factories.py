"""People and organisations for tests: only what matters to a test is written there, the rest is ordinary."""

import io
from datetime import date, datetime, timedelta
from itertools import count

from PIL import Image

from premierpas.accounts.capacities import Viewer, viewer_of
from premierpas.accounts.link_acts import make_link
from premierpas.accounts.links import Link
from premierpas.accounts.models import User
from premierpas.agenda.models import Presence
from premierpas.applications.models import Application
from premierpas.applications.team import team_of
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.events import emit
from premierpas.core.text import sort_name
from premierpas.events.actions import open_event
from premierpas.events.enums import Kind
from premierpas.events.models import Event, Seat
from premierpas.mentoring.actions import pair_up
from premierpas.mentoring.actions.pairing import begins_at
from premierpas.mentoring.models import Pair
from premierpas.offers.actions import publish_offer, start_offer, submit_offer
from premierpas.offers.content import OfferContent
from premierpas.offers.drafts import SEEN, STEP_FIELDS, TYPED
from premierpas.offers.models import Offer
from premierpas.offers.weeks import SchoolPlace, slots_on_offer
from premierpas.organisations.actions.members import INVITATION_LINK
from premierpas.organisations.enums import Role, Verification
from premierpas.organisations.events import MembershipStarted
from premierpas.organisations.going import class_going
from premierpas.organisations.models import (
    Classroom,
    ClassroomTeacher,
    Company,
    InternshipPeriod,
    Invitation,
    Membership,
    School,
    Site,
    Territory,
    TerritoryCommune,
)
from premierpas.organisations.presence import coordinators
from premierpas.outreach.models import CompanyFile, Document
from premierpas.partners.models import Contact as PartnerContact
from premierpas.partners.models import Member, Partner
from premierpas.people.enums import Clearance
from premierpas.people.events import ClearanceChanged, VolunteerJoined, VolunteerLeft
from premierpas.people.models import Enrolment, Pupil, Volunteer
from premierpas.people.sight import link_enrolments, link_membership
from premierpas.placements.models import Placement
from premierpas.placements.purposes import WEEK
from premierpas.youth_work.actions import propose_support, record_answer
from premierpas.youth_work.models import Affiliation, Support

_number = count(1)
NANTERRE = {"insee": "92050", "postal_code": "92000", "city": "Nanterre", "latitude": 48.8924, "longitude": 2.2071}


def a_jpeg(width: int = 4, height: int = 3) -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "JPEG")
    return out.getvalue()


def a_territory(name: str = "") -> Territory:
    """A territory; the first one made in a test holds Nanterre."""
    n = next(_number)
    territory = Territory.objects.create(name=name or f"Territoire {n}", slug=f"territoire-{n}")
    TerritoryCommune.objects.get_or_create(insee="92050", defaults={"territory": territory})
    return territory


def a_school(territory: Territory | None = None, **fields: object) -> School:
    """A collège in Nanterre, zone C."""
    n = next(_number)
    return School.objects.create(
        **{
            "uai": f"{9200000 + n:07d}X",
            "name": f"Collège {n}",
            "territory": territory or a_territory(),
            "academy": "Versailles",
            "zone": "C",
            "priority": "rep",
            **NANTERRE,
            **fields,
        }
    )


def a_classroom(school: School | None = None, name: str = "3e A", level: str = "3e", **fields: object) -> Classroom:
    """A class of the present school year."""
    year = clock.today().year - (clock.today().month < 8)
    return Classroom.objects.create(
        **{
            "school": school or a_school(),
            "school_year": year,
            "name": name,
            "key": name.lower(),
            "level": level,
            **fields,
        }
    )


def a_user(name: str = "", email: str | None = "", phone: str = "") -> User:
    """An adult with an e-mail address."""
    n = next(_number)
    address = f"personne{n}@exemple.test" if email == "" else email
    return User.objects.create_user(username=f"personne{n}", name=name or f"Personne {n}", email=address, phone=phone)


def a_member(role: Role, place: School | Company | Territory, user: User | None = None, **fields: object) -> Membership:
    """A person's place in an organisation, with the links it brings."""
    key = {School: "school", Company: "company", Territory: "territory"}[type(place)]
    with working_as(Actor.task("tests.factories")):
        membership = Membership.objects.create(user=user or a_user(), role=role, **{key: place}, **fields)
        emit(MembershipStarted(at=clock.now(), membership_id=membership.pk))
    return membership


def an_office(school: School, function: str = "secrétaire", **fields: object) -> Membership:
    """Somebody of the school's office."""
    return a_member(Role.OFFICE, school, function=function, **fields)


def a_volunteer(territory: Territory, *, role: str = "volunteer", user: User | None = None) -> Volunteer:
    """Somebody of a territory's team, who sees companies and no pupil yet."""
    user = user or a_user()
    with working_as(Actor.task("tests.factories")):
        row = Volunteer.objects.create(
            territory=territory, user=user, name=user.name, email=user.email or "", role=role, since=clock.now()
        )
        emit(VolunteerJoined(at=clock.now(), volunteer_id=row.pk))
    return row


def a_cleared_volunteer(territory: Territory, *, role: str = "volunteer", user: User | None = None) -> Volunteer:
    """A volunteer who may be with pupils, by a check of today."""
    row = a_volunteer(territory, role=role, user=user)
    way = (
        Clearance.IDENTITY_CHECKED, Clearance.REGISTER_CHECKED, Clearance.CHARTER_SIGNED, Clearance.TRAINED,
        Clearance.ACTIVE,
    )  # fmt: skip
    for state in way:
        Volunteer.objects.filter(pk=row.pk).update(state=state, checked_on=clock.today())
    with working_as(Actor.task("tests.factories")):
        emit(ClearanceChanged(at=clock.now(), volunteer_id=row.pk))
    row.refresh_from_db()
    return row


def a_pair(pupil: Pupil, volunteer: Volunteer, *, since: datetime | None = None) -> Pair:
    """A coordinator of the territory, who leads them, has put them together; everybody has said yes."""
    coordinator = coordinators(volunteer.territory_id).first() or a_member(Role.COORDINATOR, volunteer.territory)
    pair = pair_up(
        pupil.enrolments.get(left_on=None), by=acting(coordinator), volunteer=volunteer,
        lead=Presence.objects.get(key=f"membership:{coordinator.pk}"),
    )  # fmt: skip
    with working_as(Actor.task("tests.factories")):
        begins_at(pair, since or clock.now())
    return pair


def a_youth_worker(territory: Territory, association: str = "Zy’Va") -> Volunteer:
    """Somebody of a local association, cleared like a volunteer and of no team."""
    row = a_cleared_volunteer(territory, role="youth")
    Affiliation.objects.create(volunteer=row, association=association)
    return row


def a_support(pupil: Pupil, worker: Volunteer, *, agreed: bool = True) -> Support:
    """A pupil whom a youth worker helps, or would help once the family has said yes."""
    by = a_coordinator(worker.territory)
    support = propose_support(pupil.enrolments.get(left_on=None), by=by, volunteer=worker)
    if agreed:
        record_answer(support, by=by, yes=True)
        support.refresh_from_db()
    return support


def a_volunteer_leaves(volunteer: Volunteer) -> None:
    """They are no longer of the team."""
    with working_as(Actor.task("tests.factories")):
        Volunteer.objects.filter(pk=volunteer.pk).update(until=clock.now())
        emit(VolunteerLeft(at=clock.now(), volunteer_id=volunteer.pk))


def a_partner(territory: Territory | None, name: str = "Zy’Va", kind: str = "association") -> Partner:
    """A partner's file; nobody follows it."""
    return Partner.objects.create(territory=territory, name=name, kind=kind)


def a_partner_person(partner: Partner, *, user: User | None = None) -> Member:
    """Somebody of a partner who reads its space."""
    user = user or a_user()
    contact = PartnerContact.objects.create(partner=partner, name=user.name, email=user.email or "")
    return Member.objects.create(contact=contact, user=user, since=clock.now())


def a_teacher(classroom: Classroom, *, referent: bool = True) -> Membership:
    """A teacher who has this class."""
    membership = a_member(Role.TEACHER, classroom.school)
    ClassroomTeacher.objects.create(classroom=classroom, membership=membership, is_referent=referent)
    link_membership(membership, classroom_id=classroom.pk)
    return membership


def a_pupil(
    classroom: Classroom | None = None,
    *,
    first_name: str = "Inès",
    last_name: str = "Benali",
    birth_date: date = date(2012, 3, 4),
    **fields: object,
) -> Pupil:
    """A pupil of this class, linked to those who follow it."""
    n = next(_number)
    user = User.objects.create_user(username=f"eleve{n}", name=first_name)
    pupil = Pupil.objects.create(
        **{
            "user": user,
            "first_name": first_name,
            "last_name": last_name,
            "sort_name": sort_name(last_name, first_name),
            "birth_date": birth_date,
            **NANTERRE,
            **fields,
        }
    )
    classroom = classroom or a_classroom()
    enrolment = Enrolment.objects.create(pupil=pupil, classroom=classroom, school_year=classroom.school_year)
    link_enrolments([enrolment])
    return pupil


def the_class_goes(pupil: Pupil, first: date, last: date) -> None:
    """The pupil's class goes on these days, besides those that it has already."""
    room = pupil.enrolments.select_related("classroom__school").get(left_on=None).classroom
    if not class_going(room).covers(first, last):
        own = room if room.periods.exists() else None
        InternshipPeriod.objects.get_or_create(
            school=room.school, classroom=own, level=room.level, first_day=first, defaults={"last_day": last}
        )


def a_siret(n: int) -> str:
    """A made-up SIRET with a right check sum."""
    from stdnum import luhn

    siren = f"{900000 + n:08d}"
    siren += luhn.calc_check_digit(siren)
    body = siren + "0001"
    return body + luhn.calc_check_digit(body)


def a_company(territory: Territory | None = None, *, verified: bool = True, **fields: object) -> Company:
    """A company in Nanterre, verified unless said otherwise."""
    n = next(_number)
    company = Company.objects.create(
        **{
            "siret": a_siret(n),
            "name": f"Atelier {n}",
            "slug": f"atelier-{n}",
            "territory": territory or a_territory(),
            **NANTERRE,
            **fields,
        }
    )
    if verified:
        company.state = Verification.VERIFIED
        company.save(update_fields=["state"])
    return company


def a_document(file: CompanyFile, name: str = "Charte signée") -> Document:
    """A paper of a company's file, stored."""
    return Document.objects.create(file=file, name=name, scan=b"%PDF-1.7", sha256=name, pages=1)


def a_site(company: Company, **fields: object) -> Site:
    """A place of this company."""
    return Site.objects.create(
        **{
            "company": company,
            "name": "Atelier",
            "street": "14, rue Sadi-Carnot",
            "territory": company.territory,
            "is_exact": True,
            **NANTERRE,
            **fields,
        }
    )


def coming_weeks(count: int = 2, level: str = "college") -> list[tuple[date, date]]:
    """The next weeks that an offer in Nanterre may have."""
    return [days for days, in_holidays in slots_on_offer(level, SchoolPlace.of("92050")) if not in_holidays][:count]


def a_full_text(company: Company, **fields: object) -> dict[str, object]:
    """Everything an offer needs, with this company's first member as tutor; makes the site or member it lacks."""
    site = company.sites.first() or a_site(company)
    member = company.memberships.filter(until=None).order_by("pk").first() or a_member(Role.COMPANY, company)
    weeks = fields.pop("weeks", None) or coming_weeks()
    programme = {str(n): {"morning": "Découvrir l’atelier", "afternoon": "Suivre une réparation"} for n in range(5)}
    return {
        "title": "De la planche à la porte",
        "sector": "wood",
        "host_kind": company.kind,
        "summary": "Tu suis un menuisier de la première mesure à la pose d’une porte.",
        "programme": programme,
        "site_id": site.pk,
        "weeks": [[first.isoformat(), last.isoformat()] for first, last in weeks],
        "tutor_ids": [member.pk],
        **fields,
    }


def a_draft_offer(company: Company | None = None, **fields: object) -> Offer:
    """A complete draft of this company; `weeks` are pairs of days, the rest are fields of OfferContent."""
    company = company or a_company()
    text = a_full_text(company, **fields)
    by = company.memberships.filter(until=None).order_by("pk").first().user
    offer = start_offer(company, by=acting(by))
    said = {name: text[name] for names in STEP_FIELDS.values() for name in names if name in text}
    seen = [int(step) for step, names in STEP_FIELDS.items() if names]
    draft = OfferContent.of(offer.draft | said).as_json() | {TYPED: {}, SEEN: seen}  # as the steps leave it
    Offer.objects.filter(pk=offer.pk).update(draft=draft, draft_saved_at=clock.now())
    return Offer.objects.select_related("company").get(pk=offer.pk)


def a_submitted_offer(company: Company | None = None, **fields: object) -> Offer:
    """An offer that waits for a coordinator."""
    offer = a_draft_offer(company, **fields)
    return submit_offer(offer, by=acting(offer.created_by))


def a_coordinator_of(company: Company) -> User:
    """A coordinator who may judge this company's offers."""
    territory = company.territory or a_territory()
    present = territory.memberships.filter(role=Role.COORDINATOR, until=None).first()
    return (present or a_member(Role.COORDINATOR, territory)).user


def a_published_offer(company: Company | None = None, **fields: object) -> Offer:
    """A public offer with two weeks of one place each, unless `weeks`, `places` or other fields say otherwise."""
    offer = a_submitted_offer(company, **fields)
    return publish_offer(offer, by=acting(a_coordinator_of(offer.company)))


def viewer(who: User | Membership | Pupil | Volunteer | Member) -> Viewer:
    """This person as permissions judge them; a membership chooses its capacity."""
    if isinstance(who, Membership):
        return viewer_of(who.user, active=f"membership:{who.pk}")
    if isinstance(who, Volunteer):
        return viewer_of(who.user, active=f"volunteer:{who.pk}")
    if isinstance(who, Member):
        return viewer_of(who.user, active=f"partner:{who.pk}")
    if hasattr(who, "capacity"):  # somebody of the matrices' world
        return viewer_of(who.user, active=who.capacity)
    return viewer_of(who.user if isinstance(who, Pupil) else who)


def acting(who: User | Membership | Pupil | Volunteer | Member) -> Actor:
    """This person as actions know them."""
    return Actor.person(viewer(who))


def a_head_of(school: School) -> Actor:
    """The school's head teacher, who acts; made when there is none."""
    present = school.memberships.filter(role=Role.HEAD_TEACHER, until=None).first()
    return acting(present or a_member(Role.HEAD_TEACHER, school))


def a_coordinator(territory: Territory) -> Actor:
    """A coordinator of the territory, who acts; made when there is none."""
    present = territory.memberships.filter(role=Role.COORDINATOR, until=None).first()
    return acting(present or a_member(Role.COORDINATOR, territory))


def a_colleague_of(company: Company) -> Actor:
    """Somebody of the company, who acts; made when there is none."""
    present = company.memberships.filter(until=None).order_by("pk").first()
    return acting(present or a_member(Role.COMPANY, company))


def the_invited(invitation: Invitation, *, name: str = "") -> Actor:
    """Whoever holds the invitation's newest link and types this name, else that of who was meant."""
    link = Link.objects.filter(purpose=INVITATION_LINK, subject_id=invitation.pk).latest("pk")
    return Actor.holder(link, name=name or invitation.name)


def a_host_of(application: Application) -> Actor:
    """Somebody of the offer's team, who acts."""
    return acting(team_of(application.offer)[0])


def a_school_of(application: Application) -> Actor:
    """The head teacher of the applicant's school, who acts."""
    return a_head_of(application.enrolment.classroom.school)


def a_tutor_of(placement: Placement, *, name: str = "Léa") -> Actor:
    """Whoever receives the pupil and opens the week's page by a link of theirs."""
    return Actor.holder(make_link(purpose=WEEK, subject_id=placement.pk, recipient="lea@exemple.test"), name=name)


def an_event(territory: Territory, *, seats: int = 10, opened: bool = True, **fields: object) -> Event:
    """A visit in three weeks for the pupils of a territory; open, with its seats, unless asked otherwise."""
    start = clock.now() + timedelta(days=21)
    values: dict[str, object] = {
        "kind": Kind.VISIT, "title": "Derrière le robinet", "summary": "D’où vient l’eau de ta douche ?",
        "start": start, "end": start + timedelta(hours=3), "closes_at": start - timedelta(days=2),
        "venue": "Usine d’eau", "street": "2 rue de l’Eau", "postal_code": "92150", "city": "Suresnes",
        "insee": "92073",
    }  # fmt: skip
    event = Event.objects.create(territory=territory, slug=f"evenement-{next(_number)}", **(values | fields))
    Seat.objects.bulk_create([Seat(event=event, number=number) for number in range(1, seats + 1)])
    if opened:
        open_event(event, by=a_coordinator(territory))
        event.refresh_from_db()
    return event
