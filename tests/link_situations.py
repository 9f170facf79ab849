"""One link of each purpose, as it was sent to whoever holds the part; and how one loses each part."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Model, Q

from premierpas.accounts.link_acts import make_link
from premierpas.accounts.links import Link
from premierpas.accounts.models import User
from premierpas.afterwards.actions import ask_for_reference
from premierpas.afterwards.models import Alumnus, Reference
from premierpas.afterwards.tests.situations import an_alumnus, run_follow_ups_for
from premierpas.applications.tests.situations import sent
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.entrance.tests.situations import a_seat, a_visit
from premierpas.events.actions import invite_people
from premierpas.events.models import Invited, Participant, Speaker
from premierpas.families.actions import send_pages
from premierpas.forums.actions import add_stand, ask_speakers, change_stand
from premierpas.forums.models import Stand
from premierpas.forums.tests.situations import a_forum, as_it_is
from premierpas.mentoring.models import Pair
from premierpas.organisations.actions.members import end_membership, invite, withdraw_invitation
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.outreach.actions import (
    add_contact,
    ask_same_again,
    contact_left,
    draft_offer,
    join_network,
    keep_interview,
    leave_network,
    no_more_mail,
    open_file,
    show_draft,
)
from premierpas.outreach.actions.interviewing import Said
from premierpas.outreach.models import CompanyFile, Contact
from premierpas.partners.actions import end_member, invite_person, person_left
from premierpas.partners.models import Contact as PartnerContact
from premierpas.partners.models import Member
from premierpas.partners.tests.situations import around
from premierpas.people.actions import record_guardian, remove_guardian
from premierpas.people.models import Guardian, Pupil, Volunteer
from premierpas.people.sight import end_links
from premierpas.placements.actions import correct_contact, name_representative, pass_on
from premierpas.placements.actions.sheets import sheet_address
from premierpas.placements.models import Agreement, Party, Placement, Signatory
from premierpas.placements.tasks import run_states
from premierpas.placements.tests.agreements import (
    a_draft,
    found_outside,
    in_signature,
    signed,
    the_holder,
    the_host,
    the_school,
)
from premierpas.privacy.family_page import send_family_pages
from premierpas.volunteers.actions import accept_candidate, apply_as_volunteer, suspend
from premierpas.week import notices
from premierpas.week.telling import give_host_page
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_coordinator,
    a_head_of,
    a_member,
    a_pair,
    a_pupil,
    a_school,
    a_siret,
    a_territory,
    a_volunteer,
    acting,
    an_event,
)


def newest(purpose: str) -> Link:
    return Link.objects.filter(purpose=purpose, revoked_at=None).latest("pk")


def link_of(row: Signatory) -> Link:
    return Link.objects.filter(purpose="placements.sign", subject_id=row.pk, revoked_at=None).latest("pk")


def row_of(link: Link) -> Signatory:
    return Signatory.objects.get(pk=link.subject_id)


def seat(agreement: Agreement, party: Party) -> Signatory:
    return Signatory.objects.get(agreement=agreement, party=party)


def an_answer() -> Link:
    sent()
    return newest("applications.answer")


def an_invitation() -> Link:
    school = a_school()
    invite(by=a_head_of(school), role=Role.TEACHER, school=school, name="Ada", email="ada@exemple.test")
    return newest("organisations.invitation")


def an_invitation_to_the_team() -> Link:
    territory = a_territory()
    by = acting(a_member(Role.COORDINATOR, territory))
    asked = {"email": "ines@exemple.test", "motive": "Aider", "availability": "Lundi"}
    candidacy = apply_as_volunteer(territory, by=Actor.visitor(name="Inès Faure"), **asked)
    assert candidacy is not None
    accept_candidate(candidacy, by=by)
    return newest("volunteers.invitation")


def a_part_to_complete() -> Link:
    found_outside()
    return newest("placements.complete")


def a_part_for_a_colleague() -> Link:
    """The company's address on file is that of one of its members."""
    placement = a_draft().placement
    member = placement.company.memberships.first()
    Placement.objects.filter(pk=placement.pk).update(host_email=member.user.email)
    agreement = placement.agreements.get()
    return make_link(purpose="placements.complete", subject_id=agreement.pk, recipient=member.user.email)


def a_colleague_to_sign() -> Link:
    agreement = a_draft()
    member = agreement.placement.company.memberships.first()
    signer = {"name": member.user.name, "function": "gérante", "email": member.user.email, "phone": ""}
    name_representative(agreement, **signer, by=the_host(agreement))
    return link_of(seat(in_signature(agreement), Party.HOST))


def a_host_to_sign() -> Link:
    return link_of(seat(in_signature(found_outside()), Party.HOST))


