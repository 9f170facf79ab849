"""Who joins and who leaves: invitations, memberships, classes given to teachers."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import make_link, revoke_links
from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action, current_actor, step
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.events import emit
from premierpas.core.outbox.about import About
from premierpas.core.outbox.notices import Recipient, post
from premierpas.core.text import one_line
from premierpas.organisations.enums import Role
from premierpas.organisations.errors import AlreadyInvited, LastMember, OtherDomain, StandIn, TooSoon
from premierpas.organisations.events import MembershipEnded, TeacherAssigned, TeacherUnassigned
from premierpas.organisations.models import (
    Classroom,
    ClassroomTeacher,
    Company,
    Invitation,
    Membership,
    School,
    Territory,
)
from premierpas.organisations.notices import INVITATION
from premierpas.organisations.permissions import Joining
from premierpas.organisations.work_addresses import domain_of, is_usual, known_domains

INVITATION_LINK = "organisations.invitation"
INVITATION_DAYS = 30
Days = tuple[date, date]
REMINDER_RESTS = timedelta(days=1)
LONGEST_STAND_IN = timedelta(days=366)


def _asked(arguments: Mapping[str, Any]) -> Joining:
    return Joining(arguments["role"], arguments["school"] or arguments["company"] or arguments["territory"])


@action(may="organisations.invite", on=_asked, tasks=True)
def invite(
    *, by: Actor, role: Role, name: str, email: str, function: str = "", address_confirmed: bool = False,
    school: School | None = None, company: Company | None = None, territory: Territory | None = None,
) -> Invitation:  # fmt: skip
    """Ask somebody to join; the message's link makes the account and the membership. Raises AlreadyInvited.

    A school's people are invited where they work: raises OtherDomain for another address that nobody has confirmed.
    The deployment itself invites the first coordinator of a territory.
    """
    return ask_to_join(
        role=role, name=name, email=email, function=function, address_confirmed=address_confirmed, school=school,
        company=company, territory=territory,
    )  # fmt: skip


@step
def ask_to_join(
    *, role: Role, name: str, email: str, function: str = "", address_confirmed: bool = False,
    school: School | None = None, company: Company | None = None, territory: Territory | None = None,
) -> Invitation:  # fmt: skip
    """The same, as a part of opening a territory."""
    email, function = email.strip().lower(), one_line(function)
    if role == Role.OFFICE and not function:
        raise DomainError(_("Indiquez sa fonction : elle est affichée à côté de son nom."), field="function")
    place = {"school": school, "company": company, "territory": territory}
    if Membership.objects.filter(user__email__iexact=email, role=role, until=None, **place).exists():
        raise AlreadyInvited
    if school is not None and not address_confirmed and not is_usual(email, known := known_domains(school)):
        raise OtherDomain(domain_of(email), known)
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(
                email=email, name=name, role=role, function=function, invited_by=current_actor().user, **place
            )
    except IntegrityError:
        raise AlreadyInvited from None
    _send(invitation)
    return invitation


def _send(invitation: Invitation) -> None:
    """Post the invitation with a fresh link."""
    link = make_link(
        purpose=INVITATION_LINK,
        subject_id=invitation.pk,
        recipient=invitation.email,
        recipient_name=invitation.name,
        days_valid=INVITATION_DAYS,
    )
    organisation = invitation.school or invitation.company or invitation.territory
    post(
        INVITATION,
        Recipient(name=invitation.name, email=invitation.email),
        key=f"organisations.invitation:{link.pk}",
        about=about_invitation(invitation),
        link=f"link:{link.pk}",
        inviter=invitation.invited_by.name if invitation.invited_by else settings.SITE_NAME,
        organisation=organisation.name if organisation else "",
        role=invitation.function or Role(invitation.role).label,
    )


def about_invitation(invitation: Invitation) -> About:
    """What messages around an invitation are about."""
    place = invitation.school or invitation.company
    territory = place.territory_id if place else invitation.territory_id
    return About("invitation", invitation.pk, territory)


def joining(arguments: Mapping[str, Any]) -> Joining:
    """Who is to join where, as an invitation says it."""
    invitation = arguments["invitation"]
    return Joining(Role(invitation.role), invitation.school or invitation.company or invitation.territory)


def is_invited(link: Link, invitation: Invitation) -> bool:
    """Whether the link's holder is whom this invitation went to."""
    return link.subject_id == invitation.pk


