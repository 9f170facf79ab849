"""Accepting an invitation from its link: the name is typed, so that no mail scanner can do it."""

from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from premierpas.accounts.flows import sign_in_user
from premierpas.accounts.link_acts import LinkOver, Purpose, lock_link, use_link
from premierpas.accounts.links import Link
from premierpas.accounts.middleware import ACTIVE
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.outbox.models import Channel
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.organisations.actions.joining import accept_invitation, claim_invitation
from premierpas.organisations.actions.members import renew_invitation
from premierpas.organisations.enums import Role
from premierpas.organisations.errors import OtherName
from premierpas.organisations.models import Invitation
from premierpas.ui.forms import Form


class AcceptForm(Form):
    """The deliberate entry."""

    name = forms.CharField(
        label=_("Votre prénom et votre nom"),
        help_text=_("Tels que les élèves et vos collègues les liront : ceux de la personne invitée."),
        max_length=150,
    )


def _invitation(link: Link) -> Invitation:
    return Invitation.objects.select_related("school", "company", "territory", "invited_by").get(pk=link.subject_id)


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """Who invites, as what; the name typed accepts."""
    invitation = _invitation(link)
    form = AcceptForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                if lock_link(link).used_at is None:
                    use_link(link)
                    by = Actor.holder(link, name=form.cleaned_data["name"])
                    try:
                        membership = accept_invitation(invitation, by=by)
                    except OtherName:
                        claim_invitation(invitation, by=by)
                        return done(request, link)
                    if is_mfa_enabled(membership.user):
                        return done(request, link)  # a link doesn't replace their second factor
                    sign_in_user(request, membership.user, came_by=Channel.EMAIL)
                    request.session[ACTIVE] = f"membership:{membership.pk}"
            return redirect(settings.LOGIN_REDIRECT_URL)
        except LinkOver:
            return done(request, link)
        except DomainError as error:
            form.add_error(None, error.message)
    organisation = invitation.school or invitation.company or invitation.territory
    words = {
        "invitation": invitation,
        "inviter": invitation.invited_by.name if invitation.invited_by else settings.SITE_NAME,
        "organisation": organisation.name if organisation else "",
        "role": invitation.function or Role(invitation.role).label,
        "form": form,
    }
    return page(request, "organisations/accept_invitation.html", words, status=422 if form.errors else 200)


def done(request: SiteRequest, link: Link) -> HttpResponse:
    """Already accepted: the way in is by e-mail code. Under another name than the invited one: somebody looks first."""
    invitation = _invitation(link)
    waits = bool(invitation.claimed_name) and invitation.accepted_at is None
    return page(request, "organisations/invitation_done.html", {"invitation": invitation, "waits": waits})


def renew(link: Link) -> None:
    """A fresh link to the address that was invited."""
    renew_invitation(_invitation(link), by=Actor.holder(link))


def may_renew(link: Link) -> bool:
    """Whether the invitation still waits."""
    return _invitation(link).accepted_at is None


def still_holds(link: Link) -> bool:
    """Whoever is invited, until the invitation is taken back."""
    return _invitation(link).withdrawn_at is None


PURPOSE = Purpose(still_holds=still_holds, screen=show, done=done, renew=renew, may_renew=may_renew)
