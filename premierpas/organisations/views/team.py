"""A company's colleagues and places."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.screens import page, screen
from premierpas.organisations.actions.companies import add_site
from premierpas.organisations.actions.members import end_membership, invite, set_may_sign, withdraw_invitation
from premierpas.organisations.enums import Role
from premierpas.organisations.forms.companies import InviteForm, SiteForm
from premierpas.organisations.models import Company


@screen(permission="organisations.work_as_company")
def team(request: HttpRequest) -> HttpResponse:
    """Who is here, who may sign, where pupils come; invite somebody, add a place."""
    company = Company.objects.get(pk=request.viewer.company_id)
    act = request.POST.get("act", "")
    invitation = InviteForm(request.POST if act == "invite" else None, prefix="inv")
    site = SiteForm(request.POST if act == "site" else None, prefix="site")
    if request.method == "POST" and _done(request, company, act, invitation, site):
        return redirect("organisations:team")
    words = {
        "company": company,
        "members": list(company.memberships.filter(until=None).select_related("user").order_by("since")),
        "invitations": list(company.invitations.filter(accepted_at=None, withdrawn_at=None)),
        "sites": list(company.sites.order_by("name")),
        "invite_form": invitation,
        "site_form": site,
        "me": request.viewer.membership_id,
    }
    return page(request, "organisations/team.html", words, status=422 if request.method == "POST" else 200)


def _done(request: HttpRequest, company: Company, act: str, invitation: InviteForm, site: SiteForm) -> bool:
    if act == "invite":
        if not invitation.is_valid():
            return False
        try:
            invite(by=request.viewer.user, role=Role.COMPANY, company=company, **invitation.cleaned_data)
        except DomainError as error:
            invitation.add_error(error.field, error.message)
            return False
        messages.success(request, _("Invitation envoyée."))
    elif act == "site":
        if not site.is_valid():
            return False
        data = site.cleaned_data
        add_site(
            company, name=data["name"], street=data["street"], postal_code=data["postal_code"], insee=data["insee"],
            position=site.position,
        )  # fmt: skip
        messages.success(request, _("Lieu enregistré."))
    else:
        _change_member(request, company, act)
    return True


def _change_member(request: HttpRequest, company: Company, act: str) -> None:
    key = request.POST.get("id", "")
    number = int(key) if key.isdecimal() else 0
    member = company.memberships.filter(pk=number, until=None).first()
    try:
        if act == "end" and member:
            end_membership(member)
            messages.success(request, _("Cette personne n’a plus accès."))
        elif act == "signs" and member:
            set_may_sign(member, may_sign=not member.may_sign)
        elif act == "withdraw":
            pending = company.invitations.filter(pk=number).first()
            if pending:
                withdraw_invitation(pending)
                messages.success(request, _("Invitation retirée."))
    except DomainError as error:
        messages.error(request, str(error.message))