def a_guardian_to_sign() -> Link:
    return link_of(seat(in_signature(), Party.GUARDIAN))


def a_sheet(party: Party) -> Link:
    agreement = in_signature()
    sheet_address(seat(agreement, party), by=the_school(agreement))
    return newest("placements.sign")


def a_week() -> Link:
    signed(in_signature(found_outside()))
    return newest("placements.week")


def a_tutors_page() -> Link:
    give_host_page(signed().placement, notices.HOST_PAGE)
    return newest("placements.week")


def a_hosts_page() -> Link:
    give_host_page(signed(in_signature(found_outside())).placement, notices.HOST_PAGE)
    return newest("placements.week")


def a_family_page() -> Link:
    pupil = a_pupil()
    Guardian.objects.create(pupil=pupil, name="Nadia Benali", email="nadia@exemple.test")
    send_family_pages("nadia@exemple.test")
    return newest("privacy.family")


def a_guardian_asked_about_a_mentor() -> Link:
    """A pupil is given somebody who accompanies them, and the mother is told."""
    pupil = a_pupil()
    territory = pupil.enrolments.get().classroom.school.territory
    a_coordinator(territory)
    Guardian.objects.create(pupil=pupil, name="Nadia Benali", email="nadia@exemple.test")
    a_pair(pupil, a_cleared_volunteer(territory), since=clock.now() + timedelta(days=3))
    return newest("mentoring.guardian")


def a_guardian_asked_about_an_event() -> Link:
    """A pupil has a seat at an event, and the mother is asked."""
    classroom = a_classroom()
    a_seat(a_visit(classroom), classroom, mother=True)
    return newest("entrance.guardian")


def a_familys_year() -> Link:
    pupil = a_pupil()
    guardian = Guardian.objects.create(pupil=pupil, name="Nadia Benali", email="nadia@exemple.test")
    send_pages([guardian], by=a_head_of(pupil.enrolments.get().classroom.school))
    return newest("families.page")


def a_member_of_the_network() -> Link:
    file = a_file_with_mail()
    member = join_network(file, by=_owner_of(file), since=clock.today(), signed_by="Awa Diallo")
    ask_same_again(member, by=_owner_of(file))
    return newest("outreach.same_again")


def a_draft_to_read() -> Link:
    file = a_file_with_mail()
    met = keep_interview(file, by=_owner_of(file), said=Said({"title": "Au garage", "sector": "automotive"}))
    show_draft(draft_offer(met, by=_owner_of(file)), by=_owner_of(file))
    return newest("outreach.confirm_draft")


def a_file_with_mail() -> CompanyFile:
    territory = a_territory()
    volunteer = a_volunteer(territory)
    file = open_file("Garage Diallo", by=acting(volunteer), territory=territory, siret=a_siret(territory.pk))
    add_contact(file, by=acting(volunteer), name="Awa Diallo", email="awa@garage.test")
    return file


def _owner_of(file: CompanyFile) -> Actor:
    return acting(Volunteer.objects.get(territory=file.territory_id))


def _file_of(link: Link) -> CompanyFile:
    return Contact.objects.get(email=link.recipient).file


def contact_has_left(link: Link) -> None:
    contact_left(Contact.objects.get(email=link.recipient), by=_owner_of(_file_of(link)))


def contact_wants_no_mail(link: Link) -> None:
    no_more_mail(Contact.objects.get(email=link.recipient), by=_owner_of(_file_of(link)))


def leaves_the_network(link: Link) -> None:
    leave_network(_file_of(link).network.get(), by=_owner_of(_file_of(link)), why="Déménage")


def leaves_the_company(link: Link) -> None:
    member = Membership.objects.get(user__email=link.recipient, until=None)
    a_member(Role.COMPANY, member.company)
    end_membership(member, by=acting(member))


def leaves_the_school(link: Link) -> None:
    member = Membership.objects.get(user=row_of(link).user, until=None)
    a_member(Role.HEAD_TEACHER, member.school)
    end_membership(member, by=acting(member))


def closes_the_account(link: Link) -> None:
    user = Q(email=link.recipient)
    if link.purpose == "placements.sign":
        user |= Q(pk=row_of(link).user_id)
    assert User.objects.filter(user).update(is_active=False)


def leaves_the_team(link: Link) -> None:
    from premierpas.applications.models import Application

    offer = Application.objects.get(pk=link.subject_id).offer
    other = a_member(Role.COMPANY, offer.company)
    offer.team.all().delete()
    offer.team.create(membership=other)
    type(offer).objects.filter(pk=offer.pk).update(created_by=other.user)


