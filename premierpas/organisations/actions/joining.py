"""Somebody answers an invitation: as who was meant they are in at once, under another name once somebody says yes."""

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action, step
from premierpas.core.errors import WrongState
from premierpas.core.events import emit
from premierpas.core.outbox.notices import Recipient, post
from premierpas.core.text import one_line

from .. import presence
from ..enums import Role
from ..errors import OtherName
from ..events import MembershipStarted
from ..models import Invitation, Membership
from ..named_back import is_name_of
from ..notices import CONFIRMED, JOINED, OTHER_NAME
from ..people import account_for, told
from .members import INVITATION_LINK, about_invitation, is_invited, joining


@action(may=NOBODY, links={INVITATION_LINK: is_invited})
def accept_invitation(invitation: Invitation, *, by: Actor) -> Membership:
    """The invited person is who they say: account (an existing one keeps its name) and membership.

    Raises OtherName where a school meant somebody who isn't called like that: `claim_invitation` is what remains.
    """
    invitation = _open(invitation)
    if invitation.school_id and not is_name_of(by.name, invitation.name):
        raise OtherName
    return _join(invitation, by.name)


@action(may=NOBODY, links={INVITATION_LINK: is_invited})
def claim_invitation(invitation: Invitation, *, by: Actor) -> Invitation:
    """Whoever opened the message has another name: they wait, and those who answer for the school are told."""
    invitation = _open(invitation)
    invitation.claimed_name = one_line(by.name)[:150]
    invitation.save(update_fields=["claimed_name"])
    school = invitation.school
    if school is None:
        raise WrongState(_("Seul un établissement attend un nom."))
    heads = told(presence.heads(school.pk))
    post(
        OTHER_NAME,
        heads or told(presence.coordinators(school.territory_id)),
        key=f"organisations.other_name:{invitation.pk}",
        about=about_invitation(invitation),
        link=reverse("organisations:staff") if heads else reverse("organisations:school", args=[school.pk]),
        person=invitation.claimed_name,
        invited=invitation.name,
        email=invitation.email,
        school=school.name,
    )
    return invitation


@action(may="organisations.invite", on=joining)
def confirm_newcomer(invitation: Invitation, *, by: Actor) -> Membership:
    """Whoever answered under another name is who was meant after all: they are in, and told so."""
    invitation = _open(invitation)
    if not invitation.claimed_name:
        raise WrongState(_("Cette personne n’a pas encore répondu."))
    membership = _join(invitation, invitation.claimed_name)
    post(
        CONFIRMED,
        Recipient(name=membership.user.name, email=invitation.email),
        key=f"organisations.confirmed:{invitation.pk}",
        about=about_invitation(invitation),
        link=reverse("accounts:sign_in"),
        school=invitation.school.name if invitation.school else "",
    )
    return membership


def _open(invitation: Invitation) -> Invitation:
    """The invitation, locked, as long as it waits for an answer."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.withdrawn_at:
        raise WrongState(_("Cette invitation a été retirée."))
    if invitation.accepted_at:
        raise WrongState(_("Cette invitation est déjà acceptée."))
    return invitation


@step
def _join(invitation: Invitation, name: str) -> Membership:
    user = account_for(invitation.email, name=name)
    membership, _new = Membership.objects.get_or_create(
        user=user, role=invitation.role, school=invitation.school, company=invitation.company,
        territory=invitation.territory, until=None,
        defaults={"invited_by": invitation.invited_by, "function": invitation.function, "since": clock.now()},
    )  # fmt: skip
    invitation.accepted_at = clock.now()
    invitation.save(update_fields=["accepted_at"])
    emit(MembershipStarted(at=clock.now(), membership_id=membership.pk))
    if invitation.school_id:
        _tell_heads(invitation, membership)
    return membership


def _tell_heads(invitation: Invitation, membership: Membership) -> None:
    """Who has come, to the heads who were there."""
    school = membership.school
    if school is None:
        return
    post(
        JOINED,
        told(presence.heads(school.pk).exclude(pk=membership.pk)),
        key=f"organisations.joined:{membership.pk}",
        about=about_invitation(invitation),
        link=reverse("organisations:staff"),
        person=membership.user.name,
        email=membership.user.email or "",
        role=membership.function or Role(membership.role).label,
        school=school.name,
    )
