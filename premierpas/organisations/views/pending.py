"""Open invitations, which every page of an organisation shows: sent again, taken back, or confirmed."""

from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.text import whole_number
from premierpas.organisations.actions.joining import confirm_newcomer
from premierpas.organisations.actions.members import invite, remind_invitation, withdraw_invitation
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Company, School, Territory

from ..forms.invitations import InviteForm, StaffInviteForm

Place = School | Company | Territory
_KEY: dict[type, str] = {School: "school", Company: "company", Territory: "territory"}


def number_sent(request: SiteRequest) -> int:
    """The row that a button names, as `end:12`, or that its own form does; 0, which no row has, for anything else."""
    row = request.POST.get("act", "").partition(":")[2] or request.POST.get("id", "")
    return whole_number(row) or 0


def change_invitation(request: SiteRequest, place: Place, act: str) -> bool:
    """Send an invitation of this place again, take it back or confirm who answered; whether `act` was one."""
    if act not in ("remind", "withdraw", "confirm"):
        return False
    pending = place.invitations.filter(pk=number_sent(request), accepted_at=None, withdrawn_at=None).first()
    if pending is None:
        return True
    try:
        if act == "remind":
            remind_invitation(pending, by=request.actor)
            messages.success(request, _("Invitation envoyée de nouveau."))
        elif act == "confirm":
            confirm_newcomer(pending, by=request.actor)
            messages.success(request, _("C’est noté : cette personne a maintenant accès. Elle est prévenue."))
        else:
            withdraw_invitation(pending, by=request.actor)
            messages.success(request, _("Invitation retirée."))
    except DomainError as error:
        messages.error(request, str(error.message))
    return True


def invited(request: SiteRequest, form: InviteForm | StaffInviteForm, place: Place, role: Role) -> bool:
    """Invite the person of a form (name, email); what is wrong is said at its field."""
    if not form.is_valid():
        return False
    data = form.cleaned_data
    place_named: dict[str, Any] = {_KEY[type(place)]: place}
    try:
        invite(
            by=request.actor, role=role, name=data["name"], email=data["email"], function=data.get("function", ""),
            address_confirmed=form.address_confirmed, **place_named,
        )  # fmt: skip
    except DomainError as error:
        form.refuse(error)
        return False
    messages.success(request, _("Invitation envoyée."))
    return True