def another_is_named(link: Link) -> None:
    named = {"name": "Lina Roy", "function": "directrice", "email": "lina@roy.test"}
    pass_on(row_of(link), **named, by=the_holder(row_of(link)))


def another_contact(link: Link) -> None:
    row = row_of(link)
    correct_contact(row, email="autre@exemple.test", phone="", by=the_school(row.agreement))


def another_host_contact(link: Link) -> None:
    """Of the placement, and of who signs for its host."""
    model: type[Model] = Agreement if link.purpose == "placements.complete" else Placement
    thing = model._default_manager.get(pk=link.subject_id)
    placement = thing.placement if isinstance(thing, Agreement) else thing
    Placement.objects.filter(pk=placement.pk).update(host_email="autre@exemple.test")
    Signatory.objects.filter(agreement__placement=placement, party=Party.HOST).update(email="autre@exemple.test")


def no_longer_guardian(link: Link) -> None:
    remove_guardian(_pupil(link), rank=1, by=_school_of(link))


def another_guardian(link: Link) -> None:
    record_guardian(_pupil(link), rank=1, name="Karim Benali", phone="+33698765432", by=_school_of(link))


def _school_of(link: Link) -> Actor:
    return a_head_of(_pupil(link).enrolments.latest("since").classroom.school)


def no_longer_sees_the_pupil(link: Link) -> None:
    end_links(pupil=Placement.objects.get(pk=link.subject_id).pupil, membership__user__email=link.recipient)


def is_taken_back(link: Link) -> None:
    from premierpas.organisations.models import Invitation

    invitation = Invitation.objects.get(pk=link.subject_id)
    withdraw_invitation(invitation, by=a_head_of(invitation.school))


def is_suspended(link: Link) -> None:
    volunteer = Volunteer.objects.get(pk=link.subject_id)
    suspend(volunteer, by=acting(volunteer.territory.memberships.get()), reason="À éclaircir")


def another_address(link: Link) -> None:
    Volunteer.objects.filter(pk=link.subject_id).update(email="autre@exemple.test")


def _pupil(link: Link) -> Pupil:
    if link.purpose == "entrance.guardian":
        return Participant.objects.get(pk=link.subject_id).enrolment.pupil
    if link.purpose == "mentoring.guardian":
        return Pair.objects.get(pk=link.subject_id).enrolment.pupil
    if link.purpose in ("privacy.family", "families.page"):
        return Pupil.objects.get(pk=link.subject_id)
    return row_of(link).agreement.placement.pupil


@dataclass(frozen=True)
class Part:
    """A part that somebody holds by a link, and every way in which it is lost."""

    purpose: str
    link: Callable[[], Link]
    endings: tuple[Callable[[Link], None], ...] = field(default=())


def a_partner_invited() -> Link:
    here = around()
    invite_person(here.partner, by=here.volunteer, name="Claire", email=here.contact.email)
    return newest("partners.invitation")


def an_introduction_asked() -> Link:
    around().introduction()
    return newest("partners.answer")


def hours_asked() -> Link:
    around().hours()
    return newest("partners.hours")


def somebody_invited_to_an_event() -> Link:
    """A former pupil is invited to an evening by their address."""
    event = an_event(a_territory(), for_whom="alumni", open_to="invited")
    invite_people(event, by=a_coordinator(event.territory), guests={"sira@exemple.test": "Sira"})
    return newest("events.guest")


def the_invitation_has_another_address(link: Link) -> None:
    Invited.objects.filter(pk=link.subject_id).update(email="autre@exemple.test")


def a_stand_invited() -> Link:
    event = a_forum()
    add_stand(event, by=a_coordinator(event.territory), name="La Bécane", email="lea@becane.test", invite=True)
    return newest("forums.stand")


def a_speaker_asked() -> Link:
    event = a_forum()
    Speaker.objects.create(event=event, name="Karim Amar", email="karim@eau.test")
    ask_speakers(event, by=a_coordinator(event.territory))
    return newest("forums.speaker")


def the_stand_has_another_address(link: Link) -> None:
    stand = Stand.objects.get(pk=link.subject_id)
    fields = as_it_is(stand) | {"email": "samir@becane.test"}
    change_stand(stand, by=a_coordinator(stand.event.territory), fields=fields, places={})


def the_speaker_has_another_address(link: Link) -> None:
    Speaker.objects.filter(pk=link.subject_id).update(email="lucie@eau.test")


def the_contact() -> PartnerContact:
    return PartnerContact.objects.get(name="Claire Aubert")


def the_contact_leaves(link: Link) -> None:
    person_left(the_contact(), by=a_coordinator(the_contact().partner.territory))


def the_contact_has_another_address(link: Link) -> None:
    PartnerContact.objects.filter(pk=the_contact().pk).update(email="autre@fondation.example")


