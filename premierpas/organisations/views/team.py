"""A company's colleagues and places."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.alphabet import alphabetical
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.actions.companies import add_site
from premierpas.organisations.actions.members import end_membership, set_may_sign
from premierpas.organisations.enums import Role
from premierpas.organisations.forms.companies import SiteForm
from premierpas.organisations.forms.invitations import InviteForm
from premierpas.organisations.models import Company
from premierpas.organisations.queries import open_invitations
from premierpas.ui.forms import Together

from .pending import change_invitation, invited, number_sent


@screen(permission="organisations.work_as_company")
def team(request: SiteRequest) -> HttpResponse:
    """Who is here, who may sign, where pupils come; invite somebody, add a place."""
    company = Company.objects.get(pk=request.viewer.company_id)
    parts = Together(request, {
        "invite": lambda data: InviteForm(data, prefix="inv"), "site": lambda data: SiteForm(data, prefix="site"),
    })  # fmt: skip
    if parts.settle(lambda: _done(request, company, parts)):
        return redirect("organisations:team")
    words = {
        "company": company,
        "members": list(company.memberships.filter(until=None).select_related("user").order_by("since")),
        "invitations": open_invitations(company.invitations.all()),
        "sites": list(company.sites.order_by(alphabetical("name"))),
        "parts": parts,
        "carried": parts.kept,
        "me": request.viewer.membership_id,
    }
    return page(request, "organisations/team.html", words, status=parts.status)


def _done(request: SiteRequest, company: Company, parts: Together) -> bool:
    if parts.act == "invite":
        return invited(request, parts["invite"], company, Role.COMPANY)
    if parts.act == "site":
        return _site_added(request, company, parts["site"])
    if not change_invitation(request, company, parts.act):
        _change_member(request, company, parts.act)
    return True


def _site_added(request: SiteRequest, company: Company, site: SiteForm) -> bool:
    if not site.is_valid():
        return False
    data = site.cleaned_data
    add_site(
        company, name=data["name"], street=data["street"], postal_code=data["postal_code"], insee=data["insee"],
        by=request.actor,
    )  # fmt: skip
    messages.success(request, _("Lieu enregistré."))
    return True


def _change_member(request: SiteRequest, company: Company, act: str) -> None:
    member = company.memberships.filter(pk=number_sent(request), until=None).first()
    if member is None:
        return
    try:
        if act == "end":
            end_membership(member, by=request.actor)
            messages.success(request, _("Cette personne n’a plus accès."))
        elif act in ("signs", "signs_not"):
            set_may_sign(member, may_sign=act == "signs", by=request.actor)
    except DomainError as error:
        messages.error(request, str(error.message))