@action(may="organisations.invite", on=joining)
def remind_invitation(invitation: Invitation, *, by: Actor) -> None:
    """Send the invitation again, with a link that works. Raises TooSoon within a day of the last one, WrongState."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.accepted_at or invitation.withdrawn_at or invitation.claimed_name:
        raise WrongState(_("Cette invitation n’attend plus de réponse."))
    recent = Link.objects.filter(purpose=INVITATION_LINK, subject_id=invitation.pk)
    if recent.filter(created_at__gt=clock.now() - REMINDER_RESTS).exists():
        raise TooSoon
    _send(invitation)


@action(may=NOBODY, links={INVITATION_LINK: is_invited}, on="invitation")
def renew_invitation(invitation: Invitation, *, by: Actor) -> None:
    """Whoever opens a link that is over asks for a new one: it goes to the address that was invited."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.accepted_at is None and invitation.withdrawn_at is None and not invitation.claimed_name:
        _send(invitation)


@action(may="organisations.invite", on=joining)
def withdraw_invitation(invitation: Invitation, *, by: Actor) -> None:
    """The invitation no longer holds; its link ends."""
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(withdrawn_at=clock.now())
    revoke_links(purpose=INVITATION_LINK, subject_id=invitation.pk)


@action(may="organisations.end_membership")
def end_membership(membership: Membership, *, by: Actor) -> None:
    """Somebody leaves: what they could see ends now. Raises LastMember when nobody of their role would be left."""
    # All peers in one order: two heads who remove each other at the same moment don't block one another.
    peers = list(
        Membership.objects.select_for_update().filter(
            role=membership.role, school=membership.school_id, company=membership.company_id,
            territory=membership.territory_id, until=None,
        ).order_by("pk")
    )  # fmt: skip
    if membership not in peers:
        return
    if membership.role not in (Role.TEACHER, Role.OFFICE) and len(peers) == 1:
        raise LastMember
    close_membership(peers[peers.index(membership)])


@step
def close_membership(membership: Membership) -> None:
    """It ends now, and with it what it gave; also where somebody is erased and nobody of their role is left."""
    membership.until = clock.now()
    membership.save(update_fields=["until"])
    ClassroomTeacher.objects.filter(membership=membership).delete()
    emit(MembershipEnded(at=clock.now(), membership_id=membership.pk))


@action(may="organisations.manage_company", on=lambda given: given["membership"].company)
def set_may_sign(membership: Membership, *, may_sign: bool, by: Actor) -> Membership:
    """Whether this colleague may bind the company; nothing happens to whoever has left."""
    Membership.objects.filter(pk=membership.pk, role=Role.COMPANY, until=None).update(may_sign=may_sign)
    membership.refresh_from_db(fields=["may_sign"])
    return membership


@action(may="organisations.staff_classroom")
def assign_teacher(
    classroom: Classroom, membership: Membership, *, by: Actor, referent: bool = False, days: Days | None = None
) -> None:
    """Give a class to a teacher of its school; as referent they replace the former one in that part.

    A stand-in has it from the first to the last of `days`; raises StandIn when those don't come or are no time.
    """
    if days and (days[1] < days[0] or days[1] < clock.today()):
        raise StandIn(_("Le dernier jour est avant le premier, ou déjà passé."), field="last_day")
    if days and days[1] > clock.today() + LONGEST_STAND_IN:
        raise StandIn(_("Un remplacement dure un an au plus. Vérifiez l’année."), field="last_day")
    if days and referent:
        raise StandIn(_("Qui remplace n’est pas référent : la classe n’en aurait plus après."), field="referent")
    give_class(classroom, membership, referent=referent, days=days)


@step
def give_class(
    classroom: Classroom, membership: Membership, *, referent: bool = False, days: Days | None = None
) -> None:
    """The same as a part of another action: a list that a teacher reads in. Raises WrongState for other schools'."""
    Classroom.objects.select_for_update().get(pk=classroom.pk)
    present = Membership.objects.filter(pk=membership.pk, role=Role.TEACHER, school=classroom.school_id, until=None)
    if not present.exists():
        raise WrongState(_("Cette personne n’est pas professeur de cet établissement."))
    if referent:
        ClassroomTeacher.objects.filter(classroom=classroom, is_referent=True).update(is_referent=False)
    since, until = clock.instants(*days) if days else (None, None)
    ClassroomTeacher.objects.update_or_create(
        classroom=classroom,
        membership=membership,
        defaults={"is_referent": referent, "since": since, "until": until},
    )
    emit(TeacherAssigned(at=clock.now(), classroom_id=classroom.pk, membership_id=membership.pk))


@action(may="organisations.staff_classroom")
def unassign_teacher(classroom: Classroom, membership: Membership, *, by: Actor) -> None:
    """Take a class from a teacher: they no longer see its pupils."""
    ClassroomTeacher.objects.filter(classroom=classroom, membership=membership).delete()
    emit(TeacherUnassigned(at=clock.now(), classroom_id=classroom.pk, membership_id=membership.pk))