def the_invitation_ends(link: Link) -> None:
    end_member(Member.objects.get(), by=a_coordinator(the_contact().partner.territory))


def news_asked() -> Link:
    run_follow_ups_for(an_alumnus())
    return newest("afterwards.follow_up")


def a_reference_asked() -> Link:
    placement = signed(in_signature(found_outside())).placement
    with travel(placement.last_day):
        run_states()
        placement.refresh_from_db()
        ask_for_reference(placement, by=acting(placement.pupil))
    return newest("afterwards.reference")


def another_contact_of_the_host(link: Link) -> None:
    placement = Reference.objects.get(pk=link.subject_id).placement
    Placement.objects.filter(pk=placement.pk).update(host_email="autre@exemple.test")
    Signatory.objects.filter(agreement__placement=placement, party=Party.HOST).update(email="autre@exemple.test")


def the_address_changes(link: Link) -> None:
    Alumnus.objects.update(email="autre@exemple.test")


PARTS = {
    "a host is asked for a word": Part("afterwards.reference", a_reference_asked, (another_contact_of_the_host,)),
    "a former pupil is asked": Part("afterwards.follow_up", news_asked, (the_address_changes,)),
    "a colleague answers": Part(
        "applications.answer", an_answer, (leaves_the_company, leaves_the_team, closes_the_account)
    ),
    "somebody is invited": Part("organisations.invitation", an_invitation, (is_taken_back,)),
    "a candidate is invited": Part(
        "volunteers.invitation", an_invitation_to_the_team, (is_suspended, another_address)
    ),
    "a host completes": Part("placements.complete", a_part_to_complete, (another_host_contact,)),
    "a colleague completes": Part("placements.complete", a_part_for_a_colleague, (leaves_the_company,)),
    "a colleague signs": Part(
        "placements.sign", a_colleague_to_sign,
        (leaves_the_company, closes_the_account, another_is_named, another_contact),
    ),
    "a host signs": Part("placements.sign", a_host_to_sign, (another_is_named, another_contact)),
    "a guardian signs": Part(
        "placements.sign", a_guardian_to_sign, (no_longer_guardian, another_guardian, another_contact)
    ),
    "a guardian signs on paper": Part(
        "placements.sign", lambda: a_sheet(Party.GUARDIAN), (no_longer_guardian, another_guardian)
    ),
    "a head signs on paper": Part(
        "placements.sign", lambda: a_sheet(Party.SCHOOL), (leaves_the_school, closes_the_account)
    ),
    "a pupil signs on paper": Part("placements.sign", lambda: a_sheet(Party.PUPIL), (closes_the_account,)),
    "a host has the week": Part("placements.week", a_week, (another_host_contact,)),
    "a tutor has the page": Part(
        "placements.week", a_tutors_page, (leaves_the_company, closes_the_account, no_longer_sees_the_pupil)
    ),
    "a host has the page": Part("placements.week", a_hosts_page, (another_host_contact,)),
    "a partner's person is invited": Part(
        "partners.invitation", a_partner_invited, (the_invitation_ends, the_contact_leaves)
    ),
    "a partner's person is asked for an introduction": Part(
        "partners.answer", an_introduction_asked, (the_contact_leaves, the_contact_has_another_address)
    ),
    "a partner's person is asked for hours": Part(
        "partners.hours", hours_asked, (the_contact_leaves, the_contact_has_another_address)
    ),
    "a member of the network answers": Part(
        "outreach.same_again", a_member_of_the_network,
        (contact_has_left, contact_wants_no_mail, leaves_the_network),
    ),
    "a host reads its draft": Part(
        "outreach.confirm_draft", a_draft_to_read, (contact_has_left, contact_wants_no_mail)
    ),
    "a stand is invited": Part("forums.stand", a_stand_invited, (the_stand_has_another_address,)),
    "a former pupil is invited": Part(
        "events.guest", somebody_invited_to_an_event, (the_invitation_has_another_address,)
    ),
    "a speaker is asked": Part("forums.speaker", a_speaker_asked, (the_speaker_has_another_address,)),
    "a guardian is asked about a mentor": Part(
        "mentoring.guardian", a_guardian_asked_about_a_mentor, (no_longer_guardian, another_guardian)
    ),
    "a guardian is asked about an event": Part(
        "entrance.guardian", a_guardian_asked_about_an_event, (no_longer_guardian, another_guardian)
    ),
    "a guardian follows the child's year": Part(
        "families.page", a_familys_year, (no_longer_guardian, another_guardian)
    ),
    "a guardian has the child's data": Part("privacy.family", a_family_page, (no_longer_guardian, another_guardian)),
}  # fmt: skip
