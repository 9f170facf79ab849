"""Joining the team from an invitation: the name is typed, so that no mail scanner can do it."""

from allauth.mfa.utils import is_mfa_enabled
from django import forms
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
from premierpas.people.enums import Clearance
from premierpas.people.models import Volunteer
from premierpas.ui.forms import Form

from ..actions import accept_invitation, renew_invitation
from ..actions.joining import waits_for


class JoinForm(Form):
    """The deliberate entry."""

    name = forms.CharField(
        label=_("Votre prénom et votre nom"), max_length=150,
        help_text=_("Tels que l’équipe et les entreprises les liront."),
    )  # fmt: skip


def _volunteer(link: Link) -> Volunteer:
    return Volunteer.objects.select_related("territory", "user").get(pk=link.subject_id)


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """Which team, and the name that is typed to join it."""
    volunteer = _volunteer(link)
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                if lock_link(link).used_at is None:
                    use_link(link)
                    by = Actor.holder(link, name=form.cleaned_data["name"])
                    volunteer = accept_invitation(volunteer, by=by)
                    assert volunteer.user is not None  # the yes has just made or found the account
                    if is_mfa_enabled(volunteer.user):
                        return done(request, link)  # a link doesn't replace their second factor
                    sign_in_user(request, volunteer.user, came_by=Channel.EMAIL)
                    request.session[ACTIVE] = f"volunteer:{volunteer.pk}"
            return redirect("volunteers:mine")
        except LinkOver:
            return done(request, link)
        except DomainError as error:
            form.refuse(error)
    words = {"volunteer": volunteer, "form": form}
    return page(request, "volunteers/join.html", words, status=422 if form.errors else 200)


def done(request: SiteRequest, link: Link) -> HttpResponse:
    """Already in the team: the way in is by e-mail code."""
    return page(request, "volunteers/joined.html", {"volunteer": _volunteer(link)})


def renew(link: Link) -> None:
    """A fresh link to the address of the application."""
    renew_invitation(_volunteer(link), by=Actor.holder(link))


def may_renew(link: Link) -> bool:
    """Whether the invitation still waits."""
    return waits_for(_volunteer(link))


def still_holds(link: Link) -> bool:
    """Whoever heard yes, under the address it was sent to, and hasn't been suspended."""
    volunteer = _volunteer(link)
    is_theirs = volunteer.email == link.recipient and volunteer.state not in (Clearance.DECLINED, Clearance.SUSPENDED)
    return is_theirs and volunteer.candidacies.filter(accepted=True).exists()


PURPOSE = Purpose(still_holds=still_holds, screen=show, done=done, renew=renew, may_renew=may_renew)
